"""Time in the story: a clock that is set, and what happens at which moment."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime

Step = Callable[[], None]


class StoryClock:
    """A clock that only moves when it is told to, and only forward."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """The moment the story has reached, aware, in UTC."""
        return self._at

    def move_to(self, at: datetime) -> None:
        """Go on to a moment; one that is past already leaves the clock where it is."""
        self._at = max(self._at, at)


class Agenda:
    """Steps in the order of their moments; those of one moment in the order they were noted."""

    def __init__(self) -> None:
        self._steps: list[tuple[datetime, int, Step]] = []
        self._noted = 0

    def note(self, at: datetime, step: Step) -> None:
        """Something is to happen at a moment."""
        heapq.heappush(self._steps, (at, self._noted, step))
        self._noted += 1

    def play(self, clock: StoryClock, progress: Callable[[int, int], None]) -> None:
        """Let everything happen; `progress` hears how many steps of how many are done."""
        done = 0
        while self._steps:
            at, _, step = heapq.heappop(self._steps)
            clock.move_to(at)
            step()
            done += 1
            progress(done, done + len(self._steps))

    def play_until(self, end: datetime, clock: StoryClock) -> None:
        """Let everything happen that was noted for a moment before `end`."""
        while self._steps and self._steps[0][0] < end:
            at, _, step = heapq.heappop(self._steps)
            clock.move_to(at)
            step()
