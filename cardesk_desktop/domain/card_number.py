"""Numbers of payment cards, which a till must never keep: known by their length and Luhn's digit."""

from __future__ import annotations

import re

from cardesk_desktop.domain.digits import latin_digits

_GROUPED = re.compile(r"\d+(?:[\s\-\u2010-\u2015]\d+)*")
"""Digits, in groups with a blank or a dash between them as people copy them from a card."""
_LENGTHS = range(13, 20)


def holds_card_number(text: str) -> bool:
    """True when some of a text, its blanks and dashes apart, is the whole number of a card."""
    for run in _GROUPED.findall(latin_digits(text)):
        groups = re.findall(r"\d+", run)
        for first in range(len(groups)):
            joined = ""
            for group in groups[first:]:
                joined += group
                if len(joined) in _LENGTHS and joined[0] != "0" and _has_luhn_digit(joined):
                    return True
    return False


def _has_luhn_digit(digits: str) -> bool:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
