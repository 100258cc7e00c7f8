"""The documents behind a figure of a report, newest first, each with its part of the figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    Table,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.report_views import (
    DocumentBehind,
    OfItem,
    OfPerson,
    OfSales,
    OfTaken,
    OfTax,
    OfTender,
    SalesPart,
)
from cardesk_desktop.store.repositories.walking_back import (
    TAKEN,
    TAKEN_COUNT,
    TAKEN_IN_TENDER,
    TENDER_COUNT,
    arm,
    documents_among,
    in_days,
    newest_first,
)
from cardesk_desktop.store.rows import tax_columns
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.day_sums import DAY_ITEM, DAY_SALES, DAY_STAFF, DAY_TAX
from cardesk_desktop.store.tables.document import (
    CREDIT_NOTE,
    CREDIT_NOTE_LINE,
    INVOICE,
    INVOICE_BALANCE,
    INVOICE_LINE,
)
from cardesk_desktop.store.views import Page

_BALANCE, _LINE, _NOTE, _TAKEN_BACK = INVOICE_BALANCE.c, INVOICE_LINE.c, CREDIT_NOTE.c, CREDIT_NOTE_LINE.c
_ONE: ColumnElement[int] = literal_column("1")

OfInvoices = OfSales | OfItem | OfPerson | OfTax


Lines = ReadOnlyColumnCollection[str, Column[Any]]


def _gross(lines: Lines) -> ColumnElement[Any]:
    return func.sum(lines.net_minor + lines.tax_minor)


def _tax_of(lines: Lines) -> ColumnElement[Any]:
    return func.sum(lines.tax_minor)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a figure comes from: its rows among the sums of days, and its lines on the documents."""

    sums: Table
    of_day: tuple[ColumnElement[bool], ...] = ()
    of_line: tuple[ColumnElement[bool], ...] = ()
    of_credited_line: tuple[ColumnElement[bool], ...] = ()
    part: Callable[[Lines], ColumnElement[Any]] = _gross

    @property
    def count(self) -> Statement:
        """How many documents there are: no invoice is read for that."""
        return documents_among(self.sums, "invoices", "credit_notes", *self.of_day)

    def page(self, shown: str = "") -> Statement:
        """Documents are walked from the newest back; days without the figure are passed over by their sums.

        The column `shown` is read of the documents of a page only; the part of their lines otherwise.
        """
        wanted = newest_first(self._invoices(), self._credit_notes())
        is_note = _NOTE.id.is_not(None)
        part: ColumnElement[Any] = wanted.c.part
        if shown:
            part = case((is_note, -_NOTE[shown]), else_=INVOICE.c[shown])
        return Statement(
            select(
                wanted.c.id,
                INVOICE.c.id,
                func.coalesce(_NOTE.number, INVOICE.c.number),
                wanted.c.at,
                INVOICE.c.buyer_name,
                part,
            )
            .join_from(wanted, INVOICE, INVOICE.c.id == wanted.c.invoice_id)
            .outerjoin(CREDIT_NOTE, _NOTE.id == wanted.c.id)
            .order_by(wanted.c.day.desc(), wanted.c.at.desc(), wanted.c.id.desc())
        )

    def _invoices(self) -> Select[Any]:
        conditions: list[ColumnElement[bool]] = [in_days(_BALANCE.business_day)]
        part: ColumnElement[Any] = _BALANCE.gross_minor + _BALANCE.credited_minor
        if self.of_line:
            lines = (_LINE.invoice_id == _BALANCE.invoice_id, *self.of_line)
            # With the currency the whole key is known: one look for each invoice that is passed over.
            sums = self.sums.c
            is_currency = sums.currency == bindparam("currency")
            day = (sums.business_day == _BALANCE.business_day, is_currency, *self.of_day)
            conditions += [
                select(_ONE).where(*day).correlate(INVOICE_BALANCE).exists(),
                select(_ONE).select_from(INVOICE_LINE).where(*lines).correlate(INVOICE_BALANCE).exists(),
            ]
            part = select(self.part(_LINE)).where(*lines).correlate(INVOICE_BALANCE).scalar_subquery()
        return arm(
            _BALANCE.business_day, _BALANCE.issued_at, _BALANCE.invoice_id, _BALANCE.invoice_id, part
        ).where(*conditions)

    def _credit_notes(self) -> Select[Any]:
        conditions: list[ColumnElement[bool]] = [in_days(_NOTE.business_day)]
        part: ColumnElement[Any] = _NOTE.gross_minor
        if self.of_credited_line:
            lines = (_TAKEN_BACK.credit_note_id == _NOTE.id, *self.of_credited_line)
            rows = select(_ONE).select_from(CREDIT_NOTE_LINE).where(*lines)
            conditions.append(rows.correlate(CREDIT_NOTE).exists())
            part = select(self.part(_TAKEN_BACK)).where(*lines).correlate(CREDIT_NOTE).scalar_subquery()
        return arm(_NOTE.business_day, _NOTE.issued_at, _NOTE.id, _NOTE.invoice_id, -part).where(*conditions)


def _is(table: Table, *names: str) -> tuple[ColumnElement[bool], ...]:
    return tuple(table.c[name] == bindparam(name) for name in names)


def _source(sums: Table, names: tuple[str, ...]) -> _Source:
    return _Source(sums, _is(sums, *names), _is(INVOICE_LINE, *names), _is(CREDIT_NOTE_LINE, *names))


_SOLD_BY = select(INVOICE.c.staff_name).where(INVOICE.c.id == _LINE.invoice_id).scalar_subquery()
_IS_OF_PERSON = or_(
    _LINE.staff_name == bindparam("staff_name"),
    (_LINE.staff_name == "") & (bindparam("staff_name") == _SOLD_BY),
)
_SOURCES: dict[type[OfInvoices], _Source] = {
    OfSales: _Source(DAY_SALES),
    OfItem: _source(DAY_ITEM, ("kind", "item_id")),
    OfPerson: replace(_source(DAY_STAFF, ("staff_name",)), of_line=(_IS_OF_PERSON,)),
    OfTax: replace(_source(DAY_TAX, ("tax_category", "tax_rate_bp", "tax_reason")), part=_tax_of),
}
_COUNTS = {figure: source.count for figure, source in _SOURCES.items()}
_PAGES = {figure: source.page() for figure, source in _SOURCES.items()}
_PAGES_OF_SALES = {
    SalesPart.GROSS: _PAGES[OfSales],
    SalesPart.NET: _SOURCES[OfSales].page("net_minor"),
    SalesPart.TAX: _SOURCES[OfSales].page("tax_minor"),
}


class BehindRepository:
    """Pages of documents, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def invoices(self, figure: OfInvoices, of: Currency, offset: int, limit: int) -> Page[DocumentBehind]:
        """A page of the invoices and credit notes behind a figure; `amount` is what they add to it: of a
        tax, the tax; of a credit note less than nothing.
        """
        found_by = {
            "first": figure.period.first,
            "last": figure.period.last,
            "currency": of.code,
            **_key(figure),
        }
        page = _PAGES_OF_SALES[figure.part] if isinstance(figure, OfSales) else _PAGES[type(figure)]
        return self._page(_COUNTS[type(figure)], page, found_by, of, offset, limit)

    def payments(
        self,
        figure: OfTender | OfTaken,
        start: datetime,
        end: datetime,
        of: Currency,
        offset: int,
        limit: int,
    ) -> Page[DocumentBehind]:
        """A page of the payments and refunds behind a figure; `start` and `end` bound the period's days."""
        found_by = {
            "first": figure.period.first,
            "last": figure.period.last,
            "currency": of.code,
            "start": start,
            "end": end,
        }
        if isinstance(figure, OfTaken):
            return self._page(TAKEN_COUNT, TAKEN, found_by, of, offset, limit)
        found_by["tender"] = figure.tender
        return self._page(TENDER_COUNT, TAKEN_IN_TENDER, found_by, of, offset, limit)

    def _page(
        self,
        count: Statement,
        page: Statement,
        found_by: dict[str, object],
        of: Currency,
        offset: int,
        limit: int,
    ) -> Page[DocumentBehind]:
        total = int(self._database.value(count, found_by))
        rows = self._database.rows(page, {**found_by, "offset": offset, "limit": limit})
        return Page(tuple(document_behind(row, of) for row in rows), total, offset)


def document_behind(row: Row, of: Currency) -> DocumentBehind:
    """A document and its part of a figure."""
    identity, invoice_id, number, at, buyer_name, minor = row
    return DocumentBehind(identity, invoice_id, number, at, buyer_name, Money(minor, of))


def _key(figure: OfInvoices) -> dict[str, object]:
    match figure:
        case OfItem():
            return {"kind": figure.kind, "item_id": figure.item_id}
        case OfPerson():
            return {"staff_name": figure.name}
        case OfTax():
            return tax_columns(figure.tax)
        case _:
            return {}
