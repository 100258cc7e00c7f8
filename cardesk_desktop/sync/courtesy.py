"""People go first: when sync may take its next step on the database, and how large that step may be.

Pure: `seconds` tells the time of a clock that never steps back, `still_for` for how many seconds nobody has
touched anything, `is_paying` whether a client stands there and pays.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

QUIET_S = 0.3
"""Between two keys of one sale there is less, between two thoughts there is more."""
AWAY_S = 10.0
"""Who touched nothing for so long is not in the middle of anything."""
LEFT_S = 120.0
"""A payment that nobody touched for so long was left: longer than any card terminal takes."""
LONGEST_S = 2.0
"""Sync waits no longer than that for a pause: what others sold comes in on the busiest day too."""


@dataclass(frozen=True, slots=True)
class Step:
    """How much is done in one go, for which whoever comes then has to wait.

    `rows` arrive in one answer; of what follows from rows, `made` are made (see `Follower.catch_up`); `ops`
    are cut and handed in.
    """

    rows: int
    made: int
    ops: int


BESIDE_PEOPLE = Step(rows=40, made=1, ops=40)
"""One to two milliseconds."""
ALONE = Step(rows=2_000, made=40, ops=2_000)
"""Some twenty milliseconds, with less in between for each row."""


class Courtesy:
    """Asked before each step, and told of each that begins."""

    def __init__(
        self, seconds: Callable[[], float], still_for: Callable[[], float], is_paying: Callable[[], bool]
    ) -> None:
        self._seconds = seconds
        self._still_for = still_for
        self._is_paying = is_paying
        self._last = seconds()

    def wait_s(self) -> float:
        """Seconds until the next step may begin; 0 when it may at once."""
        # What is pressed next ends a sale, and may be pressed at any moment.
        to_be_quiet = LONGEST_S if self._is_in_payment() else QUIET_S - self._still_for()
        to_be_late = self._last + LONGEST_S - self._seconds()
        return max(0.0, min(to_be_quiet, to_be_late))

    def hurry(self) -> None:
        """Somebody asks for it: the next step need not wait."""
        self._last = float("-inf")

    def begin(self) -> Step:
        """A step begins now; how large it may be."""
        self._last = self._seconds()
        is_alone = self._still_for() >= AWAY_S and not self._is_in_payment()
        return ALONE if is_alone else BESIDE_PEOPLE

    def _is_in_payment(self) -> bool:
        return self._is_paying() and self._still_for() < LEFT_S
