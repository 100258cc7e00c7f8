"""Goods come in."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.operations.sealing_time import sealing_time


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
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        work.catalogue.product(product_id)
        movement = StockMovement(
            id=desk.new_id(),
            number=work.documents.next_number(DocumentKind.STOCK_MOVEMENT),
            product_id=product_id,
            kind=MovementKind.RECEIPT,
            quantity=quantity.checked(),
            moved_at=sealing_time(desk, work, staff_id=staff_id, is_confirmed=is_clock_confirmed),
            reason=one_line(reason, field="reason"),
        )
        work.documents.add_movement(movement)
        event, figures = JournalEvent.STOCK_RECEIVED, {"quantity_milli": quantity.milli}
        work.journal.add(
            JournalEntry(desk.new_id(), movement.moved_at, event, movement.id, staff_id, figures)
        )
        return Outcome(movement, Changes.of((Noun.STOCK, product_id)))
