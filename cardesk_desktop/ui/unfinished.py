"""Long work that closing the till would cut short: what it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True, eq=False)
class LongWork:
    """`title` names it for people; `cancel` stops it soon and leaves nothing half done."""

    title: str
    cancel: Callable[[], None]


class Unfinished(QObject):
    """Whoever begins such work says so here, and says when it has ended; whoever closes looks here first."""

    all_ended = Signal()
    """Nothing is under way any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._works: list[LongWork] = []

    @property
    def titles(self) -> tuple[str, ...]:
        """What is under way, the first begun first."""
        return tuple(work.title for work in self._works)

    def begin(self, title: str, cancel: Callable[[], None]) -> LongWork:
        """Something is under way from now on; give what is returned to `end`."""
        work = LongWork(title, cancel)
        self._works.append(work)
        return work

    def end(self, work: LongWork) -> None:
        """It has ended, one way or another; a second time is nothing."""
        if work in self._works:
            self._works.remove(work)
            if not self._works:
                self.all_ended.emit()

    def cancel_all(self) -> None:
        """Stop everything. It ends soon, and says so by itself."""
        for work in tuple(self._works):
            work.cancel()
