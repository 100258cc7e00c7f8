"""Amounts of money: whole minor units of one currency, never a float.

Rounding is half-up, away from zero ("mathematical", UAE FTA clarification VATP006).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.text import without_controls

# ISO 4217: the number of decimals of the minor unit where it is not 2.
_EXPONENTS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND"), 0),
    **dict.fromkeys(("VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}

MAX_MINOR = 10**12 - 1
"""The largest amount that may be entered or sold: 9,999,999,999.99 with two decimals."""

# A whole number, plain or in groups of three after one and the same mark, and a fraction.
_AMOUNT = re.compile(
    r"(?P<sign>[-\u2212]?)"
    r"(?P<whole>[1-9]\d{0,2}(?P<mark>[ .,'\u00a0\u202f\u066c])\d{3}(?:(?P=mark)\d{3})*|\d+)?"
    r"(?:(?P<point>[.,\u066b])(?P<part>\d+))?"
)


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 currency: its alphabetic code and the number of decimals of its minor unit."""

    code: str
    exponent: int

    @property
    def unit(self) -> int:
        """Minor units in one major unit: 100 for AED, 1,000 for KWD, 1 for JPY."""
        return int(10**self.exponent)


def currency(code: str) -> Currency:
    """Return the currency of an alphabetic code; refuses what is not three Latin letters."""
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise Refused(Code.CURRENCY_UNKNOWN, currency=code)
    return Currency(code, _EXPONENTS.get(code, 2))


def divide_half_up(numerator: int, denominator: int) -> int:
    """Divide two integers and round half away from zero. The denominator is positive."""
    quotient, remainder = divmod(abs(numerator), denominator)
    if remainder * 2 >= denominator:
        quotient += 1
    return -quotient if numerator < 0 else quotient


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` whole minor units of `currency`. Amounts of two currencies never mix."""

    minor: int
    currency: Currency

    @classmethod
    def zero(cls, of: Currency) -> Money:
        """Nothing, in this currency."""
        return cls(0, of)

    @classmethod
    def parse(cls, text: str, of: Currency) -> Money:
        """Read an amount as people type it: `12`, `12.5`, `12,50`, `1,234.50`, `1.234,50`, Arabic digits too.

        One group of three could be thousands or a fraction: in a currency with decimals a point starts the
        fraction (`1.250`), and with three decimals so does a comma; otherwise they part thousands.
        Refuses with AMOUNT_UNREADABLE, TOO_MANY_DECIMALS or AMOUNT_TOO_LARGE. The sign is kept.
        """
        whole, part, is_negative = _split_amount(without_controls(latin_digits(text)).strip(), of.exponent)
        if len(part) > of.exponent:
            raise Refused(Code.TOO_MANY_DECIMALS, decimals=of.exponent)
        digits = (whole + part.ljust(of.exponent, "0")).lstrip("0") or "0"
        # The length first: Python does not read a number of thousands of digits.
        if len(digits) > len(str(MAX_MINOR)) or int(digits) > MAX_MINOR:
            raise Refused(Code.AMOUNT_TOO_LARGE, most=cls(MAX_MINOR, of))
        return cls(-int(digits) if is_negative else int(digits), of)

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + _minor_in(self.currency, other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - _minor_in(self.currency, other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < _minor_in(self.currency, other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= _minor_in(self.currency, other)

    def __bool__(self) -> bool:
        return self.minor != 0

    def times(self, numerator: int, denominator: int = 1) -> Money:
        """Multiply by a fraction and round half-up to the minor unit."""
        return Money(divide_half_up(self.minor * numerator, denominator), self.currency)

    def spread(self, weights: Sequence[int]) -> tuple[Money, ...]:
        """Split over `weights` (not negative) without losing a minor unit: largest remainder first.

        With no weight at all the whole goes to the first part.
        """
        return tuple(Money(part, self.currency) for part in spread_minor(self.minor, weights))

    @property
    def decimal(self) -> Decimal:
        """The amount in major units, for formatting."""
        return Decimal(self.minor).scaleb(-self.currency.exponent)


def total(amounts: Iterable[Money], of: Currency) -> Money:
    """The sum of `amounts`, which may be empty."""
    return Money(sum(_minor_in(of, amount) for amount in amounts), of)


def _minor_in(of: Currency, amount: Money) -> int:
    if amount.currency is not of and amount.currency != of:
        raise ValueError(f"{of.code} and {amount.currency.code} do not mix")
    return amount.minor


def spread_minor(whole: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Split an integer by weights (not negative) so that the parts add up to it exactly.

    Each part is its exact share rounded down or up. With no weight at all the first part gets the whole.
    """
    if not weights:
        raise ValueError("nothing to spread over")
    if min(weights) < 0:
        raise ValueError("a weight is negative")
    sum_of_weights = sum(weights)
    if sum_of_weights == 0:
        return (whole, *(0 for _ in weights[1:]))
    size = abs(whole)
    parts = apportion([divmod(size * weight, sum_of_weights) for weight in weights], size)
    return tuple(-part if whole < 0 else part for part in parts)


def apportion(shares: Sequence[tuple[int, int]], whole: int) -> list[int]:
    """Round shares so that they add up to `whole`: down first, then up by the largest remainder.

    A share is its floor and its remainder (of one common denominator); the earlier of two equals wins.
    """
    parts = [floor for floor, _ in shares]
    by_remainder = sorted(range(len(shares)), key=lambda place: (-shares[place][1], place))
    for place in by_remainder[: whole - sum(parts)]:
        parts[place] += 1
    return parts


def _split_amount(text: str, exponent: int) -> tuple[str, str, bool]:
    """Return whole digits, decimal digits and the sign of a typed amount."""
    match = _AMOUNT.fullmatch(text)
    if match is None or (match["whole"] is None and match["part"] is None):
        raise Refused(Code.AMOUNT_UNREADABLE)
    mark, whole, part = match["mark"] or "", match["whole"] or "0", match["part"] or ""
    if mark and mark == match["point"]:
        raise Refused(Code.AMOUNT_UNREADABLE)
    groups = whole.split(mark) if mark else [whole]
    starts_fraction = (mark == "." and exponent > 0) or (mark == "," and exponent == 3)
    if starts_fraction and len(groups) == 2 and not part:
        groups, part = groups[:1], groups[1]
    return "".join(groups), part, match["sign"] != ""
