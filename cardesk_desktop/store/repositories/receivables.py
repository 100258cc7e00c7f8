"""Who owes what on a day, by the age of the invoices: today, or as it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    bindparam,
    case,
    func,
    literal_column,
    select,
    union,
    union_all,
)

from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.report_figures import OfOwed
from cardesk_desktop.store.report_views import Debtor, DocumentBehind, Owed
from cardesk_desktop.store.repositories.behind import document_behind
from cardesk_desktop.store.runnable import Parameters, Row
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.document import (
    CREDIT_NOTE,
    INVOICE,
    INVOICE_BALANCE,
    IS_OWED,
    PAYMENT,
    REFUND,
)
from cardesk_desktop.store.tables.people_and_cars import CLIENT
from cardesk_desktop.store.views import Order

OWED, OLDEST, CLIENT_NAME, COUNT = "owed", "oldest", "client", "count"
"""The orders of the list."""

AGES_IN_DAYS = (30, 60, 90)
"""The ends of the ages: up to these many days after the invoice; the last age is open."""

_BALANCE = INVOICE_BALANCE.c


def _owed(*, is_today: bool) -> Subquery:
    """Amounts that clients owed at the end of the day, each with the invoice it belongs to.

    What is open now, and, for a day that is past, what was paid or taken back off it since then, less what
    two registers took too much together, given back since then or not.
    """
    columns = (_BALANCE.client_id, _BALANCE.invoice_id, _BALANCE.business_day)
    until = _BALANCE.business_day <= bindparam("day")
    # The condition as it stands in the index of debtors, whose table it does not name.
    still_open = select(*columns, (_BALANCE.gross_minor - _BALANCE.paid_minor).label("minor")).where(
        IS_OWED, until
    )
    if is_today:
        return still_open.subquery()
    paid_since = (
        select(*columns, PAYMENT.c.amount_minor.label("minor"))
        .join_from(PAYMENT, INVOICE_BALANCE, _BALANCE.invoice_id == PAYMENT.c.invoice_id)
        .where(PAYMENT.c.paid_at >= bindparam("end"), _BALANCE.client_id.is_not(None), until)
    )
    lowered = CREDIT_NOTE.c.gross_minor - CREDIT_NOTE.c.refunded_minor
    credited_since = (
        select(*columns, lowered.label("minor"))
        .join_from(CREDIT_NOTE, INVOICE_BALANCE, _BALANCE.invoice_id == CREDIT_NOTE.c.invoice_id)
        .where(CREDIT_NOTE.c.issued_at >= bindparam("end"), _BALANCE.client_id.is_not(None), until)
        .where(lowered > 0)
    )
    given_back_since = (
        select(*columns, (-REFUND.c.amount_minor).label("minor"))
        .join_from(REFUND, INVOICE_BALANCE, _BALANCE.invoice_id == REFUND.c.invoice_id)
        .where(REFUND.c.refunded_at >= bindparam("end"), _BALANCE.client_id.is_not(None), until)
        # What goes back with a credit note is in what that one lowered.
        .where(REFUND.c.credit_note_id.is_(None))
    )
    too_much = _too_much().where(_BALANCE.client_id.is_not(None), until)
    parts = union_all(still_open, paid_since, credited_since, given_back_since, too_much).subquery("parts").c
    owed = func.sum(parts.minor)
    return (
        select(parts.client_id, parts.invoice_id, parts.business_day, owed.label("minor"))
        .group_by(parts.invoice_id)
        .having(owed > literal_column("0"))
        .subquery()
    )


def _too_much() -> Select[Any]:
    """What is below zero on invoices that something was paid or taken back on since the day's end."""
    lowered_since = union(
        select(PAYMENT.c.invoice_id).where(PAYMENT.c.paid_at >= bindparam("end")),
        select(CREDIT_NOTE.c.invoice_id).where(CREDIT_NOTE.c.issued_at >= bindparam("end")),
    )
    below = (_BALANCE.gross_minor - _BALANCE.paid_minor).label("minor")
    return select(_BALANCE.client_id, _BALANCE.invoice_id, _BALANCE.business_day, below).where(
        _BALANCE.invoice_id.in_(lowered_since), _BALANCE.paid_minor > _BALANCE.gross_minor
    )


@cache
def _debtors(by: str, *, is_descending: bool, is_today: bool) -> Statement:
    owed = _owed(is_today=is_today)
    edges = [owed.c.business_day >= bindparam(f"age_{place}") for place in range(len(AGES_IN_DAYS))]
    age = case(*((edge, place) for place, edge in enumerate(edges)), else_=len(AGES_IN_DAYS))
    ages = [func.sum(case((age == place, owed.c.minor), else_=0)) for place in range(len(AGES_IN_DAYS) + 1)]
    in_all, count = func.sum(owed.c.minor), func.count(owed.c.invoice_id.distinct())
    oldest = func.min(owed.c.business_day, type_=_BALANCE.business_day.type)
    orders: dict[str, ColumnElement[Any]] = {
        OWED: in_all,
        OLDEST: oldest,
        CLIENT_NAME: CLIENT.c.name,
        COUNT: count,
    }
    order = orders[by].desc() if is_descending else orders[by]
    return Statement(
        select(
            owed.c.client_id,
            CLIENT.c.name,
            CLIENT.c.phone,
            count,
            oldest,
            *ages,
            in_all,
            func.count().over(),
            func.sum(in_all).over(),
            *(func.sum(each).over() for each in ages),
        )
        .select_from(owed)
        .outerjoin(CLIENT, CLIENT.c.id == owed.c.client_id)
        .group_by(owed.c.client_id)
        .order_by(order, owed.c.client_id)
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )


@cache
def _invoices_of(*, is_today: bool, is_of_client: bool) -> Statement:
    owed = _owed(is_today=is_today)
    whose = owed.c.client_id == bindparam("client_id")
    from_age = owed.c.business_day.between(bindparam("oldest"), bindparam("youngest"))
    return Statement(
        select(
            INVOICE.c.id,
            INVOICE.c.id,
            INVOICE.c.number,
            INVOICE.c.issued_at,
            INVOICE.c.buyer_name,
            func.sum(owed.c.minor),
            func.count().over(),
        )
        .join_from(owed, INVOICE, INVOICE.c.id == owed.c.invoice_id)
        .where(whose if is_of_client else from_age)
        .group_by(INVOICE.c.id)
        .order_by(INVOICE.c.issued_at, INVOICE.c.id)
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )


class ReceivableRepository:
    """`end` is the instant at which the day ended, or None for the day that it is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def debtors(
        self, day: date, end: datetime | None, of: Currency, order: Order, offset: int, limit: int
    ) -> Owed:
        """A page of the clients who owed something at the end of a day."""
        statement = _debtors(order.by, is_descending=order.is_descending, is_today=end is None)
        ages = {f"age_{place}": day - timedelta(days=age) for place, age in enumerate(AGES_IN_DAYS)}
        page = {"day": day, "end": end, "offset": offset, "limit": limit}
        rows = self._database.rows(statement, {**ages, **page})
        total, in_all, *by_age = rows[0][-6:] if rows else (0,) * 6
        sums = Money(in_all, of), _ages(by_age, of)
        return Owed(tuple(_debtor(row, of) for row in rows), total, offset, *sums)

    def invoices_of(
        self, client_id: UUID, day: date, end: datetime | None, of: Currency, offset: int, limit: int
    ) -> tuple[tuple[DocumentBehind, ...], int]:
        """A page of what a client owed for, oldest first, and how many invoices that are."""
        statement = _invoices_of(is_today=end is None, is_of_client=True)
        page = {"client_id": client_id, "day": day, "end": end, "offset": offset, "limit": limit}
        return self._documents(statement, page, of)

    def invoices_aged(
        self, figure: OfOwed, end: datetime | None, of: Currency, offset: int, limit: int
    ) -> tuple[tuple[DocumentBehind, ...], int]:
        """A page of what anybody owed for, of one age or any, oldest first, and how many that are."""
        oldest, youngest = _days_of_age(figure)
        statement = _invoices_of(is_today=end is None, is_of_client=False)
        bounds = {"oldest": oldest, "youngest": youngest}
        page = {**bounds, "day": figure.day, "end": end, "offset": offset, "limit": limit}
        return self._documents(statement, page, of)

    def _documents(
        self, statement: Statement, page: Parameters, of: Currency
    ) -> tuple[tuple[DocumentBehind, ...], int]:
        rows = self._database.rows(statement, page)
        total = rows[0][-1] if rows else 0
        return tuple(document_behind(row[:6], of) for row in rows), total


def _days_of_age(figure: OfOwed) -> tuple[date, date]:
    """The first and the last day on which invoices of an age were issued."""
    if figure.age is None:
        return date.min, figure.day
    ends = (-1, *AGES_IN_DAYS)
    youngest = figure.day - timedelta(days=ends[figure.age] + 1)
    if figure.age == len(AGES_IN_DAYS):
        return date.min, youngest
    return figure.day - timedelta(days=AGES_IN_DAYS[figure.age]), youngest


def _debtor(row: Row, of: Currency) -> Debtor:
    client_id, name, phone, count, oldest, *figures = row
    owed = Money(figures[4], of)
    return Debtor(client_id, name or "", phone or "", count, oldest, _ages(figures[:4], of), owed)


def _ages(minors: Sequence[int], of: Currency) -> tuple[Money, Money, Money, Money]:
    up_to_30, up_to_60, up_to_90, older = (Money(minor, of) for minor in minors)
    return up_to_30, up_to_60, up_to_90, older
