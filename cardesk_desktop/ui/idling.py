"""What no sale has to wait for: words merged and the log folded when nothing happens for a while, and old
copies let go of, every few hours.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.operations.idling import let_old_copies_go, log_folding, merge_words
from cardesk_desktop.ui.tasks import Tasks

_FOLD = "fold log"
_LET_GO = "let copies go"
QUIET_MS = 3_000
"""Between two cars there is as much, and between two clicks hardly."""
LET_GO_EVERY_MS = 6 * 3_600_000
"""Several times a day: a computer that sleeps at night does not count those hours."""


class Idling(QObject):
    """Belongs to the window."""

    def __init__(
        self, tasks: Tasks, parent: QObject, quiet_ms: int = QUIET_MS, let_go_ms: int = LET_GO_EVERY_MS
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(quiet_ms)
        self._timer.timeout.connect(self._go_on)
        tasks.changed.connect(lambda _changes: self._timer.start())
        letting_go = QTimer(self)
        letting_go.timeout.connect(self._let_go)
        letting_go.start(let_go_ms)

    def _go_on(self) -> None:
        if self._tasks.is_quiet:
            self._tasks.run(merge_words, on_done=self._merged, on_unavailable=_leave, owner=self)
        else:
            self._timer.start()

    def _let_go(self) -> None:
        self._tasks.run(let_old_copies_go, owner=self, once=_LET_GO, is_behind=True)

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
