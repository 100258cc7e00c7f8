"""Paragraph level (P2, P3) and explicit levels and directions (X1 to X8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cardesk_desktop.documents.bidi.classes import EMBEDDINGS, ISOLATE_INITIATORS

MAX_DEPTH = 125
REMOVED = -1
"""Level of a character that X9 takes out of the algorithm."""

_STRONG_LEVEL = {"L": 0, "R": 1, "AL": 1}


def match_isolates(classes: Sequence[str]) -> dict[int, int]:
    """BD9: index of each isolate initiator that is closed, to the index of its PDI."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for index, name in enumerate(classes):
        if name in ISOLATE_INITIATORS:
            waiting.append(index)
        elif name == "PDI" and waiting:
            pairs[waiting.pop()] = index
        elif name == "B":
            waiting.clear()
    return pairs


def first_strong_level(
    classes: Sequence[str], isolates: Mapping[int, int], start: int, end: int
) -> int | None:
    """P2 and P3: level by the first strong character outside isolates, None when there is none."""
    index = start
    while index < end:
        name = classes[index]
        if name in _STRONG_LEVEL:
            return _STRONG_LEVEL[name]
        if name in ISOLATE_INITIATORS:
            index = isolates.get(index, end)
        index += 1
    return None


@dataclass(slots=True)
class _Status:
    """The directional status stack and the three counters of X1."""

    stack: list[tuple[int, str, bool]]
    overflow_isolates: int = 0
    overflow_embeddings: int = 0
    valid_isolates: int = 0

    def next_level(self, is_rtl: bool) -> int:
        level = self.stack[-1][0]
        return (level + 1) | 1 if is_rtl else (level + 2) & ~1

    def embed(self, is_rtl: bool, override: str) -> None:
        """X2 to X5."""
        level = self.next_level(is_rtl)
        if level <= MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.stack.append((level, override, False))
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def isolate(self, is_rtl: bool) -> None:
        """X5a to X5c."""
        level = self.next_level(is_rtl)
        if level <= MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.valid_isolates += 1
            self.stack.append((level, "", True))
        else:
            self.overflow_isolates += 1

    def end_isolate(self) -> None:
        """X6a."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.stack[-1][2]:
                self.stack.pop()
            self.stack.pop()
            self.valid_isolates -= 1

    def end_embedding(self) -> None:
        """X7."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.stack[-1][2] and len(self.stack) > 1:
            self.stack.pop()


@dataclass(slots=True)
class Explicit:
    """Levels and classes after X8; `levels` holds REMOVED where X9 takes the character out."""

    levels: list[int]
    classes: list[str]
    isolates: Mapping[int, int] = field(default_factory=dict)


def resolve_explicit(classes: Sequence[str], isolates: Mapping[int, int], base: int) -> Explicit:
    """Apply X1 to X8 to one paragraph whose paragraph level is `base`."""
    resolved = list(classes)
    levels = [base] * len(resolved)
    status = _Status([(base, "", False)])
    for index, name in enumerate(classes):
        if name in EMBEDDINGS:
            status.embed(name[0] == "R", name[0] if name[2] == "O" else "")
            levels[index] = REMOVED
        elif name in ISOLATE_INITIATORS:
            _place(levels, resolved, index, status)
            status.isolate(_isolate_is_rtl(classes, isolates, index))
        elif name == "PDI":
            status.end_isolate()
            _place(levels, resolved, index, status)
        elif name == "PDF":
            status.end_embedding()
            levels[index] = REMOVED
        elif name == "BN":
            levels[index] = REMOVED
        elif name == "B":
            status = _Status([(base, "", False)])
        else:
            _place(levels, resolved, index, status)
    return Explicit(levels, resolved, isolates)


def _place(levels: list[int], classes: list[str], index: int, status: _Status) -> None:
    """X5a to X6a: the character takes the level, and under an override the direction, now in force."""
    level, override, _ = status.stack[-1]
    levels[index] = level
    if override:
        classes[index] = override


def _isolate_is_rtl(classes: Sequence[str], isolates: Mapping[int, int], index: int) -> bool:
    name = classes[index]
    if name == "FSI":
        end = isolates.get(index, len(classes))
        return first_strong_level(classes, isolates, index + 1, end) == 1
    return name == "RLI"
