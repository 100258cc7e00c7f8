"""A paragraph resolved to levels, and its lines cut into runs in visual order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cardesk_desktop.documents.bidi.classes import bidi_class
from cardesk_desktop.documents.bidi.explicit import (
    REMOVED,
    first_strong_level,
    match_isolates,
    resolve_explicit,
)
from cardesk_desktop.documents.bidi.neutral import resolve_neutral
from cardesk_desktop.documents.bidi.order import assign_implicit, line_levels, visual_order
from cardesk_desktop.documents.bidi.sequences import run_sequences
from cardesk_desktop.documents.bidi.weak import resolve_weak

Direction = Literal["auto", "ltr", "rtl"]

# With only these classes, and a left-to-right paragraph, every character stays at level 0.
_PLAIN = frozenset({"L", "EN", "ES", "ET", "CS", "WS", "ON", "S"})


@dataclass(frozen=True, slots=True)
class VisualRun:
    """`text[start:end]` at one level. An odd level reads from right to left."""

    start: int
    end: int
    level: int

    @property
    def is_rtl(self) -> bool:
        return self.level % 2 == 1


@dataclass(frozen=True, slots=True)
class Resolved:
    """A paragraph with the level of every character; REMOVED (-1) where rule X9 takes the character out."""

    text: str
    base_level: int
    levels: tuple[int, ...]
    classes: tuple[str, ...]

    @property
    def is_rtl(self) -> bool:
        """Whether the paragraph itself runs from right to left."""
        return self.base_level == 1

    def line(self, start: int = 0, end: int | None = None) -> list[int]:
        """Levels of the line `start:end` after rule L1."""
        stop = len(self.text) if end is None else end
        return line_levels(self.levels, self.classes, self.base_level, start, stop)

    def visual_runs(self, start: int = 0, end: int | None = None) -> list[VisualRun]:
        """Runs of the line `start:end` from left to right.

        Characters of class BN (joiners among them) travel with the character before them, as UAX #9
        section 5.2 allows, because joining and mark placement still need them.
        """
        levels = self.line(start, end)
        _fill_removed(levels, self.base_level)
        runs: list[VisualRun] = []
        first = 0
        for position in range(1, len(levels) + 1):
            if position == len(levels) or levels[position] != levels[first]:
                runs.append(VisualRun(start + first, start + position, levels[first]))
                first = position
        return [runs[index] for index in visual_order([run.level for run in runs])]


def _fill_removed(levels: list[int], base: int) -> None:
    previous = base
    for position, level in enumerate(levels):
        if level == REMOVED:
            levels[position] = previous
        else:
            previous = level


@lru_cache(maxsize=8192)
def resolve(text: str, base: Direction = "auto") -> Resolved:
    """Resolve one paragraph; with "auto" its first strong character decides, else it runs left to right."""
    classes = tuple(map(bidi_class, text))
    if base != "rtl" and _PLAIN.issuperset(classes):
        return Resolved(text, 0, (0,) * len(text), classes)
    isolates = match_isolates(classes)
    level = _base_level(classes, isolates, base)
    explicit = resolve_explicit(classes, isolates, level)
    levels = explicit.levels
    sequences = list(run_sequences(explicit, classes, level))
    for sequence in sequences:
        resolve_weak(sequence)
        resolve_neutral(sequence, text)
        assign_implicit(sequence, levels)
    return Resolved(text, level, tuple(levels), classes)


def _base_level(classes: Sequence[str], isolates: dict[int, int], base: Direction) -> int:
    if base == "auto":
        return first_strong_level(classes, isolates, 0, len(classes)) or 0
    return 1 if base == "rtl" else 0
