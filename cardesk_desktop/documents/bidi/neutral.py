"""Neutral and isolate formatting types (N0 to N2), paired brackets included."""

from cardesk_desktop.documents.bidi.classes import CLOSING, NEUTRALS, OPENING, bidi_class
from cardesk_desktop.documents.bidi.sequences import RunSequence

MAX_OPEN_BRACKETS = 63

_AS_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def resolve_neutral(sequence: RunSequence, text: str) -> None:
    """Apply N0 to N2 to `sequence.classes` in place."""
    if NEUTRALS.isdisjoint(sequence.classes):
        return
    for opening, closing in bracket_pairs(sequence, text):
        _resolve_pair(sequence, text, opening, closing)
    _resolve_stretches(sequence)


def bracket_pairs(sequence: RunSequence, text: str) -> list[tuple[int, int]]:
    """BD16: positions in the sequence of paired brackets, by opening bracket."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for position, index in enumerate(sequence.indices):
        if sequence.classes[position] != "ON":
            continue
        char = text[index]
        if char in OPENING:
            if len(waiting) == MAX_OPEN_BRACKETS:
                return []
            waiting.append((OPENING[char], position))
        elif char in CLOSING:
            wanted = CLOSING[char]
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == wanted:
                    pairs.append((waiting[depth][1], position))
                    del waiting[depth:]
                    break
    pairs.sort()
    return pairs


def _resolve_pair(sequence: RunSequence, text: str, opening: int, closing: int) -> None:
    """N0: the pair takes the embedding direction, or the opposite one when only that is found."""
    classes, embedding = sequence.classes, sequence.direction
    inside = {_AS_STRONG.get(name) for name in classes[opening + 1 : closing]} - {None}
    if not inside:
        return
    if embedding in inside:
        direction = embedding
    else:
        opposite = "L" if embedding == "R" else "R"
        before = next(
            (_AS_STRONG[name] for name in reversed(classes[:opening]) if name in _AS_STRONG), sequence.sos
        )
        direction = opposite if before == opposite else embedding
    for position in (opening, closing):
        classes[position] = direction
        _carry_marks(sequence, text, position, direction)


def _carry_marks(sequence: RunSequence, text: str, bracket: int, direction: str) -> None:
    """Marks that follow a bracket go with it (last paragraph of N0)."""
    for position in range(bracket + 1, len(sequence.indices)):
        if bidi_class(text[sequence.indices[position]]) != "NSM":
            break
        sequence.classes[position] = direction


def _resolve_stretches(sequence: RunSequence) -> None:
    """N1 and N2."""
    classes = sequence.classes
    count = len(classes)
    before = sequence.sos
    index = 0
    while index < count:
        name = classes[index]
        if name not in NEUTRALS:
            before = _AS_STRONG[name]
            index += 1
            continue
        end = index
        while end < count and classes[end] in NEUTRALS:
            end += 1
        after = _AS_STRONG[classes[end]] if end < count else sequence.eos
        classes[index:end] = [before if before == after else sequence.direction] * (end - index)
        index = end
