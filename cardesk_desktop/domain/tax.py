"""Value added tax: categories, rates, and the one engine that turns amounts into net and tax.

Categories are the UNCL5305 codes that EN 16931 (BT-151) and PINT-AE use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Currency, Money, apportion, divide_half_up, total

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
        if is_standard != (self.rate_bp != 0) or not 0 <= self.rate_bp < _WHOLE:
            raise Refused(Code.TAX_RATE_INVALID, rate_bp=self.rate_bp)
        if self.category not in (TaxCategory.STANDARD, TaxCategory.ZERO_RATED) and not self.reason.strip():
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
    return summed(lines, [tax for _, tax in amounts], of)


def summed(lines: Sequence[TaxedAmount], taxes: Sequence[Tax], of: Currency) -> TaxedDocument:
    """A document of lines that are split already, each with the tax it bears: its summary and totals."""
    by_tax: dict[Tax, list[TaxedAmount]] = {}
    for line, tax in zip(lines, taxes, strict=True):
        by_tax.setdefault(tax, []).append(line)
    summary = tuple(
        TaxLine(
            tax,
            total((line.net for line in by_tax[tax]), of),
            total((line.tax for line in by_tax[tax]), of),
        )
        for tax in sorted(by_tax, key=lambda tax: (-tax.rate_bp, tax.category, tax.reason))
    )
    net = total((line.net for line in lines), of)
    return TaxedDocument(tuple(lines), summary, net, total((line.tax for line in lines), of))


def _base(rate_bp: int, is_included: bool) -> int:
    """What `rate_bp` is a part of: the amount itself, or the amount with its tax."""
    return _WHOLE + rate_bp if is_included else _WHOLE


def _taxed(amount: Money, tax_minor: int, is_included: bool) -> TaxedAmount:
    tax = Money(tax_minor, amount.currency)
    return TaxedAmount(amount - tax if is_included else amount, tax)


def _per_line(amounts: Sequence[Money], rate_bp: int, is_included: bool) -> list[TaxedAmount]:
    base = _base(rate_bp, is_included)
    return [_taxed(amount, divide_half_up(amount.minor * rate_bp, base), is_included) for amount in amounts]


def _per_rate(amounts: Sequence[Money], rate_bp: int, is_included: bool) -> list[TaxedAmount]:
    """Round the group's tax once; each line bears its own exact share of it rounded down or up."""
    base = _base(rate_bp, is_included)
    whole = sum(amount.minor for amount in amounts)
    # A credit is reckoned as the sale was, so that it takes back the same on every line.
    sign = -1 if whole < 0 else 1
    shares = [divmod(sign * amount.minor * rate_bp, base) for amount in amounts]
    parts = apportion(shares, divide_half_up(sign * whole * rate_bp, base))
    return [_taxed(amount, sign * part, is_included) for amount, part in zip(amounts, parts, strict=True)]
