"""Discounts: with a reason, of something, never more than there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.discount import AmountOff, Discount, PercentOff, checked
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money
from tests.builders import AED, EUR
from tests.builders.strategies import currencies, moneys

ON = Money(279_90, AED)


def test_a_percentage_is_rounded_half_up() -> None:
    assert PercentOff(1_000, "Regular client").of(ON) == Money(27_99, AED)
    assert PercentOff(1_250, "Regular client").of(ON) == Money(34_99, AED)
    assert PercentOff(10_000, "Rain warranty").of(ON) == ON


def test_an_amount_is_taken_off_up_to_what_there_is() -> None:
    assert AmountOff(Money(50_00, AED), "Regular client").of(ON) == Money(50_00, AED)
    assert AmountOff(Money(50_00, AED), "Regular client").of(Money(30_00, AED)) == Money(30_00, AED)


@pytest.mark.parametrize(
    ("discount", "code"),
    [
        (PercentOff(1_000, " "), Code.DISCOUNT_REASON_MISSING),
        (AmountOff(Money(1, AED), ""), Code.DISCOUNT_REASON_MISSING),
        (PercentOff(0, "Regular client"), Code.AMOUNT_ZERO),
        (PercentOff(-1, "Regular client"), Code.AMOUNT_ZERO),
        (AmountOff(Money(0, AED), "Regular client"), Code.AMOUNT_ZERO),
        (AmountOff(Money(-500, AED), "Regular client"), Code.AMOUNT_ZERO),
        (PercentOff(10_001, "Regular client"), Code.DISCOUNT_TOO_LARGE),
        (AmountOff(Money(279_91, AED), "Regular client"), Code.DISCOUNT_TOO_LARGE),
    ],
)
def test_what_may_not_be_given_is_refused(discount: Discount, code: Code) -> None:
    with pytest.raises(Refused) as refused:
        checked(discount, ON)
    assert refused.value.code is code


def test_the_whole_amount_may_be_given() -> None:
    for discount in (PercentOff(10_000, "Rain warranty"), AmountOff(ON, "Rain warranty")):
        assert checked(discount, ON) is discount


def test_an_amount_in_another_currency_is_a_defect() -> None:
    with pytest.raises(ValueError, match="do not mix"):
        checked(AmountOff(Money(1, EUR), "Regular client"), ON)


@given(currencies.flatmap(lambda of: st.tuples(moneys(of), moneys(of, 1))), st.integers(1, 10_000))
def test_no_discount_leaves_less_than_nothing(amounts: tuple[Money, Money], basis_points: int) -> None:
    on, off = amounts
    for discount in (PercentOff(basis_points, "reason"), AmountOff(off, "reason")):
        assert 0 <= discount.of(on).minor <= on.minor
