"""One check of all data: the file stands still, an io thread reads it, and it moves on.

It moves on whoever is still there to hear of it: a file that stands still lets its log grow.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject

from cardesk_desktop.operations.backing_up import end_backup
from cardesk_desktop.operations.diagnostics import begin_check
from cardesk_desktop.store.backups.checking import DataCheck, check_file
from cardesk_desktop.store.backups.making import BackupOrder
from cardesk_desktop.ui.tasks import Tasks


class CheckRun:
    """Tells `on_found` what was found and `on_settled` that it is over, as long as the owner lives."""

    def __init__(
        self,
        tasks: Tasks,
        owner: QObject,
        *,
        on_found: Callable[[DataCheck], None],
        on_settled: Callable[[], None],
    ) -> None:
        self._tasks, self._owner = tasks, owner
        self._on_found, self._on_settled = on_found, on_settled
        self._is_reading = False

    def start(self, staff_id: UUID) -> None:
        """Begin, if this person may."""
        self._tasks.run(begin_check, on_done=self._read, on_settled=self._begun, staff_id=staff_id)

    def _read(self, order: BackupOrder) -> None:
        self._is_reading = True
        self._tasks.run_io(check_file, on_done=self._find, on_settled=self._end, order=order)

    def _begun(self) -> None:
        if not self._is_reading:
            self._settle()

    def _find(self, found: DataCheck) -> None:
        if shiboken6.isValid(self._owner):
            self._on_found(found)

    def _end(self) -> None:
        self._tasks.run(end_backup)
        self._settle()

    def _settle(self) -> None:
        if shiboken6.isValid(self._owner):
            self._on_settled()
