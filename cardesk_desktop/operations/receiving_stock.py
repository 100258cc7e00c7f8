"""Goods come in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.operations.sealing_time import sealing_time
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Delivery:
    """So much of a product, and the clean words on where it came from."""

    product_id: UUID
    quantity: Quantity
    reason: str = ""


def receive(
    desk: Desk,
    *,
    staff_id: UUID,
    product_id: UUID,
    quantity: Quantity,
    reason: str = "",
    is_clock_confirmed: bool = False,
) -> Outcome[StockMovement]:
    """Add a receipt of goods to a product's ledger.

    Refuses a quantity that is not above zero, and with CLOCK_WENT_BACK until a person has confirmed
    the date: a movement is sealed as a sale is.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        work.catalogue.product(product_id)
        at = sealing_time(desk, work, staff_id=staff_id, is_confirmed=is_clock_confirmed)
        delivery = Delivery(product_id, quantity, one_line(reason, field="reason"))
        movement = book_in(desk, work, staff, delivery, at)
        return Outcome(movement, Changes.of((Noun.STOCK, product_id)))


def book_in(desk: Desk, work: UnitOfWork, staff: Staff, delivery: Delivery, at: datetime) -> StockMovement:
    """Seal a receipt of goods inside a unit of work. Refuses a quantity that is not above zero."""
    movement = StockMovement(
        id=desk.new_id(),
        number=work.documents.next_number(DocumentKind.STOCK_MOVEMENT),
        product_id=delivery.product_id,
        kind=MovementKind.RECEIPT,
        quantity=delivery.quantity.checked(),
        moved_at=at,
        reason=delivery.reason,
    )
    work.documents.add_movement(movement)
    event, figures = JournalEvent.STOCK_RECEIVED, {"quantity_milli": delivery.quantity.milli}
    work.journal.add(JournalEntry(desk.new_id(), at, event, movement.id, staff.id, figures))
    return movement
