"""What stock was worth: today as kept beside the level, on a day in the past without what moved since."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    CTE,
    CompoundSelect,
    Integer,
    Select,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.valuation import Holding
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.paging import Reach
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.repositories.stock_levels import worth_of
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement, in_order
from cardesk_desktop.store.tables.catalogue import IS_THERE, PRODUCT, STOCK_LEVEL
from cardesk_desktop.store.tables.document import STOCK_MOVEMENT
from cardesk_desktop.store.views import CategoryValue, Order, Page, ProductValue

_MOVED = STOCK_MOVEMENT.c
_LEVEL = STOCK_LEVEL.c
_ONE = Statement(
    select(
        func.coalesce(func.sum(_MOVED.quantity_milli), 0), func.coalesce(func.sum(_MOVED.value_minor), 0)
    ).where(_MOVED.product_id == bindparam("product_id"), _MOVED.moved_at < bindparam("until"))
)
_HELD = (_LEVEL.product_id, _LEVEL.sort_name, _LEVEL.is_archived, _LEVEL.milli, _LEVEL.value_minor)
_ORDERS = {
    "name": ("sort_name", "product_id"),
    # What is alike in one stands as its index has it.
    "level": ("milli", "is_archived", "value_minor", "product_id"),
    "value": ("value_minor", "is_archived", "milli", "product_id"),
}


def _moved_since() -> CTE:
    """What came and went since an instant, of every product that moved."""
    return (
        select(
            _MOVED.product_id,
            func.sum(_MOVED.quantity_milli).label("milli"),
            func.sum(_MOVED.value_minor).label("value_minor"),
        )
        .where(_MOVED.moved_at >= bindparam("until"))
        .group_by(_MOVED.product_id)
        .cte("since")
    )


_SINCE = _moved_since()
_WAS_LEVEL = _LEVEL.milli - _SINCE.c.milli
_WAS_WORTH = worth_of(_WAS_LEVEL, _LEVEL.ledger_minor - _SINCE.c.value_minor)
# Where the level was zero, nothing was there, and it was worth nothing.
_WAS_THERE = _LEVEL.milli != _SINCE.c.milli
_ALL_SINCE = _SINCE.join(STOCK_LEVEL, _LEVEL.product_id == _SINCE.c.product_id)


class _Shape(NamedTuple):
    """What makes one statement."""

    is_past: bool
    has_category: bool
    order: Order = Order("name")


class StockValueRepository:
    """An instant of None is now. Goods that have neither level nor value are left out."""

    def __init__(self, database: Database, company: CompanyRepository) -> None:
        self._database = database
        self._company = company

    def held(self, product_id: UUID, until: datetime) -> tuple[Quantity, Money]:
        """Level and worth of one product just before an instant, summed up from its movements."""
        (row,) = self._database.rows(_ONE, {"product_id": product_id, "until": until})
        held = Holding(Quantity(row[0]), Money(row[1], self._company.company().currency))
        return held.level, held.worth

    def by_category(self, until: datetime | None) -> tuple[CategoryValue, ...]:
        """The value by category now or just before an instant, in no order."""
        rows = self._database.rows(_by_category(until is not None), {"until": until})
        return tuple(CategoryValue(*row) for row in rows)

    def page(
        self, until: datetime | None, category_id: UUID | None, order: Order, offset: int, limit: int
    ) -> Page[ProductValue]:
        """A page of the products that are or were there; `by`: name, level or value."""
        shape = _Shape(until is not None, category_id is not None)
        parameters = {"until": until, "category_id": category_id}
        total = int(self._database.value(_count(shape), parameters))
        reach = Reach.of(total, offset, limit)
        shape = shape._replace(order=reach.order(order))
        found = self._database.rows(
            _page(shape), {**parameters, "offset": reach.offset, "limit": reach.limit}
        )
        of = self._company.company().currency
        return Page(tuple(_value(row, of) for row in reach.forwards(found)), total, offset)


def _narrowed(shape: _Shape, found: Select[Any]) -> Select[Any]:
    return found.where(_LEVEL.category_id == bindparam("category_id")) if shape.has_category else found


_IS_THERE_NOW = or_(_LEVEL.milli != literal_column("0"), _LEVEL.value_minor != literal_column("0"))
_MORE = func.iif(_WAS_THERE, 1, 0, type_=Integer) - func.iif(_IS_THERE_NOW, 1, 0)
"""Of a product that moved since: 1 when it is gone now, -1 when it was not there yet, else 0."""


@cache
def _count(shape: _Shape) -> Statement:
    now = _narrowed(shape, select(func.count()).select_from(STOCK_LEVEL).where(IS_THERE))
    if not shape.is_past:
        return Statement(now)
    more = _narrowed(shape, select(func.coalesce(func.sum(_MORE), 0)).select_from(_ALL_SINCE))
    return Statement(select(now.scalar_subquery() + more.scalar_subquery()))


@cache
def _by_category(is_past: bool) -> Statement:
    """How many products were there in a category, and their value."""
    products, value = func.count().label("products"), func.sum(_LEVEL.value_minor).label("value_minor")
    now = select(_LEVEL.category_id, products, value).where(IS_THERE).group_by(_LEVEL.category_id)
    if not is_past:
        return Statement(now)
    moved = (
        select(_LEVEL.category_id, func.sum(_MORE), func.sum(_WAS_WORTH - _LEVEL.value_minor))
        .select_from(_ALL_SINCE)
        .group_by(_LEVEL.category_id)
    )
    both = union_all(now, moved).subquery("both")
    then = func.sum(both.c.products)
    return Statement(
        select(both.c.category_id, then, func.sum(both.c.value_minor))
        .group_by(both.c.category_id)
        .having(then > literal_column("0"))
    )


def _held(shape: _Shape) -> Select[Any] | CompoundSelect[Any]:
    """What is or was there, with all that it is sorted by, in its order."""
    now = _narrowed(shape, select(*_HELD).where(IS_THERE))
    if not shape.is_past:
        return now
    stayed = now.where(_LEVEL.product_id.not_in(select(_SINCE.c.product_id)))
    moved = select(*_HELD[:3], _WAS_LEVEL, _WAS_WORTH).select_from(_ALL_SINCE)
    return union_all(stayed, _narrowed(shape, moved.where(_WAS_THERE)))


@cache
def _page(shape: _Shape) -> Statement:
    names = _ORDERS[shape.order.by]
    sorting = in_order([literal_column(name) for name in names], shape.order)
    held = _held(shape).order_by(*sorting)
    wanted = held.limit(bindparam("limit")).offset(bindparam("offset")).subquery("wanted")
    found = wanted.c
    return Statement(
        select(
            PRODUCT.c.id, PRODUCT.c.name, PRODUCT.c.other_names, PRODUCT.c.sku, found.milli, found.value_minor
        )
        .join_from(wanted, PRODUCT, PRODUCT.c.id == found.product_id)
        .order_by(*in_order([found[name] for name in names], shape.order))
    )


def _value(row: Row, of: Currency) -> ProductValue:
    identity, name, others, sku, milli, value = row
    holding = Holding(Quantity(milli), Money(value, of))
    return ProductValue(identity, Names(name, others), sku, holding.level, holding.value, holding.average)
