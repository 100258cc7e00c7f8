"""What stock is worth: moving weighted average cost, in whole minor units.

Every movement carries the value that it brought or took, so that the value of a product on any day is the
sum of its movements, as its level is, and nothing is ever lost to rounding. The rules:

- What comes in at a known cost brings quantity times unit cost, rounded half-up once for the movement.
- What comes in without one (found, brought back, counted) brings the average of what is there; where
  nothing is there, the unit cost that was told last; where none was ever told, nothing.
- What goes out takes its share of the value, rounded half-up; the last of it takes all that is left.
- What is not there is worth nothing: at a level of zero and below, the value is zero. Goods that come in on
  a level below zero first make good what was already sold: only the part above zero brings value, its
  share of the cost, rounded half-up.
- A reversal brings or takes the value of what it reverses, as far as there is that much. That of another
  cost moves no goods, and value only while something is there.
- Two registers that do not hear one another may each take its share of the same pieces. The sum of the
  movements is then off: below zero, or not zero where nothing is there. What is shown and reckoned with is
  never that; goods that come in bring, beside their own value, what puts the sum right again.
"""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import ONE, Quantity


@dataclass(frozen=True, slots=True)
class Holding:
    """What is there of one product, and the unit cost that was told last, if one was.

    `value` is the sum of what its movements brought and took; what it is worth is that sum only where
    something is there.
    """

    level: Quantity
    value: Money
    unit_cost: Money | None = None

    @property
    def worth(self) -> Money:
        """What is there is worth this: never less than nothing, and nothing where nothing is there."""
        if self.level.milli > 0 and self.value.minor > 0:
            return self.value
        return Money.zero(self.value.currency)

    @property
    def average(self) -> Money | None:
        """What one unit costs: the average of what is there, else the cost told last, else None."""
        if self.level.milli > 0:
            return self.worth.times(ONE.milli, self.level.milli)
        return self.unit_cost

    def after(self, quantity: Quantity, value: Money, unit_cost: Money | None = None) -> Holding:
        """The holding once a movement has happened."""
        told = self.unit_cost if unit_cost is None else unit_cost
        return Holding(self.level + quantity, self.value + value, told)


def value_of(
    holding: Holding,
    quantity: Quantity,
    *,
    unit_cost: Money | None = None,
    reversed_value: Money | None = None,
) -> Money:
    """The signed value of a movement of this signed quantity, by the rules above.

    `unit_cost` is what one unit is said to cost, of goods that come in; `reversed_value` the value of the
    movement that is taken back.
    """
    if quantity.milli > 0:
        cost = (
            cost_of(holding, quantity, unit_cost) if reversed_value is None else _at_least_0(-reversed_value)
        )
        return _brought(holding, quantity, cost) + holding.worth - holding.value
    if quantity.milli < 0:
        return -_taken(holding, -quantity, reversed_value)
    if reversed_value is not None and holding.level.milli > 0:
        return max(-reversed_value, -holding.worth)
    return Money.zero(holding.value.currency)


def revaluation(holding: Holding, unit_cost: Money) -> Money:
    """The value to add so that what is there comes to `unit_cost` each; none where nothing is there."""
    if holding.level.milli <= 0:
        return Money.zero(holding.value.currency)
    return extended(unit_cost, holding.level) - holding.value


def extended(unit_cost: Money, quantity: Quantity) -> Money:
    """A quantity at a unit cost, rounded half-up."""
    return unit_cost.times(quantity.milli, ONE.milli)


def cost_of(holding: Holding, quantity: Quantity, unit_cost: Money | None) -> Money:
    """What a quantity that comes in costs, all of it."""
    if unit_cost is not None:
        return extended(unit_cost, quantity)
    if holding.level.milli > 0:
        return holding.worth.times(quantity.milli, holding.level.milli)
    if holding.unit_cost is not None:
        return extended(holding.unit_cost, quantity)
    return Money.zero(holding.value.currency)


def _brought(holding: Holding, quantity: Quantity, cost: Money) -> Money:
    above = min(quantity.milli, (holding.level + quantity).milli)
    return cost.times(max(0, above), quantity.milli)


def _taken(holding: Holding, quantity: Quantity, reversed_value: Money | None) -> Money:
    if quantity.milli >= holding.level.milli:
        return holding.worth
    if reversed_value is not None:
        return min(holding.worth, _at_least_0(reversed_value))
    return holding.worth.times(quantity.milli, holding.level.milli)


def _at_least_0(amount: Money) -> Money:
    return max(amount, Money.zero(amount.currency))
