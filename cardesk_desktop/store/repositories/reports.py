"""Reports over sums of days: each reads one range of its table's key, whatever the years behind it."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Table,
    Text,
    bindparam,
    func,
    select,
    type_coerce,
)
from sqlalchemy import cast as sql_cast

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.report_views import Ranked, Sold, SoldBy, SoldItem, SoldOn, Taken, TakenOn, TaxSum
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.catalogue import PRODUCT, SERVICE, first_other_names
from cardesk_desktop.store.tables.day_sums import DAY_ITEM, DAY_SALES, DAY_STAFF, DAY_TAX, DAY_TENDER
from cardesk_desktop.store.views import Order

SOLD, QUANTITY, INVOICES, NAME = "sold", "quantity", "invoices", "name"
"""The orders of a ranking of items."""


def _in_period(table: FromClause) -> tuple[ColumnElement[bool], ...]:
    return (
        table.c.business_day.between(bindparam("first"), bindparam("last")),
        table.c.currency == bindparam("currency"),
    )


def _sums(table: FromClause, *names: str) -> tuple[ColumnElement[int], ...]:
    return tuple(func.coalesce(func.sum(table.c[name]), 0) for name in names)


_SOLD = ("invoices", "net_minor", "tax_minor", "discount_minor", "credit_notes")


def _step(table: Table, *, is_by_month: bool) -> ColumnElement[Any]:
    """The day itself, or the first of its month."""
    day: ColumnElement[Any] = table.c.business_day
    if not is_by_month:
        return day
    return type_coerce(func.substr(sql_cast(day, Text), 1, 7).concat("-01"), day.type)


@cache
def _sales(*, is_by_month: bool) -> Statement:
    step = _step(DAY_SALES, is_by_month=is_by_month)
    chosen = select(step, *_sums(DAY_SALES, *_SOLD)).where(*_in_period(DAY_SALES))
    return Statement(chosen.group_by(step).order_by(step))


@cache
def _tenders(*, is_by_month: bool) -> Statement:
    step = _step(DAY_TENDER, is_by_month=is_by_month)
    chosen = select(step, DAY_TENDER.c.tender, *_sums(DAY_TENDER, "payments", "amount_minor"))
    return Statement(
        chosen.where(*_in_period(DAY_TENDER))
        .group_by(step, DAY_TENDER.c.tender)
        .order_by(step, DAY_TENDER.c.tender)
    )


_SALES_IN_ALL = Statement(select(*_sums(DAY_SALES, *_SOLD)).where(*_in_period(DAY_SALES)))
_STAFF = Statement(
    select(DAY_STAFF.c.staff_name, *_sums(DAY_STAFF, "lines", "invoices", "net_minor", "tax_minor"))
    .where(*_in_period(DAY_STAFF))
    .group_by(DAY_STAFF.c.staff_name)
    .order_by(func.sum(DAY_STAFF.c.net_minor + DAY_STAFF.c.tax_minor).desc(), DAY_STAFF.c.staff_name)
)
_OF_TAX = (DAY_TAX.c.tax_category, DAY_TAX.c.tax_rate_bp, DAY_TAX.c.tax_reason)
_TAXES = Statement(
    select(*_OF_TAX, *_sums(DAY_TAX, "invoices", "net_minor", "tax_minor"))
    .where(*_in_period(DAY_TAX))
    .group_by(*_OF_TAX)
    .order_by(DAY_TAX.c.tax_rate_bp.desc(), DAY_TAX.c.tax_category, DAY_TAX.c.tax_reason)
)


@cache
def _items(by: str, *, is_descending: bool) -> Statement:
    """A page of what was sold. Only what is sorted by is summed up for all; the rest for the page alone."""
    sums = DAY_ITEM.c
    orders: dict[str, ColumnElement[Any]] = {
        SOLD: func.sum(sums.net_minor + sums.tax_minor),
        QUANTITY: func.sum(sums.quantity_milli),
        INVOICES: func.sum(sums.invoices),
        NAME: func.max(sums.name),
    }
    rank = orders[by].desc() if is_descending else orders[by]
    page = (
        select(sums.item_id)
        .where(*_OF_KIND)
        .group_by(sums.item_id)
        .order_by(rank, sums.item_id)
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )
    name = func.coalesce(PRODUCT.c.name, SERVICE.c.name, func.max(sums.name))
    others = first_other_names(PRODUCT, SERVICE)
    return Statement(
        select(sums.item_id, name, others, *_sums(DAY_ITEM, *_OF_ITEM))
        .select_from(DAY_ITEM)
        .outerjoin(PRODUCT, PRODUCT.c.id == sums.item_id)
        .outerjoin(SERVICE, SERVICE.c.id == sums.item_id)
        .where(*_OF_KIND, sums.item_id.in_(page))
        .group_by(sums.item_id)
        .order_by(rank, sums.item_id)
    )


_OF_ITEM = ("quantity_milli", *_SOLD)
_OF_KIND = (DAY_ITEM.c.kind == bindparam("kind"), *_in_period(DAY_ITEM))
_ITEMS_IN_ALL = Statement(
    select(
        func.count(DAY_ITEM.c.item_id.distinct()),
        func.coalesce(func.sum(DAY_ITEM.c.net_minor + DAY_ITEM.c.tax_minor), 0),
    ).where(*_OF_KIND)
)


class ReportRepository:
    """Sums in one currency over the business days of a period; what was paid counts on its own day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sold(self, period: Period, of: Currency) -> Sold:
        """All that was invoiced."""
        return _sold(self._database.rows(_SALES_IN_ALL, _within(period, of))[0], of)

    def sales(self, period: Period, of: Currency) -> tuple[SoldOn, ...]:
        """What was invoiced in each day or month of the period that has any."""
        statement = _sales(is_by_month=period.is_by_month)
        rows = self._database.rows(statement, _within(period, of))
        return tuple(SoldOn(max(day, period.first), _sold(figures, of)) for day, *figures in rows)

    def items(
        self, kind: ItemKind, period: Period, of: Currency, order: Order, offset: int, limit: int
    ) -> Ranked[SoldItem]:
        """A page of the products or services that were sold, called as the catalogue calls them now."""
        statement = _items(order.by, is_descending=order.is_descending)
        found_by = {**_within(period, of), "kind": kind}
        rows = self._database.rows(statement, {**found_by, "offset": offset, "limit": limit})
        ((total, in_all),) = self._database.rows(_ITEMS_IN_ALL, found_by)
        return Ranked(tuple(_item(kind, row, of) for row in rows), total, offset, Money(in_all, of))

    def staff(self, period: Period, of: Currency) -> tuple[SoldBy, ...]:
        """What each person sold or worked on, most first."""
        rows = self._database.rows(_STAFF, _within(period, of))
        return tuple(
            SoldBy(name, lines, invoices, Money(net, of), Money(tax, of))
            for name, lines, invoices, net, tax in rows
        )

    def taken(self, period: Period, of: Currency) -> tuple[TakenOn, ...]:
        """What was taken in each way to pay, in each day or month of the period that has any."""
        statement = _tenders(is_by_month=period.is_by_month)
        rows = self._database.rows(statement, _within(period, of))
        return tuple(
            TakenOn(max(day, period.first), Taken(tender, payments, Money(amount, of)))
            for day, tender, payments, amount in rows
        )

    def taxes(self, period: Period, of: Currency) -> tuple[TaxSum, ...]:
        """Net and tax of every rate, highest first: sums of what the documents say, never reckoned again."""
        rows = self._database.rows(_TAXES, _within(period, of))
        return tuple(
            TaxSum(Tax(category, rate_bp, reason), invoices, Money(net, of), Money(tax, of))
            for category, rate_bp, reason, invoices, net, tax in rows
        )


def _within(period: Period, of: Currency) -> dict[str, object]:
    return {"first": period.first, "last": period.last, "currency": of.code}


def _sold(figures: Row | list[Any], of: Currency) -> Sold:
    invoices, net, tax, discount, credit_notes = figures
    return Sold(invoices, Money(net, of), Money(tax, of), Money(discount, of), credit_notes)


def _item(kind: ItemKind, row: Row, of: Currency) -> SoldItem:
    item_id, name, others, milli, *figures = row
    return SoldItem(kind, item_id, Names(name, others), Quantity(milli), _sold(figures, of))
