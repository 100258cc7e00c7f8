"""Round numbers beside an axis, in whole units."""

from __future__ import annotations

_STEPS = (1, 2, 5)


def ticks(most: int, *, unit: int = 1, lines: int = 5) -> tuple[int, ...]:
    """Nought and some even steps, the last of them not below `most`.

    A step is 1, 2 or 5 times a power of ten of `unit`; there are at most `lines` + 1 of them.
    """
    size = unit
    while True:
        for factor in _STEPS:
            step = size * factor
            count = -(-max(most, 1) // step)
            if count <= lines:
                return tuple(step * place for place in range(count + 1))
        size *= 10
