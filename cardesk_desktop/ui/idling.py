"""What no sale has to wait for is done when nothing happens for a while: words merged, the log folded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.operations.idling import log_folding, merge_words
from cardesk_desktop.ui.tasks import Tasks

_FOLD = "fold log"
QUIET_MS = 3_000
"""Between two cars there is as much, and between two clicks hardly."""


class Idling(QObject):
    """Belongs to the window."""

    def __init__(self, tasks: Tasks, parent: QObject, quiet_ms: int = QUIET_MS) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(quiet_ms)
        self._timer.timeout.connect(self._go_on)
        tasks.changed.connect(lambda _changes: self._timer.start())

    def _go_on(self) -> None:
        if self._tasks.is_quiet:
            self._tasks.run(merge_words, on_done=self._merged, on_unavailable=_leave, owner=self)
        else:
            self._timer.start()

    def _merged(self, is_more_left: bool) -> None:
        if is_more_left:
            # Not at once: until this returns, the answer counts as one that is waited for.
            QTimer.singleShot(0, self, self._go_on)
        else:
            self._tasks.run(log_folding, on_done=self._fold)

    def _fold(self, fold: Callable[[], None]) -> None:
        fold_log(self._tasks, fold)


def fold_log(tasks: Tasks, fold: Callable[[], None]) -> None:
    """Fold the log beside the database's thread, once at a time."""
    tasks.run_io(fold, on_unavailable=_leave, once=_FOLD)


def _leave(_error: Unavailable) -> None:
    """Who writes the next sale is told what is wrong with the disk."""
