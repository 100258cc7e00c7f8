"""The list of clients, and the history of each, page by page."""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, literal_column, select, union

from cardesk_desktop.store.client_views import (
    ClientFilter,
    ClientGroup,
    ClientInvoice,
    ClientOrder,
    ClientRow,
    Standing,
)
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.paging import Reach
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.search import Query
from cardesk_desktop.store.statement import Statement, in_order
from cardesk_desktop.store.tables.document import INVOICE, INVOICE_BALANCE, IS_OWED
from cardesk_desktop.store.tables.people_and_cars import (
    CLIENT,
    CLIENT_STANDING,
    IS_ARCHIVED,
    IS_COMPANY,
    IS_PRESENT,
    OWES,
    VEHICLE,
)
from cardesk_desktop.store.tables.search import SEARCH_ENTRY, WORDS, matches
from cardesk_desktop.store.views import HitKind, Order, Page

_STANDING, _BALANCE = CLIENT_STANDING.c, INVOICE_BALANCE.c
_LISTED = (
    CLIENT.c.id,
    CLIENT.c.name,
    CLIENT.c.phone,
    CLIENT.c.is_company,
    CLIENT.c.is_archived,
    CLIENT.c.erased_at,
    _STANDING.last_visit_at,
    _STANDING.visit_count,
    _STANDING.spent_minor,
    _STANDING.balance_minor,
)
_COLUMN: dict[str, ColumnElement[Any]] = {
    ClientOrder.NAME: _STANDING.name_key,
    ClientOrder.PHONE: _STANDING.phone,
    ClientOrder.LAST_VISIT: _STANDING.last_visit_at,
    ClientOrder.VISITS: _STANDING.visit_count,
    ClientOrder.SPENT: _STANDING.spent_minor,
    ClientOrder.BALANCE: _STANDING.balance_minor,
}
_IN_GROUP: dict[ClientGroup, tuple[ColumnElement[bool], ...]] = {
    ClientGroup.ALL: (IS_PRESENT,),
    ClientGroup.COMPANIES: (IS_COMPANY, IS_PRESENT),
    ClientGroup.OWING: (OWES,),
    ClientGroup.ARCHIVED: (IS_ARCHIVED,),
}
_NAMED = WORDS[HitKind.CLIENT]
_THEMSELVES = (
    select(SEARCH_ENTRY.c.subject_id)
    .join_from(_NAMED, SEARCH_ENTRY, SEARCH_ENTRY.c.id == _NAMED.c.rowid)
    .where(matches(HitKind.CLIENT))
)
# The search knows whoever has a name, the archived as well. The plus sign has SQLite go through these few:
# where there are none, nothing that was found is looked up.
_COUNT_NAMED = Statement(
    select(
        select(func.count()).select_from(_NAMED).where(matches(HitKind.CLIENT)).scalar_subquery()
        - select(func.count())
        .select_from(CLIENT_STANDING)
        .where(IS_ARCHIVED, literal_column("+client_standing.client_id").in_(_THEMSELVES))
        .scalar_subquery()
    )
)
_OF_CLIENT = _BALANCE.client_id == bindparam("client_id")
INVOICE_COLUMNS = (
    INVOICE.c.id,
    INVOICE.c.number,
    INVOICE.c.issued_at,
    INVOICE.c.business_day,
    INVOICE.c.visit_id,
    INVOICE.c.plate,
    INVOICE.c.gross_minor,
    _BALANCE.paid_minor,
    _BALANCE.credited_minor,
)
"""As `ClientInvoice` takes them, from an invoice joined to its balance."""

_INVOICES = select(*INVOICE_COLUMNS).join_from(INVOICE_BALANCE, INVOICE, INVOICE.c.id == _BALANCE.invoice_id)
_NEWEST = (_BALANCE.business_day.desc(), _BALANCE.issued_at.desc())
_PAGE_OF_INVOICES = Statement(
    _INVOICES.where(_OF_CLIENT).order_by(*_NEWEST).limit(bindparam("limit")).offset(bindparam("offset"))
)
_COUNT_INVOICES = Statement(select(func.count()).select_from(INVOICE_BALANCE).where(_OF_CLIENT))
_OLDEST_OPEN = Statement(
    select(_BALANCE.invoice_id, _BALANCE.gross_minor - _BALANCE.paid_minor)
    .where(_OF_CLIENT, IS_OWED)
    .order_by(_BALANCE.business_day, _BALANCE.issued_at)
    .limit(1)
)
_SPENT_SINCE = Statement(
    select(func.coalesce(func.sum(_BALANCE.gross_minor), 0)).where(
        _OF_CLIENT, _BALANCE.business_day >= bindparam("day")
    )
)


class _Text(Enum):
    """What was typed: nothing, words, or something with digits, which may be a plate."""

    NONE = "none"
    WORDS = "words"
    CODE = "code"


class _Shape(NamedTuple):
    """Every shape is one statement."""

    group: ClientGroup
    text: _Text
    order: Order


class ClientListRepository:
    """Reads the standings; every page comes out of an index, however many clients there are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, which: ClientFilter, order: Order, offset: int, limit: int) -> Page[ClientRow]:
        """A page of the clients of a filter, sorted by one of `ClientOrder`."""
        query = Query.read(which.text)
        text = _text(query)
        parameters = {"match": query.match if query else None}
        total = int(self._database.value(_count(which.group, text), parameters))
        reach = Reach.of(total, offset, limit)
        shape = _Shape(which.group, text, reach.order(order))
        rows = self._database.rows(_page(shape), {**parameters, "offset": reach.offset, "limit": reach.limit})
        return Page(reach.forwards([_row(row) for row in rows]), total, offset)

    def invoices(self, client_id: UUID, offset: int, limit: int) -> Page[ClientInvoice]:
        """A page of a client's invoices, newest first, those of clients merged into it included."""
        parameters = {"client_id": client_id, "offset": offset, "limit": limit}
        total = int(self._database.value(_COUNT_INVOICES, {"client_id": client_id}))
        rows = self._database.rows(_PAGE_OF_INVOICES, parameters)
        return Page(tuple(ClientInvoice(*row) for row in rows), total, offset)

    def oldest_open(self, client_id: UUID) -> tuple[UUID, int] | None:
        """The oldest invoice with something left to pay, and how much, in minor units."""
        row = self._database.first(_OLDEST_OPEN, {"client_id": client_id})
        return (row[0], row[1]) if row else None

    def spent_since(self, client_id: UUID, day: date) -> int:
        """What a client was invoiced from a business day on, in minor units."""
        return int(self._database.value(_SPENT_SINCE, {"client_id": client_id, "day": day}))


def _text(query: Query | None) -> _Text:
    if query is None:
        return _Text.NONE
    return _Text.CODE if any(char.isdigit() for char in query.keys[0]) else _Text.WORDS


def _found_by_text(text: _Text) -> ColumnElement[bool]:
    """Clients that are found by themselves, or by the plate of a car of theirs.

    Words without a digit would find everybody who drives a Patrol.
    """
    vehicles = WORDS[HitKind.VEHICLE]
    if text is _Text.WORDS:
        return _STANDING.client_id.in_(_THEMSELVES)
    by_car = (
        select(VEHICLE.c.client_id)
        .join_from(vehicles, SEARCH_ENTRY, SEARCH_ENTRY.c.id == vehicles.c.rowid)
        .join(VEHICLE, VEHICLE.c.id == SEARCH_ENTRY.c.subject_id)
        .where(matches(HitKind.VEHICLE))
    )
    return _STANDING.client_id.in_(union(_THEMSELVES, by_car))


def _conditions(group: ClientGroup, text: _Text) -> tuple[ColumnElement[bool], ...]:
    return _IN_GROUP[group] if text is _Text.NONE else (*_IN_GROUP[group], _found_by_text(text))


def _sorting(shape: _Shape) -> tuple[ColumnElement[Any], ...]:
    """The whole list comes out of the index of its column. A narrowed one is read by what narrows it and
    sorted after that: the plus sign keeps SQLite from walking the other index.
    """
    column = _COLUMN[shape.order.by]
    if shape.text is not _Text.NONE or shape.group is not ClientGroup.ALL:
        column = literal_column(f"+{CLIENT_STANDING.name}.{column.key}")
    return in_order((column, _STANDING.client_id), shape.order)


@cache
def _page(shape: _Shape) -> Statement:
    wanted = (
        select(_STANDING.client_id)
        .where(*_conditions(shape.group, shape.text))
        .order_by(*_sorting(shape))
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )
    return Statement(
        select(*_LISTED)
        .join_from(CLIENT_STANDING, CLIENT, CLIENT.c.id == _STANDING.client_id)
        .where(_STANDING.client_id.in_(wanted))
        .order_by(*_sorting(shape._replace(text=_Text.WORDS)))
    )


@cache
def _count(group: ClientGroup, text: _Text) -> Statement:
    if (group, text) == (ClientGroup.ALL, _Text.WORDS):
        return _COUNT_NAMED
    return Statement(select(func.count()).select_from(CLIENT_STANDING).where(*_conditions(group, text)))


def _row(row: Row) -> ClientRow:
    identity, name, phone, is_company, is_archived, erased_at, *sums = row
    return ClientRow(identity, name, phone, is_company, is_archived, erased_at is not None, Standing(*sums))
