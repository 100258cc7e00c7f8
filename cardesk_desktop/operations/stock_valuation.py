"""What the stock was worth at the end of a business day: by category, and product by product."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.clock import end_of_past_day
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, viewing
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Order, Page, ProductValue

BY_NAME = Order("name")


@dataclass(frozen=True, slots=True)
class ShelfValue:
    """One category: how many of its products were there, and what they were worth together."""

    category_id: UUID
    names: Names
    products: int
    value: Money


@dataclass(frozen=True, slots=True)
class StockValuation:
    """The worth of all stock at the end of a day, and of each category in the order of the chips."""

    day: date
    total: Money
    shelves: tuple[ShelfValue, ...]


def stock_valuation(desk: Desk, *, staff_id: UUID, day: date) -> Outcome[StockValuation]:
    """What the stock was worth when a business day ended, at moving average cost. Needs SEE_COSTS."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.SEE_COSTS)
        of = work.company.company().currency
        until = _end_of(desk, work, day)
        found = {value.category_id: value for value in work.stock_values.by_category(until)}
        shelves = tuple(
            ShelfValue(
                category.id,
                category.names,
                found[category.id].products,
                Money(found[category.id].value_minor, of),
            )
            # What stands in one that is archived by now was there on that day, and is still.
            for category in work.catalogue.categories(with_archived=True)
            if category.id in found
        )
        return Outcome(StockValuation(day, total((shelf.value for shelf in shelves), of), shelves))


def valued_products(
    desk: Desk,
    *,
    staff_id: UUID,
    day: date,
    offset: int,
    limit: int,
    category_id: UUID | None = None,
    order: Order = BY_NAME,
) -> Outcome[Page[ProductValue]]:
    """A page of the products that were there when a business day ended, of one category or of all.

    `order.by` is name, level or value. Needs SEE_COSTS.
    """
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.SEE_COSTS)
        until = _end_of(desk, work, day)
        return Outcome(work.stock_values.page(until, category_id, order, offset, limit))


def _end_of(desk: Desk, work: UnitOfWork, day: date) -> datetime | None:
    return end_of_past_day(day, desk.clock.now(), work.company.company().time_zone)
