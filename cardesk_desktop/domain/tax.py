"""Value added tax: categories, rates, and the one engine that turns amounts into net and tax.

Categories are the UNCL5305 codes that EN 16931 (BT-151) and PINT-AE use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Currency, Money, divide_half_up, spread_minor, total

_WHOLE = 10_000  # basis points in 100 %


class TaxCategory(StrEnum):
    """UNCL5305 duty or tax category codes."""

    STANDARD = "S"
    ZERO_RATED = "Z"
    EXEMPT = "E"
    OUT_OF_SCOPE = "O"
    REVERSE_CHARGE = "AE"


class Rounding(StrEnum):
    """Where tax is rounded."""

    PER_LINE = "per_line"
    """On every line (UAE: FTA clarification VATP006)."""
    PER_RATE = "per_rate"
    """Once per category and rate of the document (EN 16931, rule BR-CO-17)."""


@dataclass(frozen=True, slots=True, order=True)
class Tax:
    """A category with its rate in basis points (5 % = 500) and, where no tax is due, the reason."""

    category: TaxCategory
    rate_bp: int = 0
    reason: str = ""

    def __post_init__(self) -> None:
        is_standard = self.category is TaxCategory.STANDARD
        if is_standard != (self.rate_bp > 0) or self.rate_bp >= _WHOLE:
            raise Refused(Code.TAX_RATE_INVALID, rate_bp=self.rate_bp)
        if self.category not in (TaxCategory.STANDARD, TaxCategory.ZERO_RATED) and not self.reason:
            raise Refused(Code.TAX_REASON_MISSING)


@dataclass(frozen=True, slots=True)
class TaxMode:
    """How a company reckons tax: stated in every sealed document."""

    prices_include_tax: bool
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class TaxedAmount:
    """An amount split into net and tax. `net + tax == gross`, always."""

    net: Money
    tax: Money

    @property
    def gross(self) -> Money:
        """What is paid."""
        return self.net + self.tax


@dataclass(frozen=True, slots=True)
class TaxLine:
    """One row of the summary by rate (EN 16931 group BG-23)."""

    tax: Tax
    net: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class TaxedDocument:
    """Lines in their order, the summary by rate, and the totals, which agree to the minor unit."""

    lines: tuple[TaxedAmount, ...]
    summary: tuple[TaxLine, ...]
    net: Money
    tax: Money

    @property
    def gross(self) -> Money:
        """What the client owes."""
        return self.net + self.tax


def reckon(amounts: Sequence[tuple[Money, Tax]], mode: TaxMode, of: Currency) -> TaxedDocument:
    """Split line amounts (after discounts, tax in or out as `mode` says) into net and tax.

    The sum over lines, the sum over rates and the totals are equal; where prices include tax the
    gross of the document is exactly the sum of the line amounts.
    """
    by_tax: dict[Tax, list[int]] = {}
    for place, (_, tax) in enumerate(amounts):
        by_tax.setdefault(tax, []).append(place)
    lines: list[TaxedAmount] = [TaxedAmount(Money.zero(of), Money.zero(of))] * len(amounts)
    for tax, places in by_tax.items():
        group = [amounts[place][0] for place in places]
        split = _per_line if mode.rounding is Rounding.PER_LINE else _per_rate
        for place, taxed in zip(places, split(group, tax.rate_bp, mode.prices_include_tax), strict=True):
            lines[place] = taxed
    summary = tuple(
        TaxLine(
            tax,
            total((lines[place].net for place in by_tax[tax]), of),
            total((lines[place].tax for place in by_tax[tax]), of),
        )
        for tax in sorted(by_tax, key=lambda tax: (-tax.rate_bp, tax.category, tax.reason))
    )
    net = total((line.net for line in lines), of)
    return TaxedDocument(tuple(lines), summary, net, total((line.tax for line in lines), of))


def _tax_in(amount: Money, rate_bp: int, is_included: bool) -> Money:
    base = _WHOLE + rate_bp if is_included else _WHOLE
    return Money(divide_half_up(amount.minor * rate_bp, base), amount.currency)


def _taxed(amount: Money, tax: Money, is_included: bool) -> TaxedAmount:
    return TaxedAmount(amount - tax if is_included else amount, tax)


def _per_line(amounts: Sequence[Money], rate_bp: int, is_included: bool) -> list[TaxedAmount]:
    return [_taxed(amount, _tax_in(amount, rate_bp, is_included), is_included) for amount in amounts]


def _per_rate(amounts: Sequence[Money], rate_bp: int, is_included: bool) -> list[TaxedAmount]:
    """Round the group's tax once; give each line its exact share, floor first, largest remainder next."""
    of = amounts[0].currency
    tax = _tax_in(total(amounts, of), rate_bp, is_included)
    parts = spread_minor(tax.minor, [abs(amount.minor) for amount in amounts])
    return [_taxed(amount, Money(part, of), is_included) for amount, part in zip(amounts, parts, strict=True)]
