"""Counting the stock: blind, by several people, while the shop goes on selling."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.domain.stock_count import CountLine, CountScope, CountState, StockCount
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.desk import Desk, acting, to_journal, viewing
from cardesk_desktop.operations.looking_at_stock import BY_NAME
from cardesk_desktop.operations.moving_stock import Move, move_stock
from cardesk_desktop.operations.sealing_time import sealing_time
from cardesk_desktop.store.stock_views import CountPart, CountRow, DifferenceRow, StockFilter
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Page

MOST_LISTED = 500
"""What one count of a chosen list holds at most; more is a category, or everything."""


@dataclass(frozen=True, slots=True)
class CountView:
    """A count and how far it is: products counted, of all that are to be counted."""

    count: StockCount
    category_names: Names | None
    counted: int
    products: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of a product, and what had been before: with `before` it is taken back."""

    product_id: UUID
    names: Names
    quantity: Quantity
    before: Quantity | None


@dataclass(frozen=True, slots=True)
class CountResult:
    """What a count came to: products counted, how many differ, and what is missing and found, in money."""

    view: CountView
    differences: int
    missing: Money
    found: Money


def start_count(
    desk: Desk,
    *,
    staff_id: UUID,
    category_id: UUID | None = None,
    product_ids: tuple[UUID, ...] = (),
    which: StockFilter | None = None,
    note: str = "",
) -> Outcome[CountView]:
    """Begin to count a category, a list of products, or everything. Nothing stops for it.

    `which` makes the list of the products that the list of stock shows, MOST_LISTED of them at most. Refuses
    with NOT_FOUND where one of the products is gone, or has not arrived yet.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.COUNT_STOCK)
        for product_id in product_ids:
            work.catalogue.product(product_id)
        if which is not None:
            shown = work.stock_list.page(which, BY_NAME, 0, MOST_LISTED).rows
            product_ids = tuple(row.product_id for row in shown)
        scope = CountScope.CATEGORY if category_id else CountScope.LIST if product_ids else CountScope.ALL
        note = one_line(note, field="note")
        count = StockCount(desk.new_id(), scope, desk.clock.now(), staff.name, category_id, note)
        work.stock_counts.add(count, product_ids)
        return Outcome(_view(work, count), Changes.of((Noun.STOCK, count.id)))


def open_counts(desk: Desk) -> Outcome[tuple[CountView, ...]]:
    """The counts that go on, oldest first."""
    with desk.store.read() as work:
        return Outcome(tuple(_view(work, count) for count in work.stock_counts.open()))


def view_count(desk: Desk, *, count_id: UUID) -> Outcome[CountView]:
    """One count and how far it is. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        return Outcome(_view(work, work.stock_counts.get(count_id)))


def count_sheet(
    desk: Desk, *, count_id: UUID, part: CountPart, offset: int, limit: int
) -> Outcome[Page[CountRow]]:
    """A page of what is to be counted, by name; what the ledger expects is not on it."""
    with desk.store.read() as work:
        return Outcome(work.stock_counts.sheet(work.stock_counts.get(count_id), part, offset, limit))


def count_product(
    desk: Desk, *, staff_id: UUID, count_id: UUID, product_id: UUID, quantity: Quantity | None
) -> Outcome[Counted]:
    """Write down how much is there of a product, in place of what was counted before; None: not counted.

    Refuses with COUNT_CLOSED, NOT_FOUND, and a quantity below zero.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.COUNT_STOCK)
        count = work.stock_counts.get(count_id)
        count.require_open()
        product = work.catalogue.product(product_id)
        before = work.stock_counts.line(count_id, product_id)
        if quantity is None:
            # The line stays, and may be counted again; on a list, so does the product.
            work.stock_counts.put_line(count_id, CountLine(product_id))
        else:
            level = work.stock.level(product_id)
            work.stock_counts.put_line(count_id, before.set_to(quantity, level, desk.clock.now(), staff.name))
        counted = Counted(product_id, product.names, quantity or Quantity(0), before.counted)
        return Outcome(counted, Changes.of((Noun.STOCK, count_id)))


def scan_count(desk: Desk, *, staff_id: UUID, count_id: UUID, barcode: str) -> Outcome[Counted]:
    """One more of the product that carries a barcode. Refuses with BARCODE_UNKNOWN and COUNT_CLOSED."""
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.COUNT_STOCK)
        work.stock_counts.get(count_id).require_open()
        products = work.catalogue.with_barcode(barcode)
        if not products:
            raise Refused(Code.BARCODE_UNKNOWN, barcode=barcode)
        product = products[0]
        before = work.stock_counts.line(count_id, product.id)
        line = before.added(ONE, work.stock.level(product.id), desk.clock.now(), staff.name)
        work.stock_counts.put_line(count_id, line)
        counted = Counted(product.id, product.names, line.counted or ONE, before.counted)
        return Outcome(counted, Changes.of((Noun.STOCK, count_id)))


def count_differences(
    desk: Desk, *, staff_id: UUID, count_id: UUID, offset: int, limit: int
) -> Outcome[Page[DifferenceRow]]:
    """A page of what differs, those first that cost most. Needs ADJUST_STOCK: the count is blind."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.ADJUST_STOCK)
        return Outcome(work.stock_counts.differences(count_id, offset, limit))


def count_result(desk: Desk, *, staff_id: UUID, count_id: UUID) -> Outcome[CountResult]:
    """What the count comes to if it is posted now. Needs ADJUST_STOCK."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.ADJUST_STOCK)
        view = _view(work, work.stock_counts.get(count_id))
        rows = work.stock_counts.every_difference(count_id)
        of = work.company.company().currency
        return Outcome(
            CountResult(
                view,
                len(rows),
                total((row.value for row in rows if row.difference.milli < 0), of),
                total((row.value for row in rows if row.difference.milli > 0), of),
            )
        )


def post_count(
    desk: Desk, *, staff_id: UUID, count_id: UUID, reason: str = ""
) -> Outcome[tuple[StockMovement, ...]]:
    """Put the ledger right by what was counted, in one commit; what was not counted stays as it is.

    Every difference is against the level at the moment of counting: what moved since then is not in it.
    Refuses with COUNT_EMPTY, COUNT_CLOSED and CLOCK_WENT_BACK.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.ADJUST_STOCK)
        count = work.stock_counts.get(count_id)
        count.require_open()
        if not work.stock_counts.counted(count_id):
            raise Refused(Code.COUNT_EMPTY)
        moves = _moves(work, count, one_line(reason, field="reason") or count.note)
        at = sealing_time(desk, work)
        movements = move_stock(desk, work, moves, at=at, staff_name=staff.name)
        work.stock_counts.save(count.ended(CountState.POSTED, at, staff.name))
        to_journal(
            desk, work, JournalEvent.STOCK_COUNTED, count.id, staff.id, {"differences": len(movements)}
        )
        touched = [(Noun.STOCK, count_id), *((Noun.STOCK, moved.product_id) for moved in movements)]
        return Outcome(movements, Changes.of(*touched))


def cancel_count(desk: Desk, *, staff_id: UUID, count_id: UUID) -> Outcome[None]:
    """Give a count up: nothing is changed by it. Refuses with COUNT_CLOSED."""
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.COUNT_STOCK)
        count = work.stock_counts.get(count_id)
        work.stock_counts.save(count.ended(CountState.CANCELLED, desk.clock.now(), staff.name))
        return Outcome(None, Changes.of((Noun.STOCK, count_id)))


def _moves(work: UnitOfWork, count: StockCount, reason: str) -> list[Move]:
    rows = work.stock_counts.every_difference(count.id)
    return [
        Move(
            row.product_id,
            MovementKind.COUNT,
            row.difference,
            reason=reason,
            batch_id=count.id,
            fallback_cost=work.catalogue.product(row.product_id).cost,
        )
        for row in rows
    ]


def _view(work: UnitOfWork, count: StockCount) -> CountView:
    names = {category.id: category.names for category in work.catalogue.categories()}
    products = work.stock_counts.sheet(count, CountPart.ALL, 0, 0).total
    category = names.get(count.category_id) if count.category_id else None
    return CountView(count, category, work.stock_counts.counted(count.id), products)
