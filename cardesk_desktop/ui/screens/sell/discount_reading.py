"""Reading a discount as it is typed: a rate or an amount, and why."""

from __future__ import annotations

from enum import Enum

from cardesk_desktop.domain.discount import AmountOff, Discount, PercentOff, checked
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.percent import basis_points, without_sign

_TOO_MUCH = 10_001


class Way(Enum):
    """How a discount is given."""

    PERCENT = "percent"
    AMOUNT = "amount"


def read_rate(text: str) -> int:
    """Basis points of a rate as typed: `10`, `12.5 %`; 0 for an empty text.

    Refuses with AMOUNT_UNREADABLE, AMOUNT_NEGATIVE or TOO_MANY_DECIMALS. What is far above 100 % is cut
    to just above it: the rule of the discount refuses both.
    """
    if not without_sign(text):
        return 0
    try:
        rate = basis_points(text)
    except Refused as refusal:
        if refusal.code is not Code.AMOUNT_TOO_LARGE:
            raise
        return _TOO_MUCH
    if rate < 0:
        raise Refused(Code.AMOUNT_NEGATIVE)
    return min(rate, _TOO_MUCH)


def read_discount(
    way: Way, *, rate_text: str, amount: Money | None, reason: str, on: Money
) -> Discount | None:
    """The discount that was typed, or None when nothing was.

    Refuses what may not be given on `on`: without a reason (DISCOUNT_REASON_MISSING) or of more than
    there is (DISCOUNT_TOO_LARGE).
    """
    if way is Way.PERCENT:
        rate_bp = read_rate(rate_text)
        return checked(PercentOff(rate_bp, reason), on) if rate_bp else None
    if amount is None or not amount:
        return None
    return checked(AmountOff(amount, reason), on)


def usual_reasons(_: Phrasebook) -> tuple[str, ...]:
    """Reasons that are given often, to be pressed instead of typed."""
    return (
        _.context("discount reason", "Regular client"),
        _.context("discount reason", "Offer of the day"),
        _.context("discount reason", "Waited too long"),
        _.context("discount reason", "Work repeated"),
        _.context("discount reason", "Staff"),
    )


def is_about_reason(refusal: Refused) -> bool:
    """True when the reason has to be mended, not the figure."""
    return refusal.code is Code.DISCOUNT_REASON_MISSING or refusal.params.get("field") == "reason"
