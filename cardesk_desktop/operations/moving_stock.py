"""Movements of stock, valued as they happen and sealed: what every operation on stock comes down to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import MAX_MINOR, Money
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.domain.valuation import Holding, extended, revaluation, value_of
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Move:
    """What is to move: a signed quantity of a product, and all that is known of it beforehand.

    `fallback_cost` is the product's cost in the catalogue, for goods that come in at a cost nobody tells;
    `reversed_value` that of the movement which is taken back.
    """

    product_id: UUID
    kind: MovementKind
    quantity: Quantity
    reason: str = ""
    invoice_id: UUID | None = None
    batch_id: UUID | None = None
    reverses_id: UUID | None = None
    supplier_name: str = ""
    reference: str = ""
    unit_cost: Money | None = None
    fallback_cost: Money | None = None
    reversed_value: Money | None = None


def move_stock(
    desk: Desk, work: UnitOfWork, moves: Sequence[Move], *, at: datetime, staff_name: str
) -> tuple[StockMovement, ...]:
    """Value and seal movements in their order. Refuses with NOT_FOUND what is no product."""
    holdings = work.stock.holdings(tuple({move.product_id for move in moves}))
    made: list[StockMovement] = []
    for move in moves:
        holding = holdings[move.product_id]
        value = _value(holding, move)
        movement = StockMovement(
            id=desk.new_id(),
            number=work.documents.next_number(DocumentKind.STOCK_MOVEMENT),
            product_id=move.product_id,
            kind=move.kind,
            quantity=move.quantity,
            moved_at=at,
            invoice_id=move.invoice_id,
            reason=move.reason,
            staff_name=staff_name,
            batch_id=move.batch_id,
            reverses_id=move.reverses_id,
            supplier_name=move.supplier_name,
            reference=move.reference,
            unit_cost=move.unit_cost,
            value=value,
        )
        work.documents.add_movement(movement)
        holdings[move.product_id] = holding.after(move.quantity, value, move.unit_cost)
        made.append(movement)
    return tuple(made)


def check_cost(unit_cost: Money, quantity: Quantity) -> None:
    """Refuse with AMOUNT_NEGATIVE or AMOUNT_TOO_LARGE what so much cannot cost."""
    most = Money(MAX_MINOR, unit_cost.currency)
    if unit_cost.minor < 0:
        raise Refused(Code.AMOUNT_NEGATIVE)
    if most < extended(unit_cost, quantity):
        raise Refused(Code.AMOUNT_TOO_LARGE, most=most)


def _value(holding: Holding, move: Move) -> Money:
    if move.kind is MovementKind.REVALUATION and move.unit_cost is not None:
        return revaluation(holding, move.unit_cost)
    known = (
        Holding(holding.level, holding.value, move.fallback_cost) if holding.unit_cost is None else holding
    )
    return value_of(known, move.quantity, unit_cost=move.unit_cost, reversed_value=move.reversed_value)
