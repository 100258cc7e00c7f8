"""Makes what follows from rows that arrived (search entries, sums), step by step, in the pauses of people."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from cardesk_desktop.operations.idling import tidy_up
from cardesk_desktop.operations.syncing import catch_up
from cardesk_desktop.sync.courtesy import Courtesy
from cardesk_desktop.ui.idling import fold_log
from cardesk_desktop.ui.tasks import Tasks

_CATCH_UP = "sync catch up"
_AFTER_MS = 20
"""What is to be handed in takes its step before."""


class CatchingUp(QObject):
    """Belongs to the runner of sync; `on_done` hears when nothing is left to be made."""

    def __init__(
        self, tasks: Tasks, courtesy: Courtesy, on_done: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._courtesy, self._on_done = tasks, courtesy, on_done
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.begin)

    def begin(self) -> None:
        """Take the next step, now or as soon as that is polite; unless one is under way."""
        wait_s = self._courtesy.wait_s()
        if wait_s:
            self._timer.start(int(wait_s * 1000) + _AFTER_MS)
        elif not self._tasks.is_running(_CATCH_UP):
            limit = self._courtesy.begin().made
            self._tasks.run(
                catch_up, on_done=self._tidy_up, owner=self, once=_CATCH_UP, is_behind=True, limit=limit
            )

    def stop(self) -> None:
        """Take no further step."""
        self._timer.stop()

    def _tidy_up(self, left: int) -> None:
        """While others' rows come in nothing rests, and a sale would merge what they are found by."""
        go_on = partial(self._go_on, left)
        self._tasks.run(tidy_up, on_done=go_on, owner=self, once=_CATCH_UP, is_behind=True)

    def _go_on(self, left: int, fold: Callable[[], None] | None) -> None:
        if fold is not None:
            fold_log(self._tasks, fold)
        if left:
            self.begin()
        else:
            self._on_done()
