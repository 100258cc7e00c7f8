"""How much of its room a company has taken: summed up now and then, and counted on in between.

To sum up means to look at every file of the company, which no piece of a photo should have to wait for.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from cardesk_service.refused import Refused
from cardesk_wire.codes import RefusalCode

KEPT_FOR_S = 60.0
"""So long a sum is counted on: what other processes took meanwhile is not in it."""


class Room:
    """The room of every company; any thread may ask. Two at once may pass together."""

    def __init__(self, most: int, *, now_s: Callable[[], float] = time.monotonic) -> None:
        """`most` is how many bytes one company may keep."""
        self._most, self._now_s = most, now_s
        self._sums: dict[str, tuple[int, float]] = {}

    def take(self, company: str, more: int, summed: Callable[[], int]) -> None:
        """Take so many bytes more; none for a file that was announced before. Refuses with QUOTA_FULL.

        `summed` gives what is here or announced. Nobody is refused by a sum that may be too old.
        """
        taken, at_s = self._sums.get(company, (0, 0.0))
        is_kept = company in self._sums and self._now_s() - at_s < KEPT_FOR_S
        if not is_kept or taken + more > self._most:
            taken, at_s = summed(), self._now_s()
        if taken + more > self._most:
            raise Refused(RefusalCode.QUOTA_FULL, 413, most=self._most)
        self._sums[company] = taken + more, at_s
