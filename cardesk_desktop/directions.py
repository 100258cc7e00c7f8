"""Which way a text reads, and how it keeps that way inside of another (UAX #9, bidirectional algorithm)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LTR_ISOLATE, _RTL_ISOLATE, _FIRST_STRONG_ISOLATE, _END_OF_ISOLATE = "\u2066\u2067\u2068\u2069"
_ARABIC_COMMA = "\u060c"
_ISOLATES = (_LTR_ISOLATE, _RTL_ISOLATE, _FIRST_STRONG_ISOLATE)
_NO_DIRECTION_CONTROLS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_LATIN_WITH_SIGN = re.compile(r"[A-Z]+[^A-Z]+")
_RTL_CLASSES = frozenset({"R", "AL", "AN"})
_AT_HOME_IN_RTL = frozenset({"R", "AL", "NSM", "WS"})


def left_to_right(text: str) -> str:
    """Set a plate, phone, number or code apart so that it reads left to right in any sentence."""
    return f"{_LTR_ISOLATE}{text}{_END_OF_ISOLATE}"


def isolated(text: str, *, is_rtl: bool) -> str:
    """Set a text of unknown script apart in a sentence of the given direction (UAX #9, 2.7).

    Overrides and embeddings inside it are dropped, so that no name can turn the sentence around.
    """
    if text.startswith(_ISOLATES) and text.endswith(_END_OF_ISOLATE):
        return text
    clean = text.translate(_NO_DIRECTION_CONTROLS)
    classes = {unicodedata.bidirectional(char) for char in clean}
    strangers = classes - _AT_HOME_IN_RTL if is_rtl else classes & _RTL_CLASSES
    return f"{_FIRST_STRONG_ISOLATE}{clean}{_END_OF_ISOLATE}" if strangers else clean


def one_piece(mark: str) -> str:
    """The mark of a currency whose letters and sign would change places in an Arabic line: `UK£`."""
    return left_to_right(mark) if _LATIN_WITH_SIGN.fullmatch(mark) else mark


def right_to_left(text: str) -> str:
    """Set a sentence apart that reads right to left, whatever it begins with."""
    return f"{_RTL_ISOLATE}{text}{_END_OF_ISOLATE}"


def listed(parts: Iterable[str], *, is_rtl: bool) -> str:
    """Parts one after the other as a screen reader says them, with the comma of the direction; none empty."""
    comma = _ARABIC_COMMA if is_rtl else ","
    return f"{comma} ".join(part for part in parts if part)


def runs_right_to_left(words: str) -> bool:
    """True for words that show by themselves that a line is Arabic, or that no direction turns around."""
    classes = [unicodedata.bidirectional(char) for char in words if char.isalpha()]
    return bool(classes) and (classes[0] in _RTL_CLASSES or _RTL_CLASSES.isdisjoint(classes))
