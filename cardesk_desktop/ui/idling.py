"""What no sale has to wait for is done when nothing happens for a while: words merged, the log folded."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.operations.idling import fold_log, merge_words
from cardesk_desktop.ui.tasks import Tasks

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
            self._tasks.run(fold_log, on_unavailable=_leave, owner=self)


def _leave(_error: Unavailable) -> None:
    """Who writes the next sale is told what is wrong with the disk."""
