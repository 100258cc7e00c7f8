from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import MAX_MINOR, Currency, Money
from cardesk_desktop.domain.repricing import MOST_PERCENT_BP, Ending, PriceRule
from tests.builders import AED, EUR, JPY, KWD

currencies = st.sampled_from((AED, EUR, KWD, JPY))
percents = st.integers(-10_000, MOST_PERCENT_BP)


@st.composite
def prices(draw: st.DrawFn, least: int = 0) -> Money:
    return Money(draw(st.integers(least, 10_000_000)), draw(currencies))


@pytest.mark.parametrize(
    ("minor", "rule", "new"),
    [
        (10_000, PriceRule(500), 10_500),
        (10_000, PriceRule(-1_250), 8_750),
        (1_250, PriceRule(333), 1_292),
        (1_210, PriceRule(-5_000), 605),
        (2_000, PriceRule(amount=Money(350, AED)), 2_350),
        (2_000, PriceRule(amount=Money(-2_500, AED)), 0),
        (0, PriceRule(5_000, ending=Ending.NINETY_FIVE), 0),
        (1_234, PriceRule(ending=Ending.WHOLE), 1_200),
        (1_250, PriceRule(ending=Ending.WHOLE), 1_300),
        (1_225, PriceRule(ending=Ending.HALF), 1_250),
        (1_224, PriceRule(ending=Ending.HALF), 1_200),
        (1_244, PriceRule(ending=Ending.NINETY_FIVE), 1_195),
        (1_245, PriceRule(ending=Ending.NINETY_FIVE), 1_295),
        (40, PriceRule(ending=Ending.WHOLE), 100),
        (30, PriceRule(ending=Ending.NINETY_NINE), 99),
        (1_985, PriceRule(ending=Ending.NINETY), 1_990),
    ],
)
def test_a_price_as_the_owner_reckons_it(minor: int, rule: PriceRule, new: int) -> None:
    assert rule.apply(Money(minor, AED)) == Money(new, AED)


@pytest.mark.parametrize(
    ("of", "minor", "ending", "new"),
    [
        (KWD, 1_234, Ending.NINETY_FIVE, 950),
        (KWD, 1_234, Ending.HALF, 1_000),
        (JPY, 1_234, Ending.NINETY, 1_190),
    ],
)
def test_endings_fit_the_currency(of: Currency, minor: int, ending: Ending, new: int) -> None:
    assert PriceRule(ending=ending).apply(Money(minor, of)) == Money(new, of)


@given(prices(), percents, st.sampled_from(Ending))
def test_no_price_falls_below_zero_or_becomes_free_by_its_ending(
    price: Money, percent: int, ending: Ending
) -> None:
    plain = PriceRule(percent).apply(price)
    new = PriceRule(percent, ending=ending).apply(price)

    assert plain.minor >= 0
    assert (new.minor > 0) is (plain.minor > 0)


@given(prices(1), percents, st.sampled_from(Ending))
def test_an_ending_moves_a_price_by_no_more_than_one_step(price: Money, percent: int, ending: Ending) -> None:
    plain = PriceRule(percent).apply(price)
    new = PriceRule(percent, ending=ending).apply(price)

    assert abs(new.minor - plain.minor) <= max(price.currency.unit, 100)


@given(prices(1), st.sampled_from([ending for ending in Ending if ending is not Ending.AS_RECKONED]))
def test_a_price_that_ends_well_stays(price: Money, ending: Ending) -> None:
    once = PriceRule(ending=ending).apply(price)

    assert PriceRule(ending=ending).apply(once) == once
    unit = max(price.currency.unit, 100)
    hundredths = once.minor % unit * 100 // unit
    assert hundredths in ((0, 50) if ending is Ending.HALF else (int(ending.value),))


@given(prices(), percents)
def test_a_percentage_is_reckoned_half_up(price: Money, percent: int) -> None:
    exact = price.minor * (10_000 + percent)

    assert PriceRule(percent).apply(price).minor == (exact * 2 + 10_000) // 20_000


@given(prices(), prices())
def test_a_higher_price_stays_the_higher(one: Money, other: Money) -> None:
    other = Money(other.minor, one.currency)
    rule = PriceRule(777, ending=Ending.NINETY_FIVE)

    assert (rule.apply(one) <= rule.apply(other)) or other < one


@pytest.mark.parametrize("percent", [-10_001, MOST_PERCENT_BP + 1])
def test_a_percentage_that_was_mistyped_is_refused(percent: int) -> None:
    with pytest.raises(Refused) as refusal:
        PriceRule(percent)
    assert refusal.value.code is Code.PERCENT_TOO_LARGE


def test_a_price_that_would_be_too_large_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        PriceRule(10_000).apply(Money(MAX_MINOR, AED))
    assert refusal.value.code is Code.AMOUNT_TOO_LARGE
