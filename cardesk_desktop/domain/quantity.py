"""How much of a thing: whole thousandths of its unit, so that 1.5 litres stays exact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.text import without_controls

MAX_MILLI = 999_999_000
"""The largest quantity on one line: 999,999."""

_QUANTITY = re.compile(r"([-\u2212]?)(\d+)(?:[.,\u066b](\d{1,3}))?")
_GROUPED = re.compile(r"\D?[1-9]\d{0,2},\d{3}")


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """`milli` thousandths of a unit. Negative only in stock movements, never on a ticket."""

    milli: int

    @classmethod
    def of(cls, units: int) -> Quantity:
        """A whole number of units."""
        return cls(units * 1000)

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Read a quantity as typed: `2`, `1.5`, `0,250`; up to three decimals, above zero.

        Refuses with QUANTITY_UNREADABLE (also `1,250`, which could be a thousand or one and a quarter),
        QUANTITY_NOT_POSITIVE or QUANTITY_TOO_LARGE.
        """
        match = _QUANTITY.fullmatch(without_controls(latin_digits(text)).strip())
        if match is None or _GROUPED.fullmatch(match[0]):
            raise Refused(Code.QUANTITY_UNREADABLE)
        sign, whole, part = match.groups()
        # Cut to a length that is too large anyway: Python does not read thousands of digits.
        digits = whole.lstrip("0")[: len(str(MAX_MILLI))] + (part or "").ljust(3, "0")
        return cls(-int(digits) if sign else int(digits)).checked()

    def checked(self) -> Quantity:
        """Return itself when it may stand on a ticket line, else refuse."""
        if self.milli <= 0:
            raise Refused(Code.QUANTITY_NOT_POSITIVE)
        if self.milli > MAX_MILLI:
            raise Refused(Code.QUANTITY_TOO_LARGE, most=Quantity(MAX_MILLI))
        return self

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.milli + other.milli)

    def __neg__(self) -> Quantity:
        return Quantity(-self.milli)

    @property
    def decimal(self) -> Decimal:
        """The quantity in units, without trailing zeros, for formatting."""
        return Decimal(self.milli).scaleb(-3).normalize() + Decimal(0)


ONE = Quantity.of(1)
