"""Runs sync in the background: says when an exchange is due, and what people see of it.

Nothing is lost when it is stopped at any moment: what is not answered is asked again with the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.operations.syncing import sync_standing
from cardesk_desktop.sync.courses import Course, Next
from cardesk_desktop.sync.courtesy import Courtesy
from cardesk_desktop.sync.exchange import MOST_OPS, Accepted
from cardesk_desktop.sync.schedule import REGULAR_S, Schedule
from cardesk_desktop.sync.status import Link, Pace, Standing, SyncStatus
from cardesk_desktop.ui.catching_up import CatchingUp
from cardesk_desktop.ui.exchanging import Exchanging
from cardesk_desktop.ui.photo_runner import PhotoRunner
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.waking import Waking

if TYPE_CHECKING:
    from cardesk_desktop.sync.client import ServiceClient

_STANDING = "sync standing"
_LINKS = {
    Next.SIGN_IN: Link.SIGNED_OUT,
    Next.NOT_A_MEMBER: Link.NOT_A_MEMBER,
    Next.UPDATE: Link.PLEASE_UPDATE,
}
_OF_THE_KEYRING = frozenset({Code.KEYRING_LOCKED, Code.KEYRING_MISSING, Code.KEYRING_UNSAFE})
_ENDED = frozenset({Next.SIGN_IN, Next.NOT_A_MEMBER})
_HEARD = frozenset({Link.REACHED, Link.PLEASE_UPDATE})
_LONGEST_WAIT_MS = 3_600_000


class SyncRunner(QObject):
    """One for the program. It rests while the register is not joined, paused, or has nobody signed in."""

    changed = Signal()
    """`status` is another than it was."""
    ended = Signal()
    """The service has ended the session of now: it opens nothing any more."""

    def __init__(
        self,
        tasks: Tasks,
        connect: Callable[[], ServiceClient | None],
        schedule: Schedule,
        courtesy: Courtesy,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        """`connect` gives a client for the session of now, or None where nobody is signed in.

        It raises Refused or Unavailable where nobody can tell that, or where the service is.
        """
        super().__init__(parent)
        self._tasks, self._connect, self._clock = tasks, connect, clock
        self._schedule, self._courtesy = schedule, courtesy
        self._client: ServiceClient | None = None
        self._is_asking = True
        self._has_changed = False
        self._most_ops = MOST_OPS
        self._pace = Pace()
        self.status = SyncStatus()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        tasks.changed.connect(self._on_changes)
        self._exchanging = self._followed(Exchanging(tasks, self))
        self._waking = self._heeded(Waking(tasks, self))
        self._photos = PhotoRunner(tasks, self._look, self)
        self._catching_up = CatchingUp(tasks, courtesy, self._look, self)

    def _followed(self, exchanging: Exchanging) -> Exchanging:
        exchanging.asked.connect(lambda: self._say(replace(self.status, is_working=True)))
        exchanging.had_nothing_to_say.connect(self._rest)
        exchanging.accepted.connect(self._succeed)
        exchanging.refused.connect(self._give_in)
        exchanging.failed.connect(self._fail)
        exchanging.broke.connect(self._break)
        exchanging.dropped.connect(self._drop)
        return exchanging

    def _heeded(self, waking: Waking) -> Waking:
        waking.answered.connect(self._schedule.on_waited)
        waking.woken.connect(lambda: self._ask_soon(self._schedule.on_wake))
        waking.broken.connect(lambda: self._ask_soon(self._schedule.on_broken_wake))
        return waking

    def start(self) -> None:
        """Look how things stand, and begin where the register is joined; also after it joined."""
        self._look()

    def sync_now(self) -> None:
        """Somebody asks for it, the network came back or the computer woke: try at once."""
        self._is_asking = True
        self._schedule.resume()
        self._courtesy.hurry()
        self._look()

    def stop(self) -> None:
        """Ask nothing more, and let nobody wait for an answer. What was not sent stays where it is."""
        self._timer.stop()
        self._catching_up.stop()
        self._schedule.pause()
        self._let_go()

    def reconnect(self) -> None:
        """Somebody signed in or out."""
        self._let_go()
        self._say(replace(self.status, link=Link.UNKNOWN))
        self.sync_now()

    def drop_session(self) -> None:
        """Somebody else was told that the session of now has ended."""
        if self._client is not None:
            self.reconnect()

    def _let_go(self) -> None:
        client, self._client = self._client, None
        self._exchanging.let_go()
        self._waking.stop()
        self._photos.stop()
        if client is not None:
            client.let_go()

    def _on_changes(self, changes: Changes) -> None:
        if self.status.standing.is_joined and changes.nouns != {Noun.PHOTO}:
            self._has_changed = True
            self._schedule.on_change()
            self._look()

    def _look(self) -> None:
        self._tasks.run(sync_standing, on_done=self._stand, owner=self, once=_STANDING, is_behind=True)

    def _stand(self, standing: Standing) -> None:
        left = self._pace.seconds_left(standing.progress, self._clock.now())
        self._say(replace(self.status, standing=standing, seconds_left=left))
        if standing.to_be_made:
            self._catching_up.begin()
        self._arm()

    def _arm(self) -> None:
        due, standing = self._schedule.due_in(), self.status.standing
        if due is None or not standing.is_joined or standing.is_paused:
            self._timer.stop()
        elif not self._exchanging.is_under_way:
            wait_s = max(due, self._courtesy.wait_s())
            self._timer.start(min(ceil(wait_s * 1000), _LONGEST_WAIT_MS))

    def _begin(self) -> None:
        if self._courtesy.wait_s():
            self._arm()
            return
        client = self._client or self._reconnected()
        if client is None:
            return
        # Without a change it is the regular look whether others have something new.
        is_asking = self._is_asking or not self._has_changed or self.status.link not in _HEARD
        self._is_asking = self._has_changed = False
        step = self._courtesy.begin()
        self._exchanging.begin(client, replace(step, ops=min(step.ops, self._most_ops)), is_asking=is_asking)

    def _reconnected(self) -> ServiceClient | None:
        try:
            self._client = self._connect()
        except (Refused, Unavailable) as error:
            self._fail(Link.KEYRING if error.code in _OF_THE_KEYRING else Link.NO_PLACE)
            return None
        if self._client is None:
            self._schedule.pause()
            is_turned_away = self.status.link is Link.NOT_A_MEMBER
            self._say(replace(self.status, link=self.status.link if is_turned_away else Link.SIGNED_OUT))
        return self._client

    def _rest(self) -> None:
        # Somebody may have asked for an exchange while there was nothing to say.
        self._schedule.on_success(is_more=self._is_asking)
        self._look()

    def _drop(self) -> None:
        self._say(replace(self.status, is_working=False))
        self._arm()

    def _succeed(self, accepted: Accepted) -> None:
        now, is_more = self._clock.now(), accepted.is_more
        link = Link.PLEASE_UPDATE if accepted.is_too_old else Link.REACHED
        self._say(replace(self.status, link=link, is_working=is_more, last_success_at=now))
        self._schedule.on_success(is_more=is_more)
        self._is_asking = is_more
        self._look()
        if not is_more:
            self._most_ops = MOST_OPS
            self._go_on_beside(accepted)

    def _go_on_beside(self, accepted: Accepted) -> None:
        client = self._client
        if client is not None:
            self._photos.begin(client)
            # Who is too old stays behind what there is, and would be woken at once, for nothing.
            if not accepted.is_too_old:
                self._waking.begin(client, accepted.cursor)

    def _give_in(self, course: Course) -> None:
        if course.next in _LINKS:
            self._schedule.pause()
            self._let_go()
            if course.next in _ENDED:
                self.ended.emit()
            self._say(replace(self.status, link=_LINKS[course.next], is_working=False))
        elif course.next is Next.AGAIN:
            self._ask_soon(self._schedule.on_cleared)
        elif course.next is Next.SMALLER and self._exchanging.handed_in > 1:
            self._most_ops = self._exchanging.handed_in // 2
            self._ask_soon(self._schedule.on_cleared)
        else:
            self._fail(Link.BUSY if course.next is Next.WAIT else Link.FAILED, course.wait_s)

    def _ask_soon(self, note: Callable[[], None]) -> None:
        self._is_asking = True
        note()
        self._arm()

    def _fail(self, link: Link, wait_s: float = 0) -> None:
        self._say(replace(self.status, link=link, is_working=False))
        if wait_s:
            self._schedule.on_wait(wait_s)
        else:
            self._schedule.on_failure()
        self._arm()

    def _break(self) -> None:
        """People are told of each defect: not so often that they cannot work."""
        self._fail(Link.FAILED, REGULAR_S)

    def _say(self, status: SyncStatus) -> None:
        if status != self.status:
            self.status = status
            self.changed.emit()
