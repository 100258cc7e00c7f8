"""Keeps backups while the program runs: when one is due, when somebody asks, and when the till is closed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from cardesk_desktop.domain.clock import Clock, instant_in
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.store.backups.making import BackupMade, BackupOrder

LOOK_EVERY_MS = 300_000
"""A drive that was not there is looked for again after so long."""
AT_CLOSING = timedelta(hours=1)
"""A backup that is younger is enough for the night."""
LEAST_FREE = 1_000_000_000
"""Bytes on the disk of the data; with less, somebody is told."""
_ONCE = "backup"


def existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())


class BackupKeeper(QObject):
    """One backup at a time. A failure is told once, tried again, and never stands in the way of a sale."""

    changed = Signal()
    """A backup began, ended or failed."""
    settled = Signal()
    placeless = Signal()
    """It was time to look, and nobody has chosen a folder."""

    def __init__(
        self, tasks: Tasks, preferences: Preferences, clock: Clock, data: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._preferences, self._clock = tasks, preferences, clock
        self._data, self._is_disk_low = data, False
        self.is_running = False
        self.last: BackupMade | None = None
        """The last backup since the program was started."""
        self.trouble: Refused | Unavailable | None = None
        """Why the last try failed; None when it did not."""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def last_at(self) -> datetime | None:
        """When the last backup of this computer was proven."""
        return instant_in(self._preferences.settings.last_backup_at)

    def start(self) -> None:
        """Look now and then whether a backup is due."""
        self._timer.start()

    def look(self) -> None:
        """Make a backup if one is due and there is a place for it; warn while the disk can still be freed."""
        self._look_at_disk()
        settings = self._preferences.settings
        if not settings.backup_folder:
            self.placeless.emit()
        elif self._is_due(timedelta(hours=settings.backup_every_hours)):
            self._begin_automatic()

    def back_up_now(self, staff_id: UUID) -> None:
        """Somebody asks for a backup. What is refused or fails is told by the window."""
        from cardesk_desktop.operations.backing_up import begin_backup

        if not self._preferences.settings.backup_folder:
            self._tasks.refused.emit(Refused(Code.BACKUP_FOLDER_NOT_CHOSEN))
            return
        self.trouble = None
        self._set_running(
            is_running=self._tasks.run(
                begin_backup,
                on_done=self._write,
                on_refused=self._fail,
                on_unavailable=self._fail,
                once=_ONCE,
                staff_id=staff_id,
            )
        )

    def finish(self, timeout_ms: int, on_wait: Callable[[], None]) -> None:
        """The till is being closed: make the backup that is wanted then, and wait for it after `on_wait`."""
        self._timer.stop()
        settings = self._preferences.settings
        has_place = bool(settings.backup_folder) and settings.is_backed_up_at_closing
        if has_place and not self.is_running and self._is_due(AT_CLOSING):
            self._begin_automatic()
        if self.is_running:
            on_wait()
            loop = QEventLoop()
            self.settled.connect(loop.quit)
            QTimer.singleShot(timeout_ms, loop.quit)
            loop.exec()

    def _look_at_disk(self) -> None:
        is_low = shutil.disk_usage(existing(self._data)).free < LEAST_FREE
        if is_low and not self._is_disk_low:
            self._tasks.unavailable.emit(Unavailable(Code.DISK_NEARLY_FULL))
        self._is_disk_low = is_low

    def _is_due(self, every: timedelta) -> bool:
        from cardesk_desktop.domain.backup_plan import is_due

        return is_due(self.last_at, self._clock.now(), every)

    def _begin_automatic(self) -> None:
        from cardesk_desktop.operations.backing_up import begin_automatic_backup

        self._set_running(
            is_running=self._tasks.run(
                begin_automatic_backup,
                on_done=self._write,
                on_refused=self._fail,
                on_unavailable=self._fail,
                once=_ONCE,
            )
        )

    def _write(self, order: BackupOrder) -> None:
        from cardesk_desktop.store.backups.making import make_backup

        folder = Path(self._preferences.settings.backup_folder)
        self._tasks.run_io(
            make_backup,
            on_done=self._succeed,
            on_refused=self._fail,
            on_unavailable=self._fail,
            on_settled=self._release,
            order=order,
            folder=folder,
        )

    def _release(self) -> None:
        from cardesk_desktop.operations.backing_up import end_backup

        self._tasks.run(end_backup, on_settled=self._settle)

    def _settle(self) -> None:
        self._set_running(is_running=False)
        self.settled.emit()

    def _succeed(self, made: BackupMade) -> None:
        self.last, self.trouble = made, None
        at = self._clock.now().isoformat()
        self._preferences.change(replace(self._preferences.settings, last_backup_at=at))

    def _fail(self, error: Refused | Unavailable) -> None:
        is_new = self.trouble is None or self.trouble.code is not error.code
        self.trouble = error
        self._settle()
        if not is_new:
            return
        if isinstance(error, Refused):
            self._tasks.refused.emit(error)
        else:
            self._tasks.unavailable.emit(error)

    def _set_running(self, *, is_running: bool) -> None:
        self.is_running = is_running
        self.changed.emit()
