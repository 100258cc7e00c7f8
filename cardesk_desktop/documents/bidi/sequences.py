"""Level runs and isolating run sequences (BD7, BD13, X10)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cardesk_desktop.documents.bidi.classes import ISOLATE_INITIATORS
from cardesk_desktop.documents.bidi.explicit import REMOVED, Explicit


@dataclass(slots=True)
class RunSequence:
    """One isolating run sequence: what the weak, neutral and implicit rules work on.

    `indices` are positions in the paragraph, `classes` are their classes, which the rules change in place;
    `sos` and `eos` are "L" or "R".
    """

    level: int
    indices: list[int]
    classes: list[str]
    sos: str
    eos: str

    @property
    def direction(self) -> str:
        """The embedding direction, "L" or "R"."""
        return "RL"[self.level % 2 == 0]


def _level_runs(levels: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    current = REMOVED
    for index, level in enumerate(levels):
        if level == REMOVED:
            continue
        if level != current:
            runs.append([])
            current = level
        runs[-1].append(index)
    return runs


def _direction(level: int) -> str:
    return "R" if level & 1 else "L"


def run_sequences(explicit: Explicit, original: Sequence[str], base: int) -> Iterator[RunSequence]:
    """X10: the isolating run sequences of a paragraph. `original` are the classes before overrides."""
    levels, isolates = explicit.levels, explicit.isolates
    runs = _level_runs(levels)
    closers = set(isolates.values())
    by_first = {run[0]: position for position, run in enumerate(runs)}
    for position, run in enumerate(runs):
        if run[0] in closers:
            continue  # belongs to the sequence of its isolate initiator
        indices = list(run)
        last = position
        while indices[-1] in isolates:
            last = by_first[isolates[indices[-1]]]
            indices.extend(runs[last])
        level = levels[run[0]]
        before = levels[runs[position - 1][-1]] if position else base
        is_open = original[indices[-1]] in ISOLATE_INITIATORS
        after = base if is_open or last + 1 == len(runs) else levels[runs[last + 1][0]]
        classes = [explicit.classes[index] for index in indices]
        yield RunSequence(
            level, indices, classes, _direction(max(level, before)), _direction(max(level, after))
        )
