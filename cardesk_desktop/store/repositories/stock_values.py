"""What stock was worth on any day: sums of movements, never a figure that was kept."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, bindparam, func, or_, select

from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.valuation import Holding
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.statement import Row, Statement
from cardesk_desktop.store.tables.catalogue import PRODUCT, STOCK_LEVEL
from cardesk_desktop.store.tables.document import STOCK_MOVEMENT
from cardesk_desktop.store.views import CategoryValue, Order, Page, ProductValue

_MOVED = STOCK_MOVEMENT.c
_LEVEL = STOCK_LEVEL.c
_BEFORE = _MOVED.moved_at < bindparam("until")
_ONE = Statement(
    select(
        func.coalesce(func.sum(_MOVED.quantity_milli), 0), func.coalesce(func.sum(_MOVED.value_minor), 0)
    ).where(_MOVED.product_id == bindparam("product_id"), _BEFORE)
)


def _sums() -> Subquery:
    """Level and value of every product that had any at an instant."""
    milli, value = func.sum(_MOVED.quantity_milli), func.sum(_MOVED.value_minor)
    return (
        select(_MOVED.product_id, milli.label("milli"), value.label("value_minor"))
        .where(_BEFORE)
        .group_by(_MOVED.product_id)
        .having(or_(milli != 0, value != 0))
        .subquery("held")
    )


_HELD = _sums()
_BY_CATEGORY = Statement(
    select(_LEVEL.category_id, func.count(), func.sum(_HELD.c.value_minor))
    .join_from(_HELD, STOCK_LEVEL, _LEVEL.product_id == _HELD.c.product_id)
    .group_by(_LEVEL.category_id)
)
_ORDERS: dict[str, ColumnElement[Any]] = {
    "name": _LEVEL.sort_name,
    "level": _HELD.c.milli,
    "value": _HELD.c.value_minor,
}


class _Shape(NamedTuple):
    """What makes one statement of a page."""

    has_category: bool
    order: Order


class StockValueRepository:
    """Every figure is a sum up to an instant; goods that had neither level nor value are left out."""

    def __init__(self, database: Database, company: CompanyRepository) -> None:
        self._database = database
        self._company = company

    def held(self, product_id: UUID, until: datetime) -> tuple[Quantity, Money]:
        """Level and value of one product just before an instant."""
        (row,) = self._database.rows(_ONE, {"product_id": product_id, "until": until})
        return Quantity(row[0]), Money(row[1], self._company.company().currency)

    def by_category(self, until: datetime) -> tuple[CategoryValue, ...]:
        """The value by category just before an instant, in no order."""
        return tuple(CategoryValue(*row) for row in self._database.rows(_BY_CATEGORY, {"until": until}))

    def page(
        self, until: datetime, category_id: UUID | None, order: Order, offset: int, limit: int
    ) -> Page[ProductValue]:
        """A page of the products that were there just before an instant; `by`: name, level or value."""
        shape = _Shape(category_id is not None, order)
        parameters = {"until": until, "category_id": category_id, "offset": offset, "limit": limit}
        rows = self._database.rows(_page(shape), parameters)
        of = self._company.company().currency
        total = rows[0][-1] if rows else int(self._database.value(_count(shape), parameters))
        return Page(tuple(_value(row, of) for row in rows), total, offset)


def _conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    return [_LEVEL.category_id == bindparam("category_id")] if shape.has_category else []


@cache
def _page(shape: _Shape) -> Statement:
    column, is_down = _ORDERS[shape.order.by], shape.order.is_descending
    last = _HELD.c.product_id
    wanted = (
        select(_HELD, column.label("rank"), func.count().over().label("total"))
        .join_from(_HELD, STOCK_LEVEL, _LEVEL.product_id == _HELD.c.product_id)
        .where(*_conditions(shape))
        .order_by(column.desc() if is_down else column, last.desc() if is_down else last)
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
        .subquery("wanted")
    )
    return Statement(
        select(
            PRODUCT.c.id, PRODUCT.c.name, PRODUCT.c.sku, wanted.c.milli, wanted.c.value_minor, wanted.c.total
        )
        .join_from(wanted, PRODUCT, PRODUCT.c.id == wanted.c.product_id)
        .order_by(
            wanted.c.rank.desc() if is_down else wanted.c.rank,
            wanted.c.product_id.desc() if is_down else wanted.c.product_id,
        )
    )


@cache
def _count(shape: _Shape) -> Statement:
    return Statement(
        select(func.count())
        .join_from(_HELD, STOCK_LEVEL, _LEVEL.product_id == _HELD.c.product_id)
        .where(*_conditions(shape))
    )


def _value(row: Row, of: Currency) -> ProductValue:
    identity, name, sku, milli, value, _ = row
    holding = Holding(Quantity(milli), Money(value, of))
    return ProductValue(identity, name, sku, holding.level, holding.value, holding.average)
