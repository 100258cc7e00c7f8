"""How well the writing on a label fits the name of a product.

Rare words of the products compared tell more than common ones: what parts two sizes of one shampoo is the
size. Numbers must be the same; words may be misread by a letter or two, or stand together without a space.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cardesk_desktop.domain.folding import fold

_PARTS = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")
_LONGEST_UNIT = 4
# A reader takes these for each other; only where a number is, since words tell by their other letters.
_ALIKE = str.maketrans("olisb", "01158")
_ONE_SLIP, _TWO_SLIPS = 5, 9
"""A word of so many letters is known with one of them misread, or two."""
_WITHIN = 4
"""Letters of a word that is known inside a longer one."""
FULL = 100
LEAST_FIT = 45
"""Per cent below which a product is not what the label says."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a name fits, in per cent, and the words of it that were read, as they stand in the name."""

    percent: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    """Everything that was read: its parts, pairs of neighbours, and all of each line together."""

    parts: frozenset[str]
    lines: tuple[str, ...]


def fits(lines: Iterable[str], names: Mapping[int, Sequence[str]]) -> dict[int, Fit]:
    """How well the label fits each thing, by the best of its names (in several languages)."""
    label = _read(lines)
    named = {key: [_parts(name) for name in each] for key, each in names.items()}
    spread = Counter(part for each in named.values() for part in {part for name in each for part in name})
    return {key: _best(each, label, spread, len(named)) for key, each in named.items()}


def label_words(lines: Iterable[str], most: int) -> tuple[str, ...]:
    """The folded words of what was read, letters and digits parted, each once, the first `most` of them."""
    found = (part for line in lines for part in re.findall(r"\d+|[^\W\d_]+", fold(line)))
    return tuple(dict.fromkeys(part for part in found if len(part) > 1 or part.isdigit()))[:most]


def _read(lines: Iterable[str]) -> _Label:
    parts: set[str] = set()
    together = []
    for line in lines:
        split = _parts(line)
        parts.update(map(_alike, split))
        parts.update(_alike(f"{one}{other}") for one, other in pairwise(split))
        together.append("".join(map(_alike, split)))
    return _Label(frozenset(parts), tuple(together))


def _parts(text: str) -> tuple[str, ...]:
    """Words and sizes: a number takes the unit behind it to itself (`500 ml` is `500ml`)."""
    parts: list[str] = []
    found = _PARTS.findall(fold(text))
    for part in found:
        is_unit = part.isalpha() and len(part) <= _LONGEST_UNIT
        if parts and is_unit and parts[-1][-1].isdigit() and parts[-1][0].isdigit():
            parts[-1] = f"{parts[-1]}{part}"
        else:
            parts.append(part.replace(",", "."))
    return tuple(parts)


def _alike(part: str) -> str:
    return part.translate(_ALIKE) if any(char.isdigit() for char in part) else part


def _best(names: Sequence[Sequence[str]], label: _Label, spread: Mapping[str, int], count: int) -> Fit:
    return max((_fit(name, label, spread, count) for name in names), key=lambda fit: fit.percent)


def _fit(name: Sequence[str], label: _Label, spread: Mapping[str, int], count: int) -> Fit:
    total = reached = 0
    words = []
    for part in dict.fromkeys(name):
        # One more for each halving of how many of the others have it too.
        weight = 1 + (count // spread[part]).bit_length()
        sure = _how_surely(_alike(part), label)
        total += weight * FULL
        reached += weight * sure
        if sure:
            words.append(part)
    return Fit(reached * 100 // total if total else 0, tuple(words))


def _how_surely(part: str, label: _Label) -> int:
    """In per cent, that this part of a name stands on the label."""
    if part in label.parts:
        return FULL
    if any(char.isdigit() for char in part):
        return 0
    if len(part) >= _WITHIN and any(part in line for line in label.lines):
        return 90
    most = 2 if len(part) >= _TWO_SLIPS else 1 if len(part) >= _ONE_SLIP else 0
    slips = min((_slips(part, read, most) for read in label.parts), default=most + 1)
    return {1: 80, 2: 60}.get(slips, 0) if slips <= most else 0


def _slips(one: str, other: str, most: int) -> int:
    """Letters to change, add or leave out to make one of the other; `most` + 1 stands for any more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        before, row = row, [place]
        for at, read in enumerate(other, start=1):
            row.append(min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != read)))
        if min(row) > most:
            return most + 1
    return row[-1]
