"""Two kinds of documents walked together from the newest back: sales and what was taken back of them,
payments and refunds. Each comes out of an index of its own in that order; SQLite merges them.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, Table, bindparam, desc, func, select, union_all

from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.day_sums import DAY_TENDER
from cardesk_desktop.store.tables.document import INVOICE, PAYMENT, REFUND


def in_days(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """Within the days `first` to `last`, both included."""
    return day.between(bindparam("first"), bindparam("last"))


def documents_among(sums: Table, added: str, taken_off: str, *which: ColumnElement[bool]) -> Statement:
    """How many documents of both kinds stand behind rows of sums of days."""
    both = func.coalesce(func.sum(sums.c[added] + sums.c[taken_off]), 0)
    is_currency = sums.c.currency == bindparam("currency")
    return Statement(select(both).where(in_days(sums.c.business_day), is_currency, *which))


def arm(
    day: ColumnElement[Any],
    at: ColumnElement[Any],
    identity: ColumnElement[Any],
    invoice_id: ColumnElement[Any],
    part: ColumnElement[Any],
) -> Select[Any]:
    """The documents of one kind, each with what it adds to the figure."""
    return select(
        day.label("day"),
        at.label("at"),
        identity.label("id"),
        invoice_id.label("invoice_id"),
        part.label("part"),
    )


def newest_first(*arms: Select[Any]) -> Subquery:
    """A page (`offset`, `limit`) of several kinds together."""
    both = union_all(*arms).order_by(desc("day"), desc("at"), desc("id"))
    return both.limit(bindparam("limit")).offset(bindparam("offset")).subquery("wanted")


def _moved(table: Table, at: str, part: ColumnElement[Any], *which: ColumnElement[bool]) -> Select[Any]:
    """Payments or refunds: the instant is their only order."""
    own = table.c
    return (
        arm(own[at], own[at], own.id, own.invoice_id, part)
        .add_columns(own.number.label("number"))
        .where(own[at] >= bindparam("start"), own[at] < bindparam("end"))
        .where(own.currency == bindparam("currency"), *which)
    )


def _taken(*, is_one_tender: bool) -> Statement:
    ways = [(table.c.tender == bindparam("tender"),) if is_one_tender else () for table in (PAYMENT, REFUND)]
    wanted = newest_first(
        _moved(PAYMENT, "paid_at", PAYMENT.c.amount_minor, *ways[0]),
        _moved(REFUND, "refunded_at", -REFUND.c.amount_minor, *ways[1]),
    )
    return Statement(
        select(
            wanted.c.id,
            wanted.c.invoice_id,
            wanted.c.number,
            wanted.c.at,
            INVOICE.c.buyer_name,
            wanted.c.part,
        )
        .join_from(wanted, INVOICE, INVOICE.c.id == wanted.c.invoice_id)
        .order_by(wanted.c.at.desc(), wanted.c.id.desc())
    )


TAKEN = _taken(is_one_tender=False)
"""A page of what was taken and given back from `start` to before `end`."""

TAKEN_IN_TENDER = _taken(is_one_tender=True)
"""The same in one way to pay."""

TAKEN_COUNT = documents_among(DAY_TENDER, "payments", "refunds")
TENDER_COUNT = documents_among(DAY_TENDER, "payments", "refunds", DAY_TENDER.c.tender == bindparam("tender"))
"""How many they are."""
