"""Runs sync in the background: says when an exchange is due, and what people see of it.

Nothing is lost when it is stopped at any moment: what is not answered is asked again with the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.operations.syncing import sync_standing
from cardesk_desktop.sync.answers import Heard, heard
from cardesk_desktop.sync.courses import Course, Next
from cardesk_desktop.sync.courtesy import Courtesy
from cardesk_desktop.sync.exchange import Accepted
from cardesk_desktop.sync.schedule import Schedule
from cardesk_desktop.sync.status import Link, Pace, Standing, SyncStatus
from cardesk_desktop.ui.catching_up import CatchingUp
from cardesk_desktop.ui.exchanging import Exchanging
from cardesk_desktop.ui.photo_runner import PhotoRunner
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.sync.client import ServiceClient

_WAKE, _STANDING = "sync wake", "sync standing"
_LINKS = {
    Next.SIGN_IN: Link.SIGNED_OUT,
    Next.NOT_A_MEMBER: Link.NOT_A_MEMBER,
    Next.UPDATE: Link.PLEASE_UPDATE,
}
_LONGEST_WAIT_MS = 3_600_000


class SyncRunner(QObject):
    """One for the program. It rests while the register is not joined, paused, or has nobody signed in."""

    changed = Signal()
    """`status` is another than it was."""

    def __init__(
        self,
        tasks: Tasks,
        connect: Callable[[], ServiceClient | None],
        schedule: Schedule,
        courtesy: Courtesy,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        """`connect` gives a client for the session in the keyring, or None where nobody is signed in."""
        super().__init__(parent)
        self._tasks, self._connect, self._clock = tasks, connect, clock
        self._schedule, self._courtesy = schedule, courtesy
        self._client: ServiceClient | None = None
        self._is_asking = True
        self._has_changed = False
        self._pace = Pace()
        self.status = SyncStatus()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        tasks.changed.connect(self._on_changes)
        self._exchanging = exchanging = Exchanging(tasks, self)
        exchanging.asked.connect(lambda: self._say(replace(self.status, is_working=True)))
        exchanging.had_nothing_to_say.connect(self._rest)
        exchanging.accepted.connect(self._succeed)
        exchanging.refused.connect(self._give_in)
        exchanging.failed.connect(self._fail)
        exchanging.dropped.connect(self._drop)
        self._photos = PhotoRunner(tasks, self._look, self)
        self._catching_up = CatchingUp(tasks, courtesy, self._look, self)

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

    def _let_go(self) -> None:
        client, self._client = self._client, None
        self._exchanging.let_go()
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
        if self._client is None:
            self._client = self._connect()
        if self._client is None:
            self._schedule.pause()
            self._say(replace(self.status, link=Link.SIGNED_OUT))
            return
        # Without a change it is the regular look whether others have something new.
        is_asking = self._is_asking or not self._has_changed or self.status.link is not Link.REACHED
        self._is_asking = self._has_changed = False
        self._exchanging.begin(self._client, self._courtesy.begin(), is_asking=is_asking)

    def _rest(self) -> None:
        self._schedule.on_success(is_more=False)
        self._look()

    def _drop(self) -> None:
        self._say(replace(self.status, is_working=False))
        self._arm()

    def _succeed(self, accepted: Accepted) -> None:
        now = self._clock.now()
        self._say(replace(self.status, link=Link.REACHED, is_working=accepted.is_more, last_success_at=now))
        self._schedule.on_success(is_more=accepted.is_more)
        self._is_asking = accepted.is_more
        self._look()
        if not accepted.is_more:
            self._wait_to_be_woken(accepted.cursor)

    def _give_in(self, course: Course) -> None:
        if course.next in _LINKS:
            self._schedule.pause()
            self._let_go()
            self._say(replace(self.status, link=_LINKS[course.next], is_working=False))
        elif course.next is Next.AGAIN:
            self._is_asking = True
            self._schedule.on_success(is_more=True)
            self._arm()
        elif course.wait_s:
            self._say(replace(self.status, link=Link.BUSY, is_working=False))
            self._schedule.on_wait(course.wait_s)
            self._arm()
        else:
            self._fail(Link.BUSY)

    def _fail(self, link: Link | None) -> None:
        self._say(replace(self.status, link=link or self.status.link, is_working=False))
        self._schedule.on_failure()
        self._arm()

    def _wait_to_be_woken(self, cursor: int) -> None:
        client = self._client
        if client is not None:
            self._photos.begin(client)
            self._tasks.run_io(
                heard,
                on_done=partial(self._woken, client, cursor),
                owner=self,
                once=_WAKE,
                call=partial(client.wake, cursor),
            )

    def _woken(self, client: ServiceClient, cursor: int, answer: Heard[bool]) -> None:
        """Somebody else wrote something, or half a minute passed; a line that broke waits for an exchange."""
        if client is not self._client or answer.value is None:
            return
        if answer.value:
            self._is_asking = True
            self._schedule.on_wake()
            self._arm()
        else:
            self._wait_to_be_woken(cursor)

    def _say(self, status: SyncStatus) -> None:
        if status != self.status:
            self.status = status
            self.changed.emit()
