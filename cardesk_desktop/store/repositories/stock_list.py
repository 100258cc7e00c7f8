"""The list of stock: every product with its level, in an order that comes out of an index."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, FromClause, bindparam, func, literal_column, select

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.valuation import Holding
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.paging import Reach
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.repositories.stock import money_or_none
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.search import Query
from cardesk_desktop.store.statement import Statement, in_order
from cardesk_desktop.store.stock_views import StockFilter, StockRow, StockState, StockSums
from cardesk_desktop.store.tables.catalogue import IS_LISTED, IS_LOW, PRODUCT, STOCK_LEVEL, SUPPLIER
from cardesk_desktop.store.tables.search import SEARCH_ENTRY, WORDS, matches
from cardesk_desktop.store.views import HitKind, Order, Page

_LEVEL = STOCK_LEVEL.c
_WORDS = WORDS[HitKind.PRODUCT]
_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "name": (_LEVEL.sort_name, _LEVEL.product_id),
    # What is alike in one stands as its index has it.
    "level": (_LEVEL.milli, _LEVEL.is_archived, _LEVEL.value_minor, _LEVEL.product_id),
    "minimum": (_LEVEL.minimum_milli, _LEVEL.product_id),
    "value": (_LEVEL.value_minor, _LEVEL.is_archived, _LEVEL.milli, _LEVEL.product_id),
}
_COUNT = select(func.count()).select_from(STOCK_LEVEL)
_PRODUCTS = Statement(_COUNT.where(IS_LISTED))
_LOW = Statement(_COUNT.where(IS_LOW))
_BELOW = Statement(_COUNT.where(IS_LISTED, _LEVEL.milli < literal_column("0")))
_VALUE = Statement(select(func.coalesce(func.sum(_LEVEL.value_minor), 0)).where(IS_LISTED))


class _Shape(NamedTuple):
    """Which conditions a filter sets; every shape is one statement."""

    state: StockState
    has_category: bool
    has_text: bool


class StockListRepository:
    """Archived products are left out; their ledgers stay."""

    def __init__(self, database: Database, company: CompanyRepository) -> None:
        self._database = database
        self._company = company

    def page(self, which: StockFilter, order: Order, offset: int, limit: int) -> Page[StockRow]:
        """A page of the products of a filter; `order.by`: name, level, minimum or value."""
        query = Query.read(which.text)
        shape = _Shape(which.state, which.category_id is not None, query is not None)
        parameters = {"category_id": which.category_id, "match": query.match if query else None}
        total = int(self._database.value(_count(shape), parameters))
        reach = Reach.of(total, offset, limit)
        paged = {**parameters, "offset": reach.offset, "limit": reach.limit}
        rows = self._database.rows(_page(shape, reach.order(order)), paged)
        of = self._company.company().currency
        return Page(tuple(_row(row, of) for row in reach.forwards(rows)), total, offset)

    def sums(self) -> StockSums:
        """Figures over the whole stock."""
        value = Money(int(self._database.value(_VALUE, {})), self._company.company().currency)
        products, low, below = (int(self._database.value(each, {})) for each in (_PRODUCTS, _LOW, _BELOW))
        return StockSums(products, low, below, value)


def _conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    zero: ColumnElement[int] = literal_column("0")
    conditions = {
        StockState.ALL: [IS_LISTED],
        StockState.LOW: [IS_LOW],
        StockState.OUT: [IS_LISTED, _LEVEL.milli == zero],
        StockState.BELOW: [IS_LISTED, _LEVEL.milli < zero],
    }[shape.state]
    if shape.has_category:
        conditions.append(_LEVEL.category_id == bindparam("category_id"))
    if shape.has_text:
        conditions.append(matches(HitKind.PRODUCT))
    return conditions


def _source(shape: _Shape) -> FromClause:
    if not shape.has_text:
        return STOCK_LEVEL
    return _WORDS.join(SEARCH_ENTRY, SEARCH_ENTRY.c.id == _WORDS.c.rowid).join(
        STOCK_LEVEL, _LEVEL.product_id == SEARCH_ENTRY.c.subject_id
    )


def _sorting(shape: _Shape, order: Order) -> tuple[ColumnElement[Any], ...]:
    first, *others = _ORDERS[order.by]
    is_narrow = shape.state is not StockState.ALL or shape.has_category or shape.has_text
    if is_narrow and order.by != "name":
        # Few rows are sorted faster than many are walked past: the order's own index is not for them.
        first = first + literal_column("0")
    elif shape.state in (StockState.OUT, StockState.BELOW):
        first = first.concat(literal_column("''"))
    return in_order((first, *others), order)


@cache
def _page(shape: _Shape, order: Order) -> Statement:
    sorting = _sorting(shape, order)
    wanted = (
        select(_LEVEL.product_id)
        .select_from(_source(shape))
        .where(*_conditions(shape))
        .order_by(*sorting)
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )
    return Statement(
        select(
            _LEVEL.product_id,
            PRODUCT.c.name,
            PRODUCT.c.other_names,
            PRODUCT.c.sku,
            _LEVEL.category_id,
            _LEVEL.milli,
            _LEVEL.minimum_milli,
            _LEVEL.value_minor,
            func.coalesce(_LEVEL.unit_cost_minor, PRODUCT.c.cost_minor),
            SUPPLIER.c.name,
        )
        .join_from(STOCK_LEVEL, PRODUCT, PRODUCT.c.id == _LEVEL.product_id)
        .outerjoin(SUPPLIER, SUPPLIER.c.id == PRODUCT.c.supplier_id)
        .where(_LEVEL.product_id.in_(wanted))
        .order_by(*sorting)
    )


@cache
def _count(shape: _Shape) -> Statement:
    return Statement(select(func.count()).select_from(_source(shape)).where(*_conditions(shape)))


def _row(row: Row, of: Currency) -> StockRow:
    identity, name, others, sku, category_id, milli, minimum, value, cost, supplier = row
    holding = Holding(Quantity(milli), Money(value, of), money_or_none(cost, of))
    return StockRow(
        product_id=identity,
        names=Names(name, others),
        sku=sku,
        category_id=category_id,
        level=holding.level,
        minimum=Quantity(minimum),
        value=holding.value,
        average=holding.average,
        supplier_name=supplier or "",
    )
