"""Chance that repeats: the same seed tells the same story."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Chance:
    """What would be luck in life."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def bits(self, count: int) -> int:
        """So many random bits, for identities."""
        return self._random.getrandbits(count)

    def hits(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self._random.randrange(100) < percent

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(least, most)

    def one_of(self, things: Sequence[T]) -> T:
        """One of several, all alike."""
        return self._random.choice(things)

    def weighed(self, shares: Mapping[T, int]) -> T:
        """One of several, each as often as its share says."""
        return self._random.choices(list(shares), list(shares.values()))[0]

    def mixed(self, things: Sequence[T]) -> list[T]:
        """The same things in another order."""
        return self._random.sample(list(things), len(things))

    def later(self, start: datetime, least_min: int, most_min: int) -> datetime:
        """A moment so many minutes after another, to the second."""
        return start + timedelta(seconds=self._random.randint(least_min * 60, most_min * 60))


class Odds(Generic[T]):
    """Several things, each as likely as its share says; weighed once for many draws."""

    def __init__(self, shares: Mapping[T, int]) -> None:
        self._things = tuple(shares)
        self._bounds = tuple(accumulate(shares.values()))

    def draw(self, chance: Chance) -> T:
        """One of them."""
        return self._things[bisect_right(self._bounds, chance.number(0, self._bounds[-1] - 1))]
