"""The documents behind a figure of a report, newest first, each with its part of the figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, bindparam, func, literal_column, or_, select

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
from cardesk_desktop.store.rows import tax_columns
from cardesk_desktop.store.statement import Row, Statement
from cardesk_desktop.store.tables.day_sums import DAY_ITEM, DAY_SALES, DAY_STAFF, DAY_TAX, DAY_TENDER
from cardesk_desktop.store.tables.document import INVOICE, INVOICE_BALANCE, INVOICE_LINE, PAYMENT
from cardesk_desktop.store.views import Page

_BALANCE, _LINE = INVOICE_BALANCE.c, INVOICE_LINE.c
_NEWEST_FIRST = (_BALANCE.business_day.desc(), _BALANCE.issued_at.desc(), _BALANCE.invoice_id.desc())
_ONE: ColumnElement[int] = literal_column("1")
_GROSS: ColumnElement[Any] = func.sum(_LINE.net_minor + _LINE.tax_minor)

OfInvoices = OfSales | OfItem | OfPerson | OfTax


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a figure comes from: its rows among the sums of days, and its lines on the invoices."""

    sums: Table
    of_day: tuple[ColumnElement[bool], ...] = ()
    of_line: tuple[ColumnElement[bool], ...] = ()
    part: ColumnElement[Any] = _GROSS

    @property
    def count(self) -> Statement:
        """How many documents there are: no invoice is read for that."""
        sums, documents = self.sums.c, self.sums.c.get("invoices", self.sums.c.get("payments"))
        return Statement(
            select(func.coalesce(func.sum(documents), 0)).where(
                sums.business_day.between(bindparam("first"), bindparam("last")),
                sums.currency == bindparam("currency"),
                *self.of_day,
            )
        )

    def page(self, shown_part: ColumnElement[Any] | None = None) -> Statement:
        """Invoices are walked from the newest back; days without the figure are passed over by their sums.

        `shown_part` is read of the invoices of a page only; the part of their lines otherwise.
        """
        conditions: list[ColumnElement[bool]] = [
            _BALANCE.business_day.between(bindparam("first"), bindparam("last"))
        ]
        part: ColumnElement[Any] = _BALANCE.gross_minor
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
            part = select(self.part).where(*lines).correlate(INVOICE_BALANCE).scalar_subquery()
        wanted = (
            select(_BALANCE.invoice_id, _BALANCE.business_day, _BALANCE.issued_at, part.label("part"))
            .where(*conditions)
            .order_by(*_NEWEST_FIRST)
            .limit(bindparam("limit"))
            .offset(bindparam("offset"))
            .subquery()
        )
        shown = (INVOICE.c.id, INVOICE.c.id, INVOICE.c.number, INVOICE.c.issued_at, INVOICE.c.buyer_name)
        return Statement(
            select(*shown, wanted.c.part if shown_part is None else shown_part)
            .join_from(wanted, INVOICE, INVOICE.c.id == wanted.c.invoice_id)
            .order_by(wanted.c.business_day.desc(), wanted.c.issued_at.desc(), wanted.c.invoice_id.desc())
        )


def _is(table: Table, *names: str) -> tuple[ColumnElement[bool], ...]:
    return tuple(table.c[name] == bindparam(name) for name in names)


_SOLD_BY = select(INVOICE.c.staff_name).where(INVOICE.c.id == _LINE.invoice_id).scalar_subquery()
_IS_OF_PERSON = or_(
    _LINE.staff_name == bindparam("staff_name"),
    (_LINE.staff_name == "") & (bindparam("staff_name") == _SOLD_BY),
)
_OF_TAX = ("tax_category", "tax_rate_bp", "tax_reason")
_SOURCES: dict[type[OfInvoices], _Source] = {
    OfSales: _Source(DAY_SALES),
    OfItem: _Source(DAY_ITEM, _is(DAY_ITEM, "kind", "item_id"), _is(INVOICE_LINE, "kind", "item_id")),
    OfPerson: _Source(DAY_STAFF, _is(DAY_STAFF, "staff_name"), (_IS_OF_PERSON,)),
    OfTax: _Source(DAY_TAX, _is(DAY_TAX, *_OF_TAX), _is(INVOICE_LINE, *_OF_TAX), func.sum(_LINE.tax_minor)),
}
_COUNTS = {figure: source.count for figure, source in _SOURCES.items()}
_PAGES = {figure: source.page() for figure, source in _SOURCES.items()}
_PAGES_OF_SALES = {
    SalesPart.GROSS: _PAGES[OfSales],
    SalesPart.NET: _SOURCES[OfSales].page(INVOICE.c.net_minor),
    SalesPart.TAX: _SOURCES[OfSales].page(INVOICE.c.tax_minor),
}
_TAKEN_COUNT = _Source(DAY_TENDER).count
_TENDER_COUNT = _Source(DAY_TENDER, _is(DAY_TENDER, "tender")).count
_TAKEN = (
    select(
        PAYMENT.c.id,
        PAYMENT.c.invoice_id,
        PAYMENT.c.number,
        PAYMENT.c.paid_at,
        INVOICE.c.buyer_name,
        PAYMENT.c.amount_minor,
    )
    .join_from(PAYMENT, INVOICE, INVOICE.c.id == PAYMENT.c.invoice_id)
    .where(
        PAYMENT.c.paid_at >= bindparam("start"),
        PAYMENT.c.paid_at < bindparam("end"),
        PAYMENT.c.currency == bindparam("currency"),
    )
    .order_by(PAYMENT.c.paid_at.desc(), PAYMENT.c.id.desc())
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
_PAYMENTS = Statement(_TAKEN)
_PAYMENTS_IN_TENDER = Statement(_TAKEN.where(PAYMENT.c.tender == bindparam("tender")))


class BehindRepository:
    """Pages of documents, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def invoices(self, figure: OfInvoices, of: Currency, offset: int, limit: int) -> Page[DocumentBehind]:
        """A page of the invoices behind a figure; `amount` is what they add to it: of a tax, the tax."""
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
        """A page of the payments behind a figure; `start` and `end` bound the period's days."""
        found_by = {
            "first": figure.period.first,
            "last": figure.period.last,
            "currency": of.code,
            "start": start,
            "end": end,
        }
        if isinstance(figure, OfTaken):
            return self._page(_TAKEN_COUNT, _PAYMENTS, found_by, of, offset, limit)
        found_by["tender"] = figure.tender
        return self._page(_TENDER_COUNT, _PAYMENTS_IN_TENDER, found_by, of, offset, limit)

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
