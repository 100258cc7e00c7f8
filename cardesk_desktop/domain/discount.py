"""Discounts on a line or on the whole ticket: a percentage or an amount, always with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money

_WHOLE = 10_000  # basis points in 100 %


class DiscountKind(StrEnum):
    """The two kinds of discounts."""

    PERCENT = "percent"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class PercentOff:
    """`basis_points` of the amount (10 % = 1,000), from above 0 to 100 %."""

    basis_points: int
    reason: str

    def of(self, amount: Money) -> Money:
        """The money taken off, rounded half-up."""
        return amount.times(self.basis_points, _WHOLE)


@dataclass(frozen=True, slots=True)
class AmountOff:
    """A fixed sum taken off."""

    amount: Money
    reason: str

    def of(self, amount: Money) -> Money:
        """The money taken off; never more than there is, so that a later change cannot make it negative."""
        return min(self.amount, amount)


Discount = PercentOff | AmountOff


def checked(discount: Discount, on: Money) -> Discount:
    """Return the discount when it may be given on `on`.

    Refuses one without a reason, of nothing (AMOUNT_ZERO), or of more than there is (DISCOUNT_TOO_LARGE).
    """
    if not discount.reason.strip():
        raise Refused(Code.DISCOUNT_REASON_MISSING)
    if isinstance(discount, PercentOff):
        is_nothing, is_too_large = discount.basis_points <= 0, discount.basis_points > _WHOLE
    else:
        is_nothing, is_too_large = discount.amount.minor <= 0, discount.amount > on
    if is_nothing:
        raise Refused(Code.AMOUNT_ZERO)
    if is_too_large:
        raise Refused(Code.DISCOUNT_TOO_LARGE, most=on)
    return discount
