"""Goods come in: one delivery note is one receipt of goods, sealed in one commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.stock import GoodsReceipt, MovementKind, StockMovement
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.domain.valuation import extended
from cardesk_desktop.operations.desk import Desk, acting, permit, to_journal
from cardesk_desktop.operations.moving_stock import Move, check_cost, move_stock
from cardesk_desktop.operations.sealing_time import sealing_time
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """So much of a product came in. `unit_cost` is None where nobody said what it cost."""

    product_id: UUID
    quantity: Quantity
    unit_cost: Money | None = None


@dataclass(frozen=True, slots=True)
class ReceiptForm:
    """A delivery note: from whom, under which reference, and its lines."""

    lines: tuple[ReceiptLine, ...]
    supplier_id: UUID | None = None
    supplier_name: str = ""
    reference: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """A receipt of goods with its movements."""

    receipt: GoodsReceipt
    movements: tuple[StockMovement, ...]


def receive(
    desk: Desk,
    *,
    staff_id: UUID,
    product_id: UUID,
    quantity: Quantity,
    reason: str = "",
    unit_cost: Money | None = None,
) -> Outcome[StockMovement]:
    """Receive goods of one line. Refuses as `receive_goods` does."""
    form = ReceiptForm((ReceiptLine(product_id, quantity, unit_cost),), reason=reason)
    outcome = receive_goods(desk, staff_id=staff_id, form=form)
    return Outcome(outcome.value.movements[0], outcome.changes)


def receive_goods(desk: Desk, *, staff_id: UUID, form: ReceiptForm) -> Outcome[Received]:
    """Add a delivery to the ledgers of its products, all of it or nothing.

    Refuses with RECEIPT_EMPTY, a quantity that is not above zero, a cost below zero (AMOUNT_NEGATIVE), what
    is no product (NOT_FOUND), and with CLOCK_WENT_BACK until a person has confirmed the date: a movement is
    sealed as a sale is. Saying a cost needs SEE_COSTS.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.RECEIVE_STOCK)
        if any(line.unit_cost is not None for line in form.lines):
            permit(desk, work, staff, Permission.SEE_COSTS)
        at = sealing_time(desk, work)
        received = take_in(desk, work, staff, form, at)
        return Outcome(received, _changes(received))


def take_in(desk: Desk, work: UnitOfWork, staff: Staff, form: ReceiptForm, at: datetime) -> Received:
    """Seal a delivery within a unit of work of somebody who may. Refuses as `receive_goods` does."""
    if not form.lines:
        raise Refused(Code.RECEIPT_EMPTY)
    receipt_id = desk.new_id()
    moves = [_move(work, receipt_id, form, line) for line in form.lines]
    movements = move_stock(desk, work, moves, at=at, staff_name=staff.name)
    receipt = GoodsReceipt(
        id=receipt_id,
        number=movements[0].number,
        received_at=at,
        supplier_id=form.supplier_id,
        supplier_name=moves[0].supplier_name,
        reference=moves[0].reference,
        staff_name=staff.name,
        lines=len(movements),
        cost=_cost(work, form.lines),
    )
    work.stock.add_receipt(receipt)
    for movement in movements:
        figures = {"quantity_milli": movement.quantity.milli}
        to_journal(desk, work, JournalEvent.STOCK_RECEIVED, movement.id, staff.id, figures, at=at)
    return Received(receipt, movements)


def _move(work: UnitOfWork, receipt_id: UUID, form: ReceiptForm, line: ReceiptLine) -> Move:
    usual_cost = None
    if line.unit_cost is not None:
        check_cost(line.unit_cost, line.quantity)
    else:
        usual_cost = work.catalogue.product(line.product_id).cost
    return Move(
        line.product_id,
        MovementKind.RECEIPT,
        line.quantity.checked(),
        reason=one_line(form.reason, field="reason"),
        batch_id=receipt_id,
        supplier_name=one_line(form.supplier_name, field="name"),
        reference=one_line(form.reference, field="reference"),
        unit_cost=line.unit_cost,
        fallback_cost=usual_cost,
    )


def _cost(work: UnitOfWork, lines: Sequence[ReceiptLine]) -> Money:
    told = (extended(line.unit_cost, line.quantity) for line in lines if line.unit_cost is not None)
    return total(told, work.company.company().currency)


def _changes(received: Received) -> Changes:
    return Changes.of(*((Noun.STOCK, movement.product_id) for movement in received.movements))
