"""A measured figure beside its floor: both are timed in turn, so that they share the machine's moods."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Work = Callable[[], object]

FRAME_MS = 1000 / 60
"""A screen shows sixty pictures a second: what is done before the next one is there at once."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`ours` and `floor` in `unit`; `ratio` is ours divided by the floor. Some have no floor, only a goal.

    `note` says which of several it was, when the worst of them is given. `bytes` is what went over the wire,
    for each row where it was rows.
    """

    name: str
    ours: float
    floor: float | None
    unit: str
    runs: int
    note: str = ""
    bytes: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor ours takes."""
        return self.ours / self.floor if self.floor else None


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of every run of ours and of the floor."""

    ours: tuple[float, ...]
    floor: tuple[float, ...]

    def median(self, name: str, note: str = "", wire: float | None = None) -> Figure:
        """The middle run of each."""
        ours, floor = statistics.median(self.ours), statistics.median(self.floor)
        return Figure(name, ours, floor, "ms", len(self.ours), note, wire)

    def percentile(self, name: str, percent: int) -> Figure:
        """The run that so many per cent do not exceed."""
        return Figure(name, at(self.ours, percent), at(self.floor, percent), "ms", len(self.ours))


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


def at(times: Sequence[float], percent: int) -> float:
    """The run that so many per cent do not exceed."""
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


def worst(name: str, figures: Sequence[tuple[str, float]], runs: int) -> Figure:
    """The slowest of several things in milliseconds, with its name."""
    slowest = max(figures, key=lambda figure: figure[1])
    return Figure(name, slowest[1], None, "ms", runs, slowest[0])


def growth(name: str, large: Figure, small: Figure) -> Figure:
    """How many times as long the same takes in a large company as in a small one, as a person sees it.

    What is done within one picture of the screen counts as that picture (decision 178); the note says what
    was measured.
    """
    figures = f"{large.ours:.2f} beside {small.ours:.2f} {large.unit}"
    note = f"{figures}, {large.note}" if large.note else figures
    seen = [max(figure.ours, FRAME_MS) if figure.unit == "ms" else figure.ours for figure in (large, small)]
    return Figure(f"growth.{name}", seen[0], seen[1], large.unit, large.runs, note)
