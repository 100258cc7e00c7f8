"""Lists, sums and look-ups over invoices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, Table, bindparam, func, or_, select

from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.paging import Reach
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.search import Query
from cardesk_desktop.store.statement import Statement, in_order, one_of
from cardesk_desktop.store.tables.document import (
    CREDIT_NOTE,
    INVOICE,
    INVOICE_BALANCE,
    IS_CREDITED,
    IS_OWED,
    PAYMENT,
    REFUND,
)
from cardesk_desktop.store.tables.people_and_cars import VEHICLE, VEHICLE_ALIAS
from cardesk_desktop.store.tables.search import SEARCH_ENTRY, WORDS, matches
from cardesk_desktop.store.views import (
    HitKind,
    InvoiceFilter,
    InvoiceRow,
    InvoiceState,
    InvoiceSums,
    Order,
    Page,
    VisitInvoice,
)

_BALANCE = INVOICE_BALANCE.c
_WORDS = WORDS[HitKind.INVOICE]
_LISTED = (
    INVOICE.c.id,
    INVOICE.c.number,
    INVOICE.c.issued_at,
    INVOICE.c.business_day,
    INVOICE.c.buyer_name,
    INVOICE.c.plate,
    VEHICLE.c.region,
    INVOICE.c.vehicle_name,
    INVOICE.c.currency,
    INVOICE.c.gross_minor,
    _BALANCE.paid_minor,
    INVOICE.c.form,
    _BALANCE.credited_minor,
)
_GROSS = func.coalesce(func.sum(_BALANCE.gross_minor), 0)
_OPEN = func.coalesce(func.sum(func.max(_BALANCE.gross_minor - _BALANCE.paid_minor, 0)), 0)
_CREDITED = func.coalesce(func.sum(_BALANCE.credited_minor), 0)


def _between(amount: ColumnElement[int], at: ColumnElement[Any]) -> ScalarSelect[Any]:
    total = select(func.coalesce(func.sum(amount), 0))
    return total.where(at >= bindparam("start"), at < bindparam("end")).scalar_subquery()


_TAKEN = Statement(
    select(
        _between(PAYMENT.c.amount_minor, PAYMENT.c.paid_at)
        - _between(REFUND.c.amount_minor, REFUND.c.refunded_at)
    )
)
_OPEN_OF_CLIENT = Statement(select(_OPEN).where(_BALANCE.client_id == bindparam("client_id"), IS_OWED))


def _of_vehicle(documents: Table) -> ScalarSelect[Any]:
    """What documents about a car come to, those of cars merged into it included."""
    aliases = select(VEHICLE_ALIAS.c.old_id).where(VEHICLE_ALIAS.c.vehicle_id == bindparam("vehicle_id"))
    is_its = or_(documents.c.vehicle_id == bindparam("vehicle_id"), documents.c.vehicle_id.in_(aliases))
    return select(func.coalesce(func.sum(documents.c.gross_minor), 0)).where(is_its).scalar_subquery()


_SPENT_OF_VEHICLE = Statement(select(_of_vehicle(INVOICE) - _of_vehicle(CREDIT_NOTE)))
_OF_VISITS = Statement(
    select(INVOICE.c.visit_id, INVOICE.c.id, _BALANCE.gross_minor, _BALANCE.paid_minor)
    .join_from(INVOICE, INVOICE_BALANCE, _BALANCE.invoice_id == INVOICE.c.id)
    .where(one_of(INVOICE.c.visit_id))
    .order_by(INVOICE.c.id)
)


class _Shape(NamedTuple):
    """Which conditions a filter sets; every shape is one statement."""

    state: InvoiceState
    has_from: bool
    has_to: bool
    has_text: bool
    is_credited: bool = False


_NEWEST_FIRST = Order("issued", is_descending=True)
_ONLY_TEXT = _Shape(InvoiceState.ALL, has_from=False, has_to=False, has_text=True)


class InvoiceRepository:
    """Reads the projections; what is on an invoice is read from its document."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, which: InvoiceFilter, offset: int, limit: int) -> Page[InvoiceRow]:
        """A page of the invoices of a filter, newest first."""
        shape, parameters = _read(which)
        total = int(self._database.value(_count(shape), parameters))
        reach = Reach.of(total, offset, limit)
        statement = _page(shape, reach.order(_NEWEST_FIRST))
        rows = self._database.rows(statement, {**parameters, "offset": reach.offset, "limit": reach.limit})
        return Page(reach.forwards([_row(row) for row in rows]), total, offset)

    def sums(self, which: InvoiceFilter) -> InvoiceSums:
        """Count, gross and open balance over all invoices of a filter."""
        shape, parameters = _read(which)
        ((count, left, still_open),) = self._database.rows(_sums(shape), parameters)
        credited = int(self._database.value(_credited(shape._replace(is_credited=True)), parameters))
        return InvoiceSums(count, left + credited, still_open, credited)

    def taken_between(self, start: datetime, end: datetime) -> int:
        """The payments taken from `start` to before `end`, less what was given back, in minor units."""
        return int(self._database.value(_TAKEN, {"start": start, "end": end}))

    def open_of_client(self, client_id: UUID) -> int:
        """What a client still owes, in minor units."""
        return int(self._database.value(_OPEN_OF_CLIENT, {"client_id": client_id}))

    def spent_of_vehicle(self, vehicle_id: UUID) -> int:
        """All that was invoiced for a car and not taken back, in minor units."""
        return int(self._database.value(_SPENT_OF_VEHICLE, {"vehicle_id": vehicle_id}))

    def of_visits(self, visit_ids: Sequence[UUID]) -> dict[UUID, VisitInvoice]:
        """For each visit that has one, its newest invoice."""
        rows = self._database.rows(_OF_VISITS, {"ids": visit_ids})
        return {visit_id: VisitInvoice(*rest) for visit_id, *rest in rows}


def _read(which: InvoiceFilter) -> tuple[_Shape, dict[str, object]]:
    query = Query.read(which.text)
    has_from, has_to = which.from_day is not None, which.to_day is not None
    shape = _Shape(which.state, has_from, has_to, query is not None, which.is_credited)
    return shape, {
        "from_day": which.from_day,
        "to_day": which.to_day,
        "match": query.match if query else None,
    }


def _conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if shape.state is InvoiceState.OPEN:
        conditions.append(_BALANCE.paid_minor < _BALANCE.gross_minor)
    elif shape.state is InvoiceState.PAID:
        conditions.append(_BALANCE.paid_minor >= _BALANCE.gross_minor)
    if shape.is_credited:
        conditions.append(IS_CREDITED)
    if shape.has_from:
        conditions.append(_BALANCE.business_day >= bindparam("from_day"))
    if shape.has_to:
        conditions.append(_BALANCE.business_day <= bindparam("to_day"))
    if shape.has_text:
        conditions.append(matches(HitKind.INVOICE))
    return conditions


def _source(shape: _Shape) -> FromClause:
    """Balances, or, where a text narrows them, what FTS5 finds with the balance of each."""
    if not shape.has_text:
        return INVOICE_BALANCE
    return _WORDS.join(SEARCH_ENTRY, SEARCH_ENTRY.c.id == _WORDS.c.rowid).join(
        INVOICE_BALANCE, _BALANCE.invoice_id == SEARCH_ENTRY.c.subject_id
    )


def _sorting(shape: _Shape, order: Order) -> tuple[ColumnElement[Any], ...]:
    """An order that comes out of an index, so that the first page does not wait for the last.

    Entries of the search are as old as their invoices.
    """
    if shape.has_text:
        return in_order((_WORDS.c.rowid,), order)
    return in_order((_BALANCE.business_day, _BALANCE.issued_at, _BALANCE.invoice_id), order)


@cache
def _page(shape: _Shape, order: Order) -> Statement:
    wanted = (
        select(_BALANCE.invoice_id)
        .select_from(_source(shape))
        .where(*_conditions(shape))
        .order_by(*_sorting(shape, order))
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )
    return Statement(
        select(*_LISTED)
        .join_from(INVOICE, INVOICE_BALANCE, _BALANCE.invoice_id == INVOICE.c.id)
        .outerjoin(VEHICLE_ALIAS, VEHICLE_ALIAS.c.old_id == INVOICE.c.vehicle_id)
        .outerjoin(VEHICLE, VEHICLE.c.id == func.coalesce(VEHICLE_ALIAS.c.vehicle_id, INVOICE.c.vehicle_id))
        .where(INVOICE.c.id.in_(wanted))
        .order_by(*in_order((_BALANCE.issued_at, _BALANCE.invoice_id), order))
    )


@cache
def _sums(shape: _Shape) -> Statement:
    return Statement(
        select(func.count(), _GROSS, _OPEN).select_from(_source(shape)).where(*_conditions(shape))
    )


@cache
def _credited(shape: _Shape) -> Statement:
    return Statement(select(_CREDITED).select_from(_source(shape)).where(*_conditions(shape)))


@cache
def _count(shape: _Shape) -> Statement:
    source = _WORDS if shape == _ONLY_TEXT else _source(shape)
    return Statement(select(func.count()).select_from(source).where(*_conditions(shape)))


def _row(row: Row) -> InvoiceRow:
    identity, number, issued_at, business_day, buyer, plate, region, vehicle, code, gross, paid, form, off = (
        row
    )
    of = currency(code)
    return InvoiceRow(
        id=identity,
        number=number,
        issued_at=issued_at,
        business_day=business_day,
        buyer_name=buyer,
        plate=Plate(region or Region.OTHER, plate) if plate else None,
        vehicle_name=vehicle,
        gross=Money(gross, of),
        paid=Money(paid, of),
        form=form,
        credited=Money(off, of),
    )
