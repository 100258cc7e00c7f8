"""New versions, as the window knows them: looked for now and then, made ready beside the work, put in place
when the program is closed, in a quiet hour, or when somebody who may says so. Nobody is ever interrupted.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.service_lines import chosen_place
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.updating.hour import UpdateHour
from cardesk_desktop.ui.updating.version_noting import note_own_version
from cardesk_desktop.updates.standing import Phase, Standing, Updating, phase_of
from cardesk_desktop.updates.trouble import NoUpdate, Trouble

if TYPE_CHECKING:
    from cardesk_desktop.store.backups.making import BackupOrder
    from cardesk_desktop.updates.errand import Found
    from cardesk_desktop.updates.pointer import Fallen
    from cardesk_desktop.updates.release import Release

_log = logging.getLogger(__name__)

FIRST_AFTER_MS = 180_000
"""The till is in use by then, and what it loads at its start is loaded."""
LOOK_EVERY_MS = 900_000
ASK_EVERY = timedelta(hours=6)
_ONCE = "update"

MakeWork = Callable[[Callable[[], bool]], Updating | None]
"""Makes the work, on an io thread; what it is given tells whether it is still wanted."""


class UpdateDesk(QObject):
    """One for the program."""

    changed = Signal()
    became_ready = Signal()
    fell_back = Signal(object)
    """`Fallen`: a version was given up at this start. It is told once."""

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        clock: Clock,
        make_work: MakeWork,
        leave: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        """`leave` ends the program, to be started anew."""
        super().__init__(parent)
        self._tasks, self._preferences, self._clock = tasks, preferences, clock
        self._make_work = make_work
        self._hour = UpdateHour(tasks, preferences, clock, leave, self)
        self._work: Updating | None = None
        self._is_stopped = False
        self._size = 0
        self._standing = Standing()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look_around)
        self._progress = QTimer(self)
        self._progress.setInterval(1000)
        self._progress.timeout.connect(self.changed)

    @property
    def standing(self) -> Standing:
        """How it stands now."""
        if self._standing.phase is Phase.LOOKING and self._size:
            return replace(self._standing, phase=Phase.FETCHING, size=self._size)
        return self._standing

    def start(self) -> None:
        """Find out where we are, and look around from then on. After the window is there; once."""
        make = partial(self._make_work, lambda: not self._is_stopped)
        self._tasks.run_io(make, on_done=self._begin, owner=self)

    def stop(self) -> None:
        """The program ends: nothing is begun any more, and what is under way ends soon."""
        self._is_stopped = True
        self._timer.stop()
        self._progress.stop()

    def look_around(self) -> None:
        """Now and then: ask the service, and put in place what is ready while nobody is here."""
        self._timer.setInterval(LOOK_EVERY_MS)
        looked_at, now = self._standing.looked_at, self._clock.now()
        if not self._preferences.settings.updates_by_themselves:
            return
        if looked_at is None or not timedelta(0) <= now - looked_at < ASK_EVERY:
            self.look_now()
        elif self._standing.phase is Phase.READY and self._hour.is_quiet:
            self._with_room(self._hour.begin_if_nobody_is_here)

    def look_now(self) -> None:
        """Ask the service what there is, and make it ready."""
        work = self._work
        if work is None or self.standing.is_busy:
            return
        try:
            place = chosen_place(self._preferences.settings)
        except (Refused, Unavailable):
            self._show(replace(self._standing, looked_at=self._clock.now(), trouble=Trouble.NOT_SERVED))
            return
        self._size = 0
        self._show(replace(self._standing, phase=Phase.LOOKING, trouble=None))
        self._progress.start()
        channel = self._preferences.settings.update_channel.value
        self._tasks.run_io(
            lambda: work.look(place.url, place.ca, channel, self._on_progress),
            on_done=self._on_found,
            owner=self,
            once=_ONCE,
        )

    def install_now(self, staff_id: UUID) -> None:
        """Somebody wants the new version now; who may not, and a sale that is under way, are told."""
        from cardesk_desktop.operations.updating import allow_update

        begin = partial(self._with_room, self._hour.begin)
        self._tasks.run(allow_update, on_done=lambda _: begin(), owner=self, staff_id=staff_id)

    def _with_room(self, begin: Callable[[], None]) -> None:
        """The disk may have filled up since: nobody is sent away for a version that stays outside."""
        work = self._work
        if work is None:
            return

        def settle(has_room: bool) -> None:
            self._show(replace(self._standing, trouble=None if has_room else Trouble.DISK))
            if has_room:
                begin()

        self._tasks.run_io(work.has_room, on_done=settle, owner=self)

    def try_again(self) -> None:
        """A version that was given up may be tried again."""
        work = self._work
        if work is not None:
            self._tasks.run_io(work.forgive, on_done=lambda _: self.look_now(), owner=self)

    def note_rest(self, desk: Desk) -> None:
        """On the database thread, before the desk is closed: whether a sale is under way."""
        if self._standing.phase is Phase.READY:
            self._hour.note_rest(desk)

    def put_in_place(self) -> None:
        """The program ends, and the database is closed: the version that is ready is started next."""
        if self._work is None or not self._hour.has_come:
            return
        try:
            release = self._work.put_in_place()
        except NoUpdate as none:
            _log.info("the new version waits: %s", none)
        else:
            _log.info("put in place: %s", release.version if release else "nothing")

    def _begin(self, work: Updating | None) -> None:
        self._work = work
        if work is None:
            self._show(Standing(Phase.NOT_INSTALLED))
            return
        self._timer.start(FIRST_AFTER_MS)
        note_own_version(self._tasks, self)
        self._tasks.run_io(work.begin, on_done=self._tell_fallen, owner=self)
        self._tasks.run_io(work.ready, on_done=self._know_ready, owner=self)

    def _tell_fallen(self, fallen: Fallen | None) -> None:
        if fallen is not None:
            back = "put back" if fallen.has_put_back else "left"
            _log.error("version %s was given up: %s; the data were %s", fallen.version, fallen.why, back)
            self.fell_back.emit(fallen)

    def _know_ready(self, release: Release | None) -> None:
        phase = Phase.READY if release is not None else Phase.RESTING
        self._show(replace(self._standing, phase=phase, release=release))

    def _on_progress(self, size: int) -> None:
        """On an io thread."""
        self._size = size

    def _on_found(self, found: Found) -> None:
        self._standing = replace(self._standing, looked_at=self._clock.now())
        if found.trouble is not None or not found.is_placed or found.is_ready:
            self._settle(found)
            return
        from cardesk_desktop.operations.backing_up import begin_automatic_backup

        self._show(replace(self._standing, phase=Phase.PROVING, release=found.release))
        give_up = partial(self._on_not_copied, found)
        self._tasks.run(
            begin_automatic_backup,
            on_done=partial(self._prove, found),
            on_refused=give_up,
            on_unavailable=give_up,
            owner=self,
        )

    def _prove(self, found: Found, order: BackupOrder) -> None:
        work = self._work
        if work is not None:
            self._tasks.run_io(
                lambda: work.prove(found, order.database),
                on_done=self._settle,
                on_settled=self._let_go,
                owner=self,
            )

    def _let_go(self) -> None:
        from cardesk_desktop.operations.backing_up import end_backup

        self._tasks.run(end_backup)

    def _on_not_copied(self, found: Found, error: Refused | Unavailable) -> None:
        self._settle(replace(found, trouble=Trouble.BUSY, detail=error.code))

    def _settle(self, found: Found) -> None:
        if found.trouble is not None:
            _log.info("no update: %s %s", found.trouble, found.detail)
        self._progress.stop()
        phase = phase_of(found, is_by_hand=self._work is not None and self._work.is_by_hand)
        is_news = phase is not Phase.RESTING and self._standing.phase is not phase
        self._show(replace(self._standing, phase=phase, release=found.release, trouble=found.trouble))
        if is_news:
            self.became_ready.emit()

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        self.changed.emit()
