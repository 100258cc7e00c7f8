"""What stands behind each figure of sales: which rows of the sums of days, which lines of which documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
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

from cardesk_desktop.store.report_figures import OfItem, OfKind, OfPerson, OfSales, OfTax, SalesPart
from cardesk_desktop.store.repositories.walking_back import arm, documents_among, in_days, newest_first
from cardesk_desktop.store.rows import tax_columns
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.day_sums import DAY_ITEM, DAY_SALES, DAY_STAFF, DAY_TAX
from cardesk_desktop.store.tables.document import (
    CREDIT_NOTE,
    CREDIT_NOTE_LINE,
    INVOICE,
    INVOICE_BALANCE,
    INVOICE_LINE,
)

_BALANCE, _LINE, _NOTE, _TAKEN_BACK = INVOICE_BALANCE.c, INVOICE_LINE.c, CREDIT_NOTE.c, CREDIT_NOTE_LINE.c
_ONE: ColumnElement[int] = literal_column("1")

OfInvoices = OfSales | OfItem | OfKind | OfPerson | OfTax
"""A figure with invoices and credit notes behind it."""


Lines = ReadOnlyColumnCollection[str, Column[Any]]


def _gross(lines: Lines) -> ColumnElement[Any]:
    return func.sum(lines.net_minor + lines.tax_minor)


def _tax_of(lines: Lines) -> ColumnElement[Any]:
    return func.sum(lines.tax_minor)


def _discount(lines: Lines) -> ColumnElement[Any]:
    return func.sum(lines.discount_minor)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a figure comes from: its rows among the sums of days, and its lines on the documents."""

    sums: Table
    of_day: tuple[ColumnElement[bool], ...] = ()
    of_line: tuple[ColumnElement[bool], ...] = ()
    of_credited_line: tuple[ColumnElement[bool], ...] = ()
    part: Callable[[Lines], ColumnElement[Any]] = _gross
    is_counted_one_by_one: bool = False
    """A document stands in several rows of the sums: their counts do not add up to documents."""

    @property
    def count(self) -> Statement:
        """How many documents there are: where the sums know it, no invoice is read for that."""
        if not self.is_counted_one_by_one:
            return documents_among(self.sums, "invoices", "credit_notes", *self.of_day)
        return Statement(
            select(
                _count_in(INVOICE_BALANCE, self._when_sold())
                + _count_in(CREDIT_NOTE, self._when_taken_back())
            )
        )

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
        part: ColumnElement[Any] = _BALANCE.gross_minor + _BALANCE.credited_minor
        if self.of_line:
            lines = select(self.part(_LINE)).where(*self._lines)
            part = lines.correlate(INVOICE_BALANCE).scalar_subquery()
        own = _BALANCE.business_day, _BALANCE.issued_at, _BALANCE.invoice_id, _BALANCE.invoice_id
        return arm(*own, part).where(*self._when_sold())

    def _credit_notes(self) -> Select[Any]:
        part: ColumnElement[Any] = _NOTE.gross_minor
        if self.of_credited_line:
            lines = select(self.part(_TAKEN_BACK)).where(*self._credited_lines)
            part = lines.correlate(CREDIT_NOTE).scalar_subquery()
        own = _NOTE.business_day, _NOTE.issued_at, _NOTE.id, _NOTE.invoice_id
        return arm(*own, -part).where(*self._when_taken_back())

    @property
    def _lines(self) -> tuple[ColumnElement[bool], ...]:
        return (_LINE.invoice_id == _BALANCE.invoice_id, *self.of_line)

    @property
    def _credited_lines(self) -> tuple[ColumnElement[bool], ...]:
        return (_TAKEN_BACK.credit_note_id == _NOTE.id, *self.of_credited_line)

    def _when_sold(self) -> Iterable[ColumnElement[bool]]:
        """Which invoices have a part of the figure."""
        yield in_days(_BALANCE.business_day)
        if self.of_day:
            # With the currency the whole key is known: one look for each invoice that is passed over.
            sums = self.sums.c
            is_currency = sums.currency == bindparam("currency")
            day = (sums.business_day == _BALANCE.business_day, is_currency, *self.of_day)
            yield select(_ONE).where(*day).correlate(INVOICE_BALANCE).exists()
        if self.of_line:
            lines = select(_ONE).select_from(INVOICE_LINE).where(*self._lines)
            yield lines.correlate(INVOICE_BALANCE).exists()

    def _when_taken_back(self) -> Iterable[ColumnElement[bool]]:
        """Which credit notes have a part of the figure."""
        yield in_days(_NOTE.business_day)
        if self.of_credited_line:
            lines = select(_ONE).select_from(CREDIT_NOTE_LINE).where(*self._credited_lines)
            yield lines.correlate(CREDIT_NOTE).exists()


def _count_in(table: Table, which: Iterable[ColumnElement[bool]]) -> ColumnElement[int]:
    return select(func.count()).select_from(table).where(*which).scalar_subquery()


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
    OfKind: replace(_source(DAY_ITEM, ("kind",)), is_counted_one_by_one=True),
    OfPerson: replace(_source(DAY_STAFF, ("staff_name",)), of_line=(_IS_OF_PERSON,)),
    OfTax: replace(_source(DAY_TAX, ("tax_category", "tax_rate_bp", "tax_reason")), part=_tax_of),
}
_COUNTS = {figure: source.count for figure, source in _SOURCES.items()}
_PAGES = {figure: source.page() for figure, source in _SOURCES.items()}
_DISCOUNTS = _Source(
    DAY_SALES,
    of_line=(_LINE.discount_minor != 0,),
    of_credited_line=(_TAKEN_BACK.discount_minor != 0,),
    part=_discount,
    is_counted_one_by_one=True,
)
_COUNT_OF_DISCOUNTS = _DISCOUNTS.count
_PAGES_OF_SALES = {
    SalesPart.GROSS: _PAGES[OfSales],
    SalesPart.NET: _SOURCES[OfSales].page("net_minor"),
    SalesPart.TAX: _SOURCES[OfSales].page("tax_minor"),
    SalesPart.DISCOUNT: _DISCOUNTS.page(),
}


def count_of(figure: OfInvoices) -> Statement:
    """How many documents stand behind a figure."""
    if isinstance(figure, OfSales) and figure.part is SalesPart.DISCOUNT:
        return _COUNT_OF_DISCOUNTS
    return _COUNTS[type(figure)]


def page_of(figure: OfInvoices) -> Statement:
    """A page (`offset`, `limit`) of them, newest first."""
    return _PAGES_OF_SALES[figure.part] if isinstance(figure, OfSales) else _PAGES[type(figure)]


def key_of(figure: OfInvoices) -> dict[str, object]:
    """What both statements look for."""
    match figure:
        case OfItem():
            return {"kind": figure.kind, "item_id": figure.item_id}
        case OfKind():
            return {"kind": figure.kind}
        case OfPerson():
            return {"staff_name": figure.name}
        case OfTax():
            return tax_columns(figure.tax)
        case _:
            return {}
