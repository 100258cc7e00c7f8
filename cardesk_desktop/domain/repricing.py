"""Changing many prices at once: up or down by a part or an amount, to an ending that looks like a price."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import MAX_MINOR, Money

_WHOLE_BP = 10_000
MOST_PERCENT_BP = 100_000
"""Up to ten times the price: more is a typing error."""


class Ending(StrEnum):
    """How a new price ends, in hundredths of the currency's unit (of a hundred, where it has no decimals)."""

    AS_RECKONED = "as_reckoned"
    WHOLE = "00"
    HALF = "50"
    """On .00 or .50."""
    NINETY = "90"
    NINETY_FIVE = "95"
    NINETY_NINE = "99"


@dataclass(frozen=True, slots=True)
class PriceRule:
    """Add `percent_bp` (hundredths of a per cent) and `amount` to a price, either of which may be below zero.

    Refuses with PERCENT_TOO_LARGE beyond ten times the price.
    """

    percent_bp: int = 0
    amount: Money | None = None
    ending: Ending = Ending.AS_RECKONED

    def __post_init__(self) -> None:
        if not -_WHOLE_BP <= self.percent_bp <= MOST_PERCENT_BP:
            raise Refused(Code.PERCENT_TOO_LARGE, most=MOST_PERCENT_BP // 100)

    def apply(self, price: Money) -> Money:
        """The new price: rounded half-up, never below zero; what is free stays free of a percentage.

        Refuses with AMOUNT_TOO_LARGE.
        """
        raw = price.times(_WHOLE_BP + self.percent_bp, _WHOLE_BP)
        if self.amount is not None:
            raw += self.amount
        new = _ending_in(raw, self.ending) if raw.minor > 0 else Money.zero(price.currency)
        if new.minor > MAX_MINOR:
            raise Refused(Code.AMOUNT_TOO_LARGE, most=Money(MAX_MINOR, price.currency))
        return new


def _ending_in(price: Money, ending: Ending) -> Money:
    """The nearest price with an ending, the higher of two as near, and never free."""
    if ending is Ending.AS_RECKONED:
        return price
    unit = max(price.currency.unit, 100)
    step = unit // 2 if ending is Ending.HALF else unit
    offset = 0 if ending in (Ending.WHOLE, Ending.HALF) else unit * int(ending.value) // 100
    below = (price.minor - offset) // step * step + offset
    above = below + step
    is_lower = below > 0 and price.minor - below < above - price.minor
    return Money(below if is_lower else above, price.currency)
