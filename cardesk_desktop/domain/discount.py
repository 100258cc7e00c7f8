"""Discounts on a line or on the whole ticket: a percentage or an amount, always with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class PercentOff:
    """`basis_points` of the amount (10 % = 1,000), from above 0 to 100 %."""

    basis_points: int
    reason: str

    def of(self, amount: Money) -> Money:
        """The money taken off, rounded half-up."""
        return amount.times(self.basis_points, 10_000)


@dataclass(frozen=True, slots=True)
class AmountOff:
    """A fixed sum taken off."""

    amount: Money
    reason: str

    def of(self, amount: Money) -> Money:
        """The money taken off; never more than there is, so that a later change cannot make it negative."""
        return min(self.amount, amount, key=lambda money: money.minor)


Discount = PercentOff | AmountOff


def checked(discount: Discount, on: Money) -> Discount:
    """Return the discount when it may be given on `on`.

    Refuses one without a reason, of nothing (AMOUNT_ZERO), or of more than there is (DISCOUNT_TOO_LARGE).
    """
    if not discount.reason.strip():
        raise Refused(Code.DISCOUNT_REASON_MISSING)
    size, most = (
        (discount.basis_points, 10_000)
        if isinstance(discount, PercentOff)
        else (discount.amount.minor, on.minor)
    )
    if size <= 0:
        raise Refused(Code.AMOUNT_ZERO)
    if size > most:
        raise Refused(Code.DISCOUNT_TOO_LARGE, most=on)
    return discount
