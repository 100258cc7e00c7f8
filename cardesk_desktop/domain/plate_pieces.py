"""What a reader took apart is put together again: a number that came digit by digit, a sign letter by letter.

Letters of a plate stand wide apart, so a reader may take each for a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cardesk_desktop.domain.read_line import ReadLine

_NUMBER, _WORD = re.compile(r"\d{2,5}"), re.compile(r"\d?[^\W\d_]{2,3}")
"""Of an emirate, and of the Kingdom: before the word may stand what was seen of the number beside it."""
_SAUDI_SIGN = "KSA"


def joined(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """These lines, with those that are pieces of one number or of one word put together, from left to right.

    A small number that lies over the end of a larger one is a part of it that was read twice, and is let go.
    """
    whole: list[ReadLine] = []
    for line in sorted(lines, key=lambda line: line.left):
        place = next((place for place, before in enumerate(whole) if _goes_on(before, line)), None)
        if place is not None:
            whole[place] = _together(whole[place], line)
        elif not any(_lies_over(line, before) for before in whole):
            whole.append(line)
    return whole


def is_saudi(signs: Iterable[str]) -> bool:
    """Whether these texts are the sign of the Kingdom, whose letters stand one below the other."""
    return set(_SAUDI_SIGN) <= set("".join(sign for sign in signs if sign in _SAUDI_SIGN))


def _goes_on(before: ReadLine, line: ReadLine) -> bool:
    """True when a piece stands close behind another, as large and of the same kind."""
    text = (before.text + line.text).replace(" ", "")
    is_one = _NUMBER.fullmatch(text) or _WORD.fullmatch(text)
    low, high = sorted((before.height, line.height))
    apart = abs(before.top + before.bottom - line.top - line.bottom)
    gap = line.left - before.right
    return bool(is_one) and apart < low and 3 * high < 4 * low and -low < 2 * gap < low


def _lies_over(line: ReadLine, before: ReadLine) -> bool:
    is_part = line.text.isdecimal() and before.text.isdecimal() and 4 * line.height < 3 * before.height
    return is_part and line.left < before.right and before.is_beside(line)


def _together(one: ReadLine, other: ReadLine) -> ReadLine:
    return ReadLine(
        one.text + other.text,
        min(one.certainty, other.certainty),
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
