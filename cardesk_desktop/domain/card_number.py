"""Numbers of payment cards, which a till must never keep: known by how cards bear them and Luhn's digit.

What a terminal prints on a slip is as long as they are and often enough has that digit by chance: numbers of
twelve digits beside codes of six, dates beside times. So digits are one number only in the groups of a card,
and only where they begin, and are as many, as in one of the schemes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cardesk_desktop.domain.digits import latin_digits

_GROUPED = re.compile(r"\d+(?:[\s\-\u2010-\u2015]\d+)*")
"""Digits, in groups with a blank or a dash between them as people copy them from a card."""
_OF_A_SCHEME = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"  # Visa
    r"|(?:5[1-5]|2[2-7])\d{14}"  # Mastercard
    r"|220[0-4]\d{12,15}"  # Mir
    r"|3[47]\d{13}"  # American Express
    r"|3[0689]\d{12}(?:\d{2,5})?"  # Diners Club
    r"|(?:35|5[06-8]|6\d|8[12])\d{14,17}"  # JCB, Maestro, Discover, UnionPay, RuPay
)
_FOURS, _REST = 4, range(1, 4)


def holds_card_number(text: str) -> bool:
    """True when some of a text, its blanks and dashes apart, is the whole number of a card."""
    for run in _GROUPED.findall(latin_digits(text)):
        groups = re.findall(r"\d+", run)
        for first in range(len(groups)):
            for digits in _as_on_a_card(groups[first:]):
                if _OF_A_SCHEME.fullmatch(digits) and _has_luhn_digit(digits):
                    return True
    return False


def _as_on_a_card(groups: Sequence[str]) -> Iterator[str]:
    """What the groups give from the first one on: one group, 4-6-4 or 4-6-5, 4-4-4-4 and that with a rest."""
    lengths = [len(group) for group in groups]
    yield groups[0]
    if lengths[:3] in ([4, 6, 4], [4, 6, 5]):
        yield "".join(groups[:3])
    if lengths[:_FOURS] == [4] * _FOURS:
        yield "".join(groups[:_FOURS])
        if lengths[_FOURS:] and lengths[_FOURS] in _REST:
            yield "".join(groups[: _FOURS + 1])


def _has_luhn_digit(digits: str) -> bool:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
