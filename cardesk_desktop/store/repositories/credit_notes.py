"""The list of credit notes."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, FromClause, bindparam, func, select

from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.search import Query
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.document import CREDIT_NOTE, INVOICE
from cardesk_desktop.store.tables.people_and_cars import VEHICLE, VEHICLE_ALIAS
from cardesk_desktop.store.tables.search import SEARCH_ENTRY, WORDS, matches
from cardesk_desktop.store.views import HitKind, InvoiceFilter, InvoiceRow, InvoiceSums, Page

_NOTE = CREDIT_NOTE.c
_WORDS = WORDS[HitKind.CREDIT_NOTE]
_NEWEST = (_NOTE.business_day.desc(), _NOTE.issued_at.desc(), _NOTE.id.desc())
_LISTED = (
    _NOTE.id,
    _NOTE.number,
    _NOTE.issued_at,
    _NOTE.business_day,
    _NOTE.buyer_name,
    _NOTE.plate,
    VEHICLE.c.region,
    _NOTE.vehicle_name,
    _NOTE.currency,
    _NOTE.gross_minor,
    INVOICE.c.form,
    INVOICE.c.number,
    INVOICE.c.id,
)


class _Shape(NamedTuple):
    """Which conditions a filter sets; every shape is one statement."""

    has_from: bool
    has_to: bool
    has_text: bool


class CreditNoteRepository:
    """Credit notes as rows of the list of invoices; their state is not asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, which: InvoiceFilter, offset: int, limit: int) -> Page[InvoiceRow]:
        """A page of the credit notes of a filter, newest first."""
        shape, parameters = _read(which)
        sums = self.sums(which)
        rows = self._database.rows(_page(shape), {**parameters, "offset": offset, "limit": limit})
        return Page(tuple(map(_row, rows)), sums.count, offset)

    def sums(self, which: InvoiceFilter) -> InvoiceSums:
        """How many credit notes a filter lets through, and what they come to: less than nothing."""
        shape, parameters = _read(which)
        ((count, gross),) = self._database.rows(_sums(shape), parameters)
        return InvoiceSums(count, -gross, 0)


def _read(which: InvoiceFilter) -> tuple[_Shape, dict[str, object]]:
    query = Query.read(which.text)
    shape = _Shape(which.from_day is not None, which.to_day is not None, query is not None)
    match = query.match if query else None
    return shape, {"from_day": which.from_day, "to_day": which.to_day, "match": match}


def _conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if shape.has_from:
        conditions.append(_NOTE.business_day >= bindparam("from_day"))
    if shape.has_to:
        conditions.append(_NOTE.business_day <= bindparam("to_day"))
    if shape.has_text:
        conditions.append(matches(HitKind.CREDIT_NOTE))
    return conditions


def _source(shape: _Shape) -> FromClause:
    if not shape.has_text:
        return CREDIT_NOTE
    return _WORDS.join(SEARCH_ENTRY, SEARCH_ENTRY.c.id == _WORDS.c.rowid).join(
        CREDIT_NOTE, _NOTE.id == SEARCH_ENTRY.c.subject_id
    )


@cache
def _page(shape: _Shape) -> Statement:
    order: tuple[ColumnElement[Any], ...] = (_WORDS.c.rowid.desc(),) if shape.has_text else _NEWEST
    wanted = (
        select(_NOTE.id)
        .select_from(_source(shape))
        .where(*_conditions(shape))
        .order_by(*order)
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )
    return Statement(
        select(*_LISTED)
        .join_from(CREDIT_NOTE, INVOICE, INVOICE.c.id == _NOTE.invoice_id)
        .outerjoin(VEHICLE_ALIAS, VEHICLE_ALIAS.c.old_id == _NOTE.vehicle_id)
        .outerjoin(VEHICLE, VEHICLE.c.id == func.coalesce(VEHICLE_ALIAS.c.vehicle_id, _NOTE.vehicle_id))
        .where(_NOTE.id.in_(wanted))
        .order_by(*_NEWEST)
    )


@cache
def _sums(shape: _Shape) -> Statement:
    sums = select(func.count(), func.coalesce(func.sum(_NOTE.gross_minor), 0))
    return Statement(sums.select_from(_source(shape)).where(*_conditions(shape)))


def _row(row: Row) -> InvoiceRow:
    identity, number, issued_at, day, buyer, plate, region, vehicle, code, gross, form, *of = row
    of_number, of_id = of
    amount = Money(-gross, currency(code))
    return InvoiceRow(
        id=identity,
        number=number,
        issued_at=issued_at,
        business_day=day,
        buyer_name=buyer,
        plate=Plate(region or Region.OTHER, plate) if plate else None,
        vehicle_name=vehicle,
        gross=amount,
        paid=amount,
        form=form,
        credited=Money.zero(amount.currency),
        of_number=of_number,
        of_id=of_id,
    )
