"""Pages are built before anybody asks for them: one at a time, in moments when nobody does anything."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.tasks import Tasks

PAUSE_MS = 60
"""Between two pages: the window answers and paints."""
QUIET_S = 0.3
"""A moment is quiet when nobody has touched anything for so long: who types is not in between two keys."""


class BuiltAhead(QObject):
    """Belongs to the window. A page that was asked for meanwhile is not built twice."""

    def __init__(self, tasks: Tasks, window: QObject, quiet_s: float = QUIET_S) -> None:
        super().__init__(window)
        self._tasks, self._quiet_s = tasks, quiet_s
        self._steps: Iterator[Callable[[], object]] = iter(())
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._take_step)

    def begin(self, steps: Iterator[Callable[[], object]]) -> None:
        """Take these steps, in their order; what was left of others is left undone."""
        self._steps = steps
        self._rounds += 1
        self._timer.start()

    def _take_step(self) -> None:
        if not self._tasks.is_quiet or input_watch().still_for_s < self._quiet_s:
            return
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
            self._let_go_of_older()
            return
        step()
        # A page lives as long as the window: no round of the collector need look at it.
        gc.freeze()

    def _let_go_of_older(self) -> None:
        """The pages of another look were set aside too, and nobody looks at them any more."""
        if self._rounds > 1:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
