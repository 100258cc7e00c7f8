"""Stock is a ledger: a level is the sum of movements, and a movement is never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import ONE, Quantity


class MovementKind(StrEnum):
    """Why stock moved."""

    SALE = "sale"
    RECEIPT = "receipt"
    COUNT = "count"
    WASTE = "waste"
    CONSUMPTION = "consumption"
    RETURN = "return"
    ADJUSTMENT = "adjustment"
    REVERSAL = "reversal"
    """Takes another movement back, quantity and value."""
    REVALUATION = "revaluation"
    """Nothing moves; what is there is given another cost."""


OUTWARD = (MovementKind.SALE, MovementKind.WASTE, MovementKind.CONSUMPTION)


@dataclass(frozen=True, slots=True)
class StockMovement:
    """A signed quantity of one product: in is positive, out negative.

    `value` is what the quantity was worth as it moved, with the same sign (see `domain/valuation.py`), and
    None where movements were not valued yet. `unit_cost` is what one unit was said to cost: of a receipt
    and of a revaluation. `batch_id` is the receipt of goods or the stock count it belongs to, by its kind.
    """

    id: UUID
    number: str
    product_id: UUID
    kind: MovementKind
    quantity: Quantity
    moved_at: datetime
    invoice_id: UUID | None = None
    reason: str = ""
    staff_name: str = ""
    batch_id: UUID | None = None
    reverses_id: UUID | None = None
    supplier_name: str = ""
    reference: str = ""
    unit_cost: Money | None = None
    value: Money | None = None


@dataclass(frozen=True, slots=True)
class GoodsReceipt:
    """Goods that came in together: one delivery note. What came in is in its movements.

    `cost` is what they cost, as far as it was told.
    """

    id: UUID
    number: str
    received_at: datetime
    supplier_id: UUID | None
    supplier_name: str
    reference: str
    staff_name: str
    lines: int
    cost: Money


def signed(kind: MovementKind, quantity: Quantity) -> Quantity:
    """Give a positive quantity the sign of its kind; differences (counts, adjustments) keep theirs."""
    return -quantity if kind in OUTWARD else quantity


def level(movements: Iterable[StockMovement]) -> Quantity:
    """What is there: the sum of all movements. Below zero is allowed and shown as such."""
    return Quantity(sum(movement.quantity.milli for movement in movements))


def to_order(held: Quantity, minimum: Quantity) -> Quantity:
    """How much to order of what is at its minimum or below: up to twice the minimum, in whole units.

    Nothing while there is more than the minimum.
    """
    if held.milli > minimum.milli:
        return Quantity(0)
    missing = 2 * minimum.milli - held.milli
    return Quantity.of(-(-missing // ONE.milli))
