"""How far the telling is: a product, a newcomer and a visit each count for what they cost."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.demo.years.size import Size

PRODUCT, NEWCOMER, VISIT = 3, 2, 9
"""What each costs beside the others, as measured."""

_EVERY = 2_000


class Steps:
    """Counts what is done and tells it now and then."""

    def __init__(self, size: Size, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._of = PRODUCT * size.products + NEWCOMER * size.vehicles + VISIT * size.days * size.visits_a_day
        self._done = 0
        self._told = 0

    def add(self, cost: int) -> None:
        """Something of this cost is done."""
        self._done = min(self._done + cost, self._of - 1)
        if self._done - self._told >= _EVERY:
            self._told = self._done
            self._tell(self._done, self._of)

    def finish(self) -> None:
        """All is done."""
        self._tell(self._of, self._of)
