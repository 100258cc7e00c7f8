"""Goods that come back: into stock at the cost at which they left, or in and out again as waste."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.credit_note import CreditedLine, CreditNote, Fate
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.moving_stock import Move, move_stock
from cardesk_desktop.store.unit_of_work import UnitOfWork


def return_goods(desk: Desk, work: UnitOfWork, file: InvoiceFile, note: CreditNote) -> tuple[UUID, ...]:
    """Move what a credit note takes back of goods; the products that moved. `file` is as it was before."""
    earlier = _quantities(line for other in file.credit_notes for line in other.lines)
    moves: list[Move] = []
    for product_id, milli in _quantities(note.lines).items():
        cost = _Cost(work, file, product_id, earlier[product_id])
        moves += _moves(note, product_id, milli, cost)
    if moves:
        move_stock(desk, work, moves, at=note.issued_at, staff_name=note.staff_name)
    return tuple(dict.fromkeys(move.product_id for move in moves))


class _Cost:
    """What the goods of an invoice cost when they left, shared out over those that come back, to the unit.

    `returned` thousandths came back before. Nothing is known of goods that left another register, or
    before movements were valued.
    """

    def __init__(self, work: UnitOfWork, file: InvoiceFile, product_id: UUID, returned: int) -> None:
        sold = work.stock.sold_with(file.invoice.id, product_id, file.invoice.issued_at)
        self._sold = sold if sold and sold.value is not None else None
        self._returned = returned

    def next(self, milli: int) -> Money | None:
        """The value, as it was taken out, of so much more that comes back."""
        before, self._returned = self._returned, self._returned + milli
        if self._sold is None or self._sold.value is None:
            return None
        whole, value = -self._sold.quantity.milli, self._sold.value
        return value.times(self._returned, whole) - value.times(before, whole)


def _moves(note: CreditNote, product_id: UUID, milli: int, cost: _Cost) -> Iterator[Move]:
    wasted = _quantities(line for line in note.lines if line.fate is Fate.WASTE)[product_id]
    taken_out = cost.next(milli - wasted), cost.next(wasted)
    for quantity, value in zip((milli - wasted, wasted), taken_out, strict=True):
        if quantity:
            yield _move(note, product_id, MovementKind.RETURN, quantity, value)
    if wasted:
        back = None if taken_out[1] is None else -taken_out[1]
        yield _move(note, product_id, MovementKind.WASTE, -wasted, back)


def _move(note: CreditNote, product_id: UUID, kind: MovementKind, milli: int, value: Money | None) -> Move:
    return Move(
        product_id,
        kind,
        Quantity(milli),
        reason=note.reason,
        invoice_id=note.invoice_id,
        reference=note.number,
        reversed_value=value,
    )


def _quantities(lines: Iterable[CreditedLine]) -> Counter[UUID]:
    """Thousandths by product, in the order of the lines."""
    found: Counter[UUID] = Counter()
    for credited in lines:
        if credited.line.kind is ItemKind.PRODUCT:
            found[credited.line.item_id] += credited.line.quantity.milli
    return found
