"""Weak types (W1 to W7): marks, numbers and what stands between and beside numbers."""

from cardesk_desktop.documents.bidi.classes import ISOLATE_INITIATORS
from cardesk_desktop.documents.bidi.sequences import RunSequence

_MARKS_TURN_NEUTRAL = ISOLATE_INITIATORS | {"PDI"}
_WEAK = frozenset({"NSM", "EN", "AL", "ES", "ET", "CS", "AN"})


def resolve_weak(sequence: RunSequence) -> None:
    """Apply W1 to W7 to `sequence.classes` in place."""
    classes = sequence.classes
    if _WEAK.isdisjoint(classes):
        return
    _marks_and_letters(classes, sequence.sos)
    _separators(classes)
    _terminators(classes)
    _digits_after_latin(classes, sequence.sos)


def _marks_and_letters(classes: list[str], sos: str) -> None:
    """W1 to W3. One pass is enough: W2 looks back for strong types only, W3 changes only AL."""
    previous = sos
    strong = sos
    for index, name in enumerate(classes):
        if name == "NSM":
            name = "ON" if previous in _MARKS_TURN_NEUTRAL else previous
        previous = name
        if name == "EN" and strong == "AL":
            previous = classes[index] = "AN"
            continue
        if name in {"L", "R", "AL"}:
            strong = name
        classes[index] = "R" if name == "AL" else name


def _separators(classes: list[str]) -> None:
    """W4: one separator between two numbers of the same kind joins them."""
    for index in range(1, len(classes) - 1):
        name = classes[index]
        if name not in {"CS", "ES"}:
            continue
        before, after = classes[index - 1], classes[index + 1]
        if before == after and (before == "EN" or (before == "AN" and name == "CS")):
            classes[index] = before


def _terminators(classes: list[str]) -> None:
    """W5: terminators beside a European number join it. W6: the other separators turn neutral."""
    index = 0
    while index < len(classes):
        name = classes[index]
        if name == "ET":
            end = index
            while end < len(classes) and classes[end] == "ET":
                end += 1
            beside_number = (index > 0 and classes[index - 1] == "EN") or (
                end < len(classes) and classes[end] == "EN"
            )
            classes[index:end] = ["EN" if beside_number else "ON"] * (end - index)
            index = end
            continue
        if name in {"CS", "ES"}:
            classes[index] = "ON"
        index += 1


def _digits_after_latin(classes: list[str], sos: str) -> None:
    """W7."""
    strong = sos
    for index, name in enumerate(classes):
        if name in {"L", "R"}:
            strong = name
        elif name == "EN" and strong == "L":
            classes[index] = "L"
