"""The log of changes is folded into the database when nothing happens for a while: no sale waits for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.operations.idling import fold_log
from cardesk_desktop.ui.tasks import Tasks

QUIET_MS = 3_000
"""Between two cars there is as much, and between two clicks hardly."""


class LogFolding(QObject):
    """Belongs to the window."""

    def __init__(self, tasks: Tasks, parent: QObject, quiet_ms: int = QUIET_MS) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(quiet_ms)
        self._timer.timeout.connect(self._fold)
        tasks.changed.connect(lambda _changes: self._timer.start())

    def _fold(self) -> None:
        if self._tasks.is_quiet:
            self._tasks.run(fold_log, on_unavailable=_leave, owner=self)
        else:
            self._timer.start()


def _leave(_error: Unavailable) -> None:
    """Who writes the next sale is told what is wrong with the disk."""
