"""Levels of a line and its visual order (I1, I2, L1, L2)."""

from collections.abc import Sequence

from cardesk_desktop.documents.bidi.classes import ISOLATE_INITIATORS, REMOVED_BY_X9
from cardesk_desktop.documents.bidi.explicit import REMOVED
from cardesk_desktop.documents.bidi.sequences import RunSequence

_TRAILING = ISOLATE_INITIATORS | REMOVED_BY_X9 | {"PDI", "WS"}


def assign_implicit(sequence: RunSequence, levels: list[int]) -> None:
    """I1 and I2: write the final level of each character of the sequence."""
    is_odd = sequence.level & 1
    step = {"L": is_odd, "R": 1 - is_odd, "EN": 2 - is_odd, "AN": 2 - is_odd}
    for index, name in zip(sequence.indices, sequence.classes, strict=True):
        levels[index] = sequence.level + step[name]


def line_levels(levels: Sequence[int], classes: Sequence[str], base: int, start: int, end: int) -> list[int]:
    """L1 for the line `start:end`: blanks before a separator or the line's end take the paragraph level."""
    line = list(levels[start:end])
    at_end = True
    for position in range(len(line) - 1, -1, -1):
        name = classes[start + position]
        if name in {"S", "B"}:
            line[position] = base
            at_end = True
        elif name not in _TRAILING:
            at_end = False
        elif at_end and line[position] != REMOVED:
            line[position] = base
    return line


def visual_order(levels: Sequence[int]) -> list[int]:
    """L2: positions in the line from left to right; removed characters are left out."""
    order = [position for position, level in enumerate(levels) if level != REMOVED]
    kept = [levels[position] for position in order]
    if not kept:
        return order
    lowest_odd = min(kept) | 1
    for level in range(max(kept), lowest_odd - 1, -1):
        position = 0
        while position < len(order):
            if levels[order[position]] < level:
                position += 1
                continue
            end = position
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[position:end] = order[position:end][::-1]
            position = end
    return order
