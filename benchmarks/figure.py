"""A measured figure beside its floor: both are timed in turn, so that they share the machine's moods."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """`ours` and `floor` in `unit`; `ratio` is ours divided by the floor."""

    name: str
    ours: float
    floor: float
    unit: str
    runs: int

    @property
    def ratio(self) -> float:
        """How many times the floor ours takes."""
        return self.ours / self.floor


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of every run of ours and of the floor."""

    ours: tuple[float, ...]
    floor: tuple[float, ...]

    def median(self, name: str) -> Figure:
        """The middle run of each."""
        return Figure(name, statistics.median(self.ours), statistics.median(self.floor), "ms", len(self.ours))

    def percentile(self, name: str, percent: int) -> Figure:
        """The run that so many per cent do not exceed."""
        return Figure(name, _at(self.ours, percent), _at(self.floor, percent), "ms", len(self.ours))


def alternate(ours: Work, floor: Work, *, runs: int, warm_up: int = 3) -> Times:
    """Time ours and the floor in turn, after some untimed runs of both."""
    for _ in range(warm_up):
        ours()
        floor()
    pairs = [(timed(ours), timed(floor)) for _ in range(runs)]
    return Times(tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))


def timed(work: Work) -> float:
    """Milliseconds that one run takes."""
    started = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - started) / 1e6


def _at(times: Sequence[float], percent: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]
