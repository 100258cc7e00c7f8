"""Tax: the law's own figures, and what must hold for every amount, rate and mode."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.tax import Rounding, Tax, TaxCategory, TaxedAmount, TaxMode, reckon
from tests.builders import AED, EUR, EXEMPT, FRENCH_MODE, FRENCH_VAT, JPY, KWD, UAE_MODE, UAE_VAT, ZERO_RATED
from tests.builders.strategies import currencies, modes, taxes

NET_PER_LINE = TaxMode(prices_include_tax=False, rounding=Rounding.PER_LINE)
NET_PER_RATE = TaxMode(prices_include_tax=False, rounding=Rounding.PER_RATE)

Amounts = list[tuple[Money, Tax]]


def standard(rate_bp: int) -> Tax:
    return Tax(TaxCategory.STANDARD, rate_bp)


def tax_of(minor: int, rate_bp: int, mode: TaxMode, of: Currency = AED) -> int:
    return reckon([(Money(minor, of), standard(rate_bp))], mode, of).tax.minor


@st.composite
def documents(draw: st.DrawFn, least: int = 0) -> tuple[Amounts, Currency]:
    of = draw(currencies)
    minors = st.one_of(st.integers(least, 50 if least == 0 else 0), st.integers(least, 10**12))
    drawn = draw(st.lists(st.tuples(minors, taxes), max_size=12))
    return [(Money(minor, of), tax) for minor, tax in drawn], of


@pytest.mark.parametrize(
    ("net", "tax"),
    [
        (47_14, 2_36),  # 5 % is 2.357: "2.36" (FTA clarification VATP006)
        (197_24, 9_86),  # 5 % is 9.862: "9.86"
        (10, 1),  # 5 % is 0.005, half goes up
        (9, 0),
        (0, 0),
    ],
)
def test_uae_tax_is_rounded_half_up_to_the_fils_on_every_line(net: int, tax: int) -> None:
    assert tax_of(net, 500, NET_PER_LINE) == tax


@pytest.mark.parametrize(
    ("gross", "tax"), [(279_90, 13_33), (105_00, 5_00), (45_00, 2_14), (10, 0), (11, 1), (1, 0)]
)
def test_uae_tax_inside_a_price(gross: int, tax: int) -> None:
    assert tax_of(gross, 500, UAE_MODE) == tax


@pytest.mark.parametrize(
    ("rate_bp", "tax"),
    [(2_000, 20_00), (1_000, 10_91), (550, 6_26), (210, 2_47)],
)
def test_french_rates_inside_120_euros(rate_bp: int, tax: int) -> None:
    assert tax_of(120_00, rate_bp, FRENCH_MODE, EUR) == tax


@pytest.mark.parametrize(
    ("rate_bp", "tax"),
    [(2_000, 24_69), (1_000, 12_35), (550, 6_79), (210, 2_59)],
)
def test_french_rates_on_123_euros_45(rate_bp: int, tax: int) -> None:
    assert tax_of(123_45, rate_bp, NET_PER_RATE, EUR) == tax


def test_three_decimals_and_none() -> None:
    assert tax_of(1_250, 500, UAE_MODE, KWD) == 60  # 0.0595 of a dinar
    assert tax_of(1_010, 500, NET_PER_LINE, KWD) == 51  # 0.0505
    assert tax_of(1_100, 1_000, UAE_MODE, JPY) == 100
    assert tax_of(105, 1_000, NET_PER_LINE, JPY) == 11


def test_where_it_is_rounded_makes_the_difference() -> None:
    amounts = [(Money(10, AED), UAE_VAT)] * 3
    assert reckon(amounts, NET_PER_LINE, AED).tax == Money(3, AED)
    per_rate = reckon(amounts, NET_PER_RATE, AED)
    assert per_rate.tax == Money(2, AED)
    assert [line.tax.minor for line in per_rate.lines] == [1, 1, 0]


def test_rates_and_categories_are_kept_apart_and_sorted() -> None:
    amounts = [
        (Money(100_00, EUR), EXEMPT),
        (Money(50_00, EUR), standard(550)),
        (Money(10_00, EUR), ZERO_RATED),
        (Money(120_00, EUR), FRENCH_VAT),
        (Money(50_00, EUR), standard(550)),
    ]
    document = reckon(amounts, FRENCH_MODE, EUR)
    assert [(row.tax, row.net.minor, row.amount.minor) for row in document.summary] == [
        (FRENCH_VAT, 100_00, 20_00),
        (standard(550), 94_79, 5_21),
        (EXEMPT, 100_00, 0),
        (ZERO_RATED, 10_00, 0),
    ]
    assert document.gross == Money(330_00, EUR)


def test_nothing_to_reckon_is_nothing() -> None:
    document = reckon([], UAE_MODE, KWD)
    assert (document.lines, document.summary, document.gross) == ((), (), Money.zero(KWD))


@given(documents(), modes)
def test_lines_rates_and_totals_agree_to_the_minor_unit(
    drawn: tuple[Amounts, Currency], mode: TaxMode
) -> None:
    amounts, of = drawn
    document = reckon(amounts, mode, of)
    assert len(document.lines) == len(amounts)
    assert document.net + document.tax == document.gross
    for field in ("net", "tax", "gross"):
        assert sum(getattr(line, field).minor for line in document.lines) == getattr(document, field).minor
    assert sum(row.net.minor for row in document.summary) == document.net.minor
    assert sum(row.amount.minor for row in document.summary) == document.tax.minor
    assert {row.tax for row in document.summary} == {tax for _, tax in amounts}
    sum_of_amounts = sum(amount.minor for amount, _ in amounts)
    assert (document.gross if mode.prices_include_tax else document.net).minor == sum_of_amounts


def exact_tax(amount: Money, tax: Tax, mode: TaxMode) -> Fraction:
    return Fraction(amount.minor * tax.rate_bp, 10_000 + (tax.rate_bp if mode.prices_include_tax else 0))


@given(documents(), modes)
def test_a_line_bears_its_own_tax_rounded_down_or_up(drawn: tuple[Amounts, Currency], mode: TaxMode) -> None:
    amounts, of = drawn
    for (amount, tax), line in zip(amounts, reckon(amounts, mode, of).lines, strict=True):
        off = abs(line.tax.minor - exact_tax(amount, tax, mode))
        assert off <= Fraction(1, 2) if mode.rounding is Rounding.PER_LINE else off < 1
        assert line.net.minor >= 0
        assert line.tax.minor >= 0
        assert line.tax.minor == 0 or tax.rate_bp > 0


@given(documents(), st.booleans())
def test_per_rate_tax_is_rounded_once_for_the_document(
    drawn: tuple[Amounts, Currency], is_included: bool
) -> None:
    amounts, of = drawn
    mode = TaxMode(is_included, Rounding.PER_RATE)
    for row in reckon(amounts, mode, of).summary:
        exact = sum((exact_tax(amount, tax, mode) for amount, tax in amounts if tax == row.tax), Fraction(0))
        assert abs(row.amount.minor - exact) <= Fraction(1, 2)


@given(documents(), modes)
def test_a_reversal_is_the_same_with_the_other_sign(drawn: tuple[Amounts, Currency], mode: TaxMode) -> None:
    amounts, of = drawn
    there = reckon(amounts, mode, of)
    back = reckon([(-amount, tax) for amount, tax in amounts], mode, of)
    assert [TaxedAmount(-line.net, -line.tax) for line in there.lines] == list(back.lines)


@given(documents(least=-(10**12)), modes)
def test_totals_agree_when_some_lines_are_reversals(drawn: tuple[Amounts, Currency], mode: TaxMode) -> None:
    amounts, of = drawn
    document = reckon(amounts, mode, of)
    assert sum(row.amount.minor for row in document.summary) == document.tax.minor
    for (amount, tax), line in zip(amounts, document.lines, strict=True):
        assert abs(line.tax.minor - exact_tax(amount, tax, mode)) < 1


@pytest.mark.parametrize(
    ("category", "rate_bp"),
    [
        (TaxCategory.STANDARD, 0),
        (TaxCategory.STANDARD, -500),
        (TaxCategory.STANDARD, 10_000),
        (TaxCategory.ZERO_RATED, 500),
        (TaxCategory.EXEMPT, 500),
        (TaxCategory.OUT_OF_SCOPE, -1),
    ],
)
def test_a_rate_that_its_category_cannot_have_is_refused(category: TaxCategory, rate_bp: int) -> None:
    with pytest.raises(Refused) as refused:
        Tax(category, rate_bp, "reason")
    assert refused.value.code is Code.TAX_RATE_INVALID


@pytest.mark.parametrize(
    "category", [TaxCategory.EXEMPT, TaxCategory.OUT_OF_SCOPE, TaxCategory.REVERSE_CHARGE]
)
@pytest.mark.parametrize("reason", ["", "  "])
def test_tax_that_is_not_due_needs_a_reason(category: TaxCategory, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        Tax(category, 0, reason)
    assert refused.value.code is Code.TAX_REASON_MISSING
