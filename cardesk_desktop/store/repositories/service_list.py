"""The list of services. A menu has some dozens of them: they are sorted as they are read."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, FromClause, bindparam, func, select

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.folding import words
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.store.catalogue_views import CatalogueFilter, CatalogueRow
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.search import Query
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.catalogue import CATEGORY, SERVICE, SERVICE_PRICE
from cardesk_desktop.store.tables.metadata import condition
from cardesk_desktop.store.tables.search import SEARCH_ENTRY, WORDS, matches
from cardesk_desktop.store.views import HitKind, Order, Page

_S = SERVICE.c
_WORDS = WORDS[HitKind.SERVICE]
_OF_SERVICE = SERVICE_PRICE.c.service_id == _S.id
_LEAST = select(func.min(SERVICE_PRICE.c.price_minor)).where(_OF_SERVICE).scalar_subquery()
_MOST = select(func.max(SERVICE_PRICE.c.price_minor)).where(_OF_SERVICE).scalar_subquery()
_LISTED = (
    _S.id,
    _S.name,
    _S.other_names,
    _S.category_id,
    _LEAST,
    _MOST,
    _S.currency,
    _S.is_favourite,
    _S.is_archived,
    _S.duration_min,
)
_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "name": (_S.sort_name, _S.id),
    "category": (CATEGORY.c.position, CATEGORY.c.id, _S.sort_name, _S.id),
    "price": (_LEAST, _S.id),
    "duration": (_S.duration_min, _S.id),
}
SERVICE_ORDERS = tuple(_ORDERS)
"""By what the list of services can be sorted."""


class _Shape(NamedTuple):
    """What narrows the list; every shape is one statement."""

    is_archived: bool
    has_category: bool
    has_text: bool


class ServiceList:
    """Reads pages of services."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, which: CatalogueFilter, order: Order, offset: int, limit: int) -> Page[CatalogueRow]:
        """A page of a filter in one of the `SERVICE_ORDERS`; what is alike stands by age."""
        shape, parameters = _read(which)
        total = int(self._database.value(_count(shape), parameters))
        statement = _page(shape, order.by, order.is_descending)
        rows = self._database.rows(statement, {**parameters, "offset": offset, "limit": limit})
        return Page(tuple(map(_row, rows)), total, offset)


def _read(which: CatalogueFilter) -> tuple[_Shape, dict[str, object]]:
    query = Query.read(which.text)
    return _Shape(which.is_archived, which.category_id is not None, query is not None), {
        "category_id": which.category_id,
        "match": query.match if query else None,
        "part": " ".join(words(which.text)),
    }


def _conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    conditions = [condition(f"service.is_archived = {int(shape.is_archived)}")]
    if shape.has_category:
        conditions.append(_S.category_id == bindparam("category_id"))
    if shape.has_text:
        within = func.instr(_S.sort_name, bindparam("part")) > 0
        conditions.append(within if shape.is_archived else matches(HitKind.SERVICE))
    return conditions


def _source(shape: _Shape) -> FromClause:
    if not shape.has_text or shape.is_archived:
        return SERVICE
    return _WORDS.join(SEARCH_ENTRY, SEARCH_ENTRY.c.id == _WORDS.c.rowid).join(
        SERVICE, _S.id == SEARCH_ENTRY.c.subject_id
    )


@cache
def _page(shape: _Shape, by: str, is_descending: bool) -> Statement:
    columns = _ORDERS[by]
    order = tuple(column.desc() for column in columns) if is_descending else columns
    return Statement(
        select(*_LISTED)
        .select_from(_source(shape).join(CATEGORY, CATEGORY.c.id == _S.category_id))
        .where(*_conditions(shape))
        .order_by(*order)
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )


@cache
def _count(shape: _Shape) -> Statement:
    return Statement(select(func.count()).select_from(_source(shape)).where(*_conditions(shape)))


def _row(row: Row) -> CatalogueRow:
    identity, name, others, category_id, least, most, code, is_favourite, is_archived, duration = row
    of = currency(code) if code else None
    return CatalogueRow(
        kind=ItemKind.SERVICE,
        id=identity,
        names=Names(name, others),
        category_id=category_id,
        price=None if of is None else Money(least, of),
        most=None if of is None else Money(most, of),
        is_favourite=is_favourite,
        is_archived=is_archived,
        duration_min=duration,
    )
