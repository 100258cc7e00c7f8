"""Money: whole minor units, half-up, split without loss, read as people type it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import (
    MAX_MINOR,
    Currency,
    Money,
    currency,
    divide_half_up,
    spread_minor,
    total,
)
from tests.builders import AED, EUR, JPY, KWD
from tests.builders.strategies import currencies, moneys


def refusal(text: str, of: Currency = AED) -> Code:
    with pytest.raises(Refused) as refused:
        Money.parse(text, of)
    return refused.value.code


@pytest.mark.parametrize(
    ("code", "exponent", "unit"),
    [("AED", 2, 100), ("EUR", 2, 100), ("KWD", 3, 1000), ("BHD", 3, 1000), ("OMR", 3, 1000), ("JPY", 0, 1)],
)
def test_a_currency_has_the_decimals_of_iso_4217(code: str, exponent: int, unit: int) -> None:
    assert currency(code) == Currency(code, exponent)
    assert currency(code).unit == unit


@pytest.mark.parametrize("code", ["", "aed", "AE", "AEDX", "A D", "د.إ", "AED\n", "ＡＥＤ"])
def test_a_currency_is_three_latin_capitals(code: str) -> None:
    with pytest.raises(Refused) as refused:
        currency(code)
    assert refused.value.code is Code.CURRENCY_UNKNOWN


@pytest.mark.parametrize(
    ("numerator", "denominator", "quotient"),
    [
        (2357, 10, 236),  # 2.357 is 2.36 (FTA clarification VATP006)
        (9862, 10, 986),  # 9.862 is 9.86
        (5, 10, 1),
        (4, 10, 0),
        (-5, 10, -1),
        (-4, 10, 0),
        (15, 10, 2),
        (25, 10, 3),  # not to the even neighbour
        (0, 7, 0),
    ],
)
def test_division_rounds_half_away_from_zero(numerator: int, denominator: int, quotient: int) -> None:
    assert divide_half_up(numerator, denominator) == quotient


@given(st.integers(-(10**24), 10**24), st.integers(1, 10**9))
def test_division_agrees_with_decimal(numerator: int, denominator: int) -> None:
    quotient = divide_half_up(numerator, denominator)
    assert abs(2 * (quotient * denominator - numerator)) <= denominator
    assert divide_half_up(-numerator, denominator) == -quotient


@given(st.integers(-(10**9), 10**9))
def test_division_is_decimals_round_half_up(milli: int) -> None:
    assert divide_half_up(milli, 1000) == Decimal(milli).scaleb(-3).quantize(Decimal(1), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("text", "of", "minor"),
    [
        ("12", AED, 1200),
        ("12.5", AED, 1250),
        ("12,50", AED, 1250),
        (".5", AED, 50),
        (" 279.90 ", AED, 27990),
        ("0", AED, 0),
        ("-3.20", AED, -320),
        ("−3.20", AED, -320),
        ("1,250", AED, 125_000),  # three digits after a comma are a group of thousands
        ("1 250", AED, 125_000),
        ("1'250.00", AED, 125_000),
        ("1,234,567.89", AED, 123_456_789),
        ("1\u202f234\u202f567,89", EUR, 123_456_789),
        ("1.234.567,89", EUR, 123_456_789),
        ("1.900,00", EUR, 190_000),
        ("1.234.567", EUR, 123_456_700),
        ("١٢٫٥", AED, 1250),
        ("١٬٢٥٠٫٧٥", AED, 125_075),
        ("۱۲۳", AED, 12_300),
        ("1.250", KWD, 1250),
        ("1,250", KWD, 1250),  # a dinar and a quarter: people type the decimals they print
        ("1 250", KWD, 1_250_000),
        ("١٬٢٥٠", KWD, 1_250_000),
        ("1,250.000", KWD, 1_250_000),
        ("1.250,000", KWD, 1_250_000),
        ("1,234,567", KWD, 1_234_567_000),
        ("4560", JPY, 4560),
        ("4,560", JPY, 4560),
        ("4.560", JPY, 4560),  # no decimals to confuse it with
        ("9,999,999,999.99", AED, MAX_MINOR),
        ("000000000000000000012", AED, 1200),
        ("\u200e12.50\u200f", AED, 1250),
        ("\u20661,900.00\u2069", AED, 190_000),
    ],
)
def test_an_amount_is_read_as_people_type_it(text: str, of: Currency, minor: int) -> None:
    assert Money.parse(text, of) == Money(minor, of)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", ".", ",", "abc", "NaN", "nan", "inf", "Infinity", "1e5", "0x10", "1_000", "12.", "--1"]
    + ["1-", "+5", "1,2,3", "12,34,567", "1,234 567", "1,234,56", "1.234.56", "1.2.3", "½", "²", "1 2"]
    + ["1.234,567.89", "AED 12", "12%", "1\n2", "1,234,567,5"],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert refusal(text) is Code.AMOUNT_UNREADABLE


@pytest.mark.parametrize(
    ("text", "of"), [("1.250", AED), ("0.001", AED), ("12.5", JPY), ("1.2345", KWD), ("1,2345", KWD)]
)
def test_more_decimals_than_the_currency_has_are_refused_not_guessed(text: str, of: Currency) -> None:
    assert refusal(text, of) is Code.TOO_MANY_DECIMALS


@pytest.mark.parametrize("text", ["10,000,000,000", "-10000000000.00", "9" * 5_000, "9" * 100_000])
def test_an_amount_too_large_is_refused_however_long(text: str) -> None:
    assert refusal(text) is Code.AMOUNT_TOO_LARGE


def test_ten_thousand_letters_are_no_amount() -> None:
    assert refusal("ل" * 10_000) is Code.AMOUNT_UNREADABLE
    assert refusal("1,234" * 10_000) is Code.AMOUNT_UNREADABLE


@given(currencies.flatmap(lambda of: moneys(of, -MAX_MINOR, MAX_MINOR)), st.sampled_from("., _'\u202f"))
def test_an_amount_with_all_its_decimals_reads_back(amount: Money, group: str) -> None:
    shown = f"{amount.decimal:,}".replace(",", "G").replace(".", "D")
    decimal_sign = "," if group == "." else "."
    text = shown.replace("G", group.strip("_")).replace("D", decimal_sign)
    assert Money.parse(text, amount.currency) == amount


@given(st.text(max_size=30), currencies)
def test_any_text_is_read_or_refused(text: str, of: Currency) -> None:
    try:
        amount = Money.parse(text, of)
    except Refused:
        return
    assert abs(amount.minor) <= MAX_MINOR


def test_two_currencies_never_mix() -> None:
    one, other = Money(100, AED), Money(100, EUR)
    for mix in (
        lambda: one + other,
        lambda: one - other,
        lambda: one < other,
        lambda: one <= other,
        lambda: total([one, other], AED),
    ):
        with pytest.raises(ValueError, match="do not mix"):
            mix()
    assert one != other


def test_money_adds_compares_and_negates() -> None:
    assert Money(150, AED) + Money(50, AED) - Money(300, AED) == -Money(100, AED)
    assert Money(1, AED) < Money(2, AED) <= Money(2, AED)
    assert Money(3, AED) > Money(2, AED) >= Money(2, AED)
    assert not Money.zero(AED)
    assert Money(-1, AED)
    assert total([], KWD) == Money.zero(KWD)
    assert str(Money(27990, AED).decimal) == "279.90"
    assert str(Money(-1, KWD).decimal) == "-0.001"
    assert str(Money(4560, JPY).decimal) == "4560"


@given(st.integers(-MAX_MINOR, MAX_MINOR), st.lists(st.integers(0, MAX_MINOR), min_size=1, max_size=60))
def test_a_split_is_complete_and_fair(whole: int, weights: list[int]) -> None:
    parts = spread_minor(whole, weights)
    assert sum(parts) == whole
    assert len(parts) == len(weights)
    sum_of_weights = sum(weights)
    if sum_of_weights:
        for part, weight in zip(parts, weights, strict=True):
            # Every part is its exact share rounded down or up, and keeps the sign of the whole.
            assert abs(part * sum_of_weights - whole * weight) < sum_of_weights
            assert part * whole >= 0
            assert part == 0 or weight > 0


@given(st.integers(0, MAX_MINOR), st.lists(st.integers(1, 10**6), min_size=2, max_size=20))
def test_a_heavier_part_never_gets_less(whole: int, weights: list[int]) -> None:
    parts = spread_minor(whole, sorted(weights, reverse=True))
    assert list(parts) == sorted(parts, reverse=True)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20), st.integers(0, 10**6))
def test_a_part_of_an_amount_never_exceeds_its_weight(weights: list[int], whole: int) -> None:
    whole = min(whole, sum(weights))
    assert all(part <= weight for part, weight in zip(spread_minor(whole, weights), weights, strict=True))


def test_a_split_without_weights_goes_to_the_first_part() -> None:
    assert Money(7, AED).spread([0, 0, 0]) == (Money(7, AED), Money(0, AED), Money(0, AED))
    assert Money(-7, AED).spread([0]) == (Money(-7, AED),)


def test_a_split_over_nothing_or_by_negative_weights_is_a_defect() -> None:
    with pytest.raises(ValueError, match="nothing"):
        spread_minor(7, [])
    with pytest.raises(ValueError, match="negative"):
        spread_minor(7, [2, -1])


def test_three_people_split_ten_dirhams() -> None:
    assert Money(1000, AED).spread([1, 1, 1]) == (Money(334, AED), Money(333, AED), Money(333, AED))


@given(st.integers(0, MAX_MINOR), st.integers(0, 10_000))
def test_a_share_never_leaves_its_bounds(minor: int, basis_points: int) -> None:
    assert 0 <= Money(minor, AED).times(basis_points, 10_000).minor <= minor
