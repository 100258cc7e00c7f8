"""The list of products: narrowed, in any order, a page of it from anywhere as quick as the first."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, bindparam, exists, func, or_, select

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.folding import words
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.store.catalogue_views import CatalogueFilter, CatalogueRow
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.paging import Reach
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.search import Query
from cardesk_desktop.store.statement import Statement, in_order
from cardesk_desktop.store.tables.catalogue import BARCODE, CATEGORY, IS_LISTED, ON_SALE, PRODUCT, STOCK_LEVEL
from cardesk_desktop.store.tables.metadata import condition
from cardesk_desktop.store.tables.search import SEARCH_ENTRY, WORDS, matches
from cardesk_desktop.store.views import HitKind, Order, Page

_P = PRODUCT.c
_L = STOCK_LEVEL.c
_WORDS = WORDS[HitKind.PRODUCT]
_LISTED = (
    _P.id,
    _P.name,
    _P.other_names,
    _P.category_id,
    _P.price_minor,
    _P.currency,
    _P.is_favourite,
    _P.is_archived,
    _P.sku,
    _P.cost_minor,
    _L.milli,
    _P.minimum_milli,
    _P.photo_sha256,
)
_WITH_LEVEL = PRODUCT.outerjoin(STOCK_LEVEL, _L.product_id == _P.id)
_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "name": (_P.sort_name, _P.id),
    "sku": (_P.sku, _P.id),
    "price": (_P.price_minor, _P.id),
    "cost": (_P.cost_minor, _P.id),
    # What is alike stands as the index of the levels has it.
    "stock": (_L.milli, _L.is_archived, _L.value_minor, _L.product_id),
    "category": (CATEGORY.c.position, CATEGORY.c.id, _P.sort_name, _P.id),
}
PRODUCT_ORDERS = tuple(_ORDERS)
"""By what the list of products can be sorted."""

# The condition of a partial index names its columns without the table, which a join may not.
_IS_ON_SALE = condition("product.is_archived = 0")
_PER_CATEGORY = Statement(
    select(_P.category_id, func.count()).where(ON_SALE).group_by(_P.category_id).order_by(_P.category_id)
)
_PLACES = Statement(select(CATEGORY.c.id).order_by(CATEGORY.c.position, CATEGORY.c.id))


# Archived products are not in the search, and few: they are read one by one.
_WITHIN = or_(
    func.instr(_P.sort_name, bindparam("part")) > 0,
    func.instr(func.upper(_P.sku), bindparam("code")) > 0,
    exists().where(BARCODE.c.product_id == _P.id, func.instr(BARCODE.c.code, bindparam("code")) > 0),
)


class _Shape(NamedTuple):
    """What narrows and sorts the list; every shape is one statement."""

    is_archived: bool
    has_category: bool
    has_text: bool
    by: str = "name"
    is_descending: bool = False


class ProductList:
    """Reads pages of products."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, which: CatalogueFilter, order: Order, offset: int, limit: int) -> Page[CatalogueRow]:
        """A page of a filter in one of the `PRODUCT_ORDERS`; what is alike stands by age."""
        shape, parameters = _read(which, order)
        if shape == _Shape(False, False, False, "category", shape.is_descending):
            return self._by_category(order, offset, limit)
        total = self.count(which)
        reach = Reach.of(total, offset, limit)
        shape = shape._replace(is_descending=reach.order(order).is_descending)
        return Page(reach.forwards(self._rows(shape, parameters, reach.offset, reach.limit)), total, offset)

    def count(self, which: CatalogueFilter) -> int:
        """How many products a filter leaves."""
        shape, parameters = _read(which, Order("name"))
        return int(self._database.value(_count(shape), parameters))

    def prices(self, which: CatalogueFilter) -> list[tuple[UUID, int]]:
        """The identity and price, in minor units, of every product of a filter."""
        shape, parameters = _read(which, Order("name"))
        return [(identity, minor) for identity, minor in self._database.rows(_prices(shape), parameters)]

    def _rows(
        self, shape: _Shape, parameters: dict[str, object], offset: int, limit: int
    ) -> tuple[CatalogueRow, ...]:
        rows = self._database.rows(_page(shape), {**parameters, "offset": offset, "limit": limit})
        return tuple(map(_row, rows))

    def _by_category(self, order: Order, offset: int, limit: int) -> Page[CatalogueRow]:
        """Category after category, each from its index: sorting all of them would take too long."""
        counts: dict[UUID, int] = dict(self._database.rows(_PER_CATEGORY, {}))
        places = [identity for (identity,) in self._database.rows(_PLACES, {})]
        found: list[CatalogueRow] = []
        start = 0
        for category_id in reversed(places) if order.is_descending else places:
            count = counts.get(category_id, 0)
            skipped = max(0, offset + len(found) - start)
            if skipped < count and len(found) < limit:
                reach = Reach.of(count, skipped, limit - len(found))
                shape = _Shape(False, True, False, "name", reach.order(order).is_descending)
                rows = self._rows(shape, {"category_id": category_id}, reach.offset, reach.limit)
                found += reach.forwards(rows)
            start += count
        return Page(tuple(found), start, offset)


def _read(which: CatalogueFilter, order: Order) -> tuple[_Shape, dict[str, object]]:
    query = Query.read(which.text)
    shape = _Shape(
        which.is_archived, which.category_id is not None, query is not None, order.by, order.is_descending
    )
    return shape, {
        "category_id": which.category_id,
        "match": query.match if query else None,
        "part": " ".join(words(which.text)),
        "code": which.text.strip().upper(),
    }


def _conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if shape.is_archived:
        conditions.append(condition("product.is_archived = 1"))
    elif not shape.has_text:
        conditions.append(_IS_ON_SALE)
    if shape.has_category:
        conditions.append(_P.category_id == bindparam("category_id"))
    if shape.has_text:
        conditions.append(_WITHIN if shape.is_archived else matches(HitKind.PRODUCT))
    return conditions


def _is_searched(shape: _Shape) -> bool:
    """Found by the words of the search, which knows every product on sale and no other."""
    return shape.has_text and not shape.is_archived


def _source(shape: _Shape) -> FromClause:
    source: FromClause = PRODUCT
    if _is_searched(shape):
        source = _WORDS.join(SEARCH_ENTRY, SEARCH_ENTRY.c.id == _WORDS.c.rowid).join(
            PRODUCT, _P.id == SEARCH_ENTRY.c.subject_id
        )
    if shape.by == "stock":
        source = source.join(STOCK_LEVEL, _L.product_id == _P.id)
    elif shape.by == "category":
        source = source.join(CATEGORY, CATEGORY.c.id == _P.category_id)
    return source


def _ordered(shape: _Shape) -> tuple[ColumnElement[Any], ...]:
    return in_order(_ORDERS[shape.by], Order(shape.by, shape.is_descending))


@cache
def _page(shape: _Shape) -> Statement:
    """The rows wanted are found in an index alone; only these are then read."""
    if shape[:3] == (False, False, False) and shape.by == "stock":
        wanted = select(_L.product_id).where(IS_LISTED)
    elif _is_searched(shape) and not shape.has_category and shape.by == "stock":
        wanted = (
            select(_L.product_id)
            .select_from(
                _WORDS.join(SEARCH_ENTRY, SEARCH_ENTRY.c.id == _WORDS.c.rowid).join(
                    STOCK_LEVEL, _L.product_id == SEARCH_ENTRY.c.subject_id
                )
            )
            .where(matches(HitKind.PRODUCT))
        )
    else:
        wanted = select(_P.id).select_from(_source(shape)).where(*_conditions(shape))
    wanted = wanted.order_by(*_ordered(shape)).limit(bindparam("limit")).offset(bindparam("offset"))
    source = (
        _WITH_LEVEL.join(CATEGORY, CATEGORY.c.id == _P.category_id) if shape.by == "category" else _WITH_LEVEL
    )
    return Statement(select(*_LISTED).select_from(source).where(_P.id.in_(wanted)).order_by(*_ordered(shape)))


@cache
def _prices(shape: _Shape) -> Statement:
    return Statement(select(_P.id, _P.price_minor).select_from(_source(shape)).where(*_conditions(shape)))


@cache
def _count(shape: _Shape) -> Statement:
    if _is_searched(shape) and not shape.has_category:
        return Statement(select(func.count()).select_from(_WORDS).where(matches(HitKind.PRODUCT)))
    return Statement(select(func.count()).select_from(_source(shape)).where(*_conditions(shape)))


def _row(row: Row) -> CatalogueRow:
    identity, name, others, category_id, price, code, is_favourite, is_archived, *rest = row
    sku, cost, level, minimum_milli, photo = rest
    of = currency(code)
    return CatalogueRow(
        kind=ItemKind.PRODUCT,
        id=identity,
        names=Names(name, others),
        category_id=category_id,
        price=Money(price, of),
        most=Money(price, of),
        is_favourite=is_favourite,
        is_archived=is_archived,
        sku=sku,
        cost=None if cost is None else Money(cost, of),
        level=Quantity(level),
        minimum_milli=minimum_milli,
        photo_sha256=photo,
    )
