"""Stock is a ledger: a level is the sum of movements, and a movement is never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.quantity import Quantity


class MovementKind(StrEnum):
    """Why stock moved."""

    SALE = "sale"
    RECEIPT = "receipt"
    COUNT = "count"
    WASTE = "waste"
    CONSUMPTION = "consumption"
    RETURN = "return"


_OUTWARD = (MovementKind.SALE, MovementKind.WASTE, MovementKind.CONSUMPTION)


@dataclass(frozen=True, slots=True)
class StockMovement:
    """A signed quantity of one product: in is positive, out negative."""

    id: UUID
    number: str
    product_id: UUID
    kind: MovementKind
    quantity: Quantity
    moved_at: datetime
    invoice_id: UUID | None = None
    reason: str = ""


def signed(kind: MovementKind, quantity: Quantity) -> Quantity:
    """Give a positive quantity the sign of its kind; a count's difference keeps the sign it has."""
    return -quantity if kind in _OUTWARD else quantity


def level(movements: Iterable[StockMovement]) -> Quantity:
    """What is there: the sum of all movements. Below zero is allowed and shown as such."""
    return Quantity(sum(movement.quantity.milli for movement in movements))
