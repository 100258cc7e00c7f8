"""Payments for licences as the database keeps them. Facts only grow, so it does not matter in which order
Stripe tells them; how a company stands is read off them (`licence/standing.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Text, bindparam, func, insert, select, text, update

from cardesk_service.store.column_types import micros
from cardesk_service.store.tables.accounts import COMPANY
from cardesk_service.store.tables.licence import PAYMENT, REVERSAL


@dataclass(frozen=True, slots=True)
class Payment:
    """One attempt of a company to pay. `amount` is in minor units; words are empty until Stripe said them."""

    id: UUID
    company_id: UUID
    number: int
    amount: int
    currency: str
    locale: str
    created_at: datetime
    expires_at: datetime
    session: str = ""
    url: str = ""
    intent: str = ""
    paid_at: datetime | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Reversal:
    """Money that goes back, or is asked back: a refund (`re_...`) or a dispute (`dp_...`, `du_...`)."""

    id: str
    intent: str
    amount: int
    status: str


_FOUNDED = select(COMPANY.c.created_at).where(COMPANY.c.id == bindparam("company"))
_BY_ID = select(PAYMENT).where(PAYMENT.c.id == bindparam("payment"))
_OF_COMPANY = select(PAYMENT).where(PAYMENT.c.company_id == bindparam("company")).order_by(PAYMENT.c.number)
_REVERSALS = (
    select(REVERSAL)
    .join(PAYMENT, PAYMENT.c.intent == REVERSAL.c.intent)
    .where(PAYMENT.c.company_id == bindparam("company"), PAYMENT.c.intent != "")
    .order_by(REVERSAL.c.id)
)
_NEXT = select(func.coalesce(func.max(PAYMENT.c.number), 0) + 1).where(
    PAYMENT.c.company_id == bindparam("company")
)
_ADD = insert(PAYMENT)
_OPEN = (
    update(PAYMENT)
    .where(PAYMENT.c.id == bindparam("payment"))
    .values(session=bindparam("at"), url=bindparam("address"))
)
_PAY = (
    update(PAYMENT)
    .where(PAYMENT.c.id == bindparam("payment"), PAYMENT.c.paid_at.is_(None))
    .values(intent=bindparam("by"), paid_at=bindparam("on"), is_over=True)
)
_END = update(PAYMENT).where(PAYMENT.c.id == bindparam("payment")).values(is_over=True)
_PUT_REVERSAL = text(
    """
    INSERT INTO payment_reversal (id, intent, amount, status) VALUES (:id, :intent, :amount, :status)
    ON CONFLICT (id) DO UPDATE
    SET intent = excluded.intent, amount = excluded.amount, status = excluded.status
    WHERE payment_reversal.status NOT IN :later
    """
).bindparams(bindparam("later", expanding=True, type_=Text))
_NOTE_EVENT = text(
    """
    INSERT INTO payment_event (id, type, received_at) VALUES (:id, :type, :at) ON CONFLICT (id) DO NOTHING
    """
)


def founded_at(connection: Connection, company_id: UUID) -> datetime:
    """Since when the company is here."""
    found: datetime = connection.execute(_FOUNDED, {"company": company_id}).scalar_one()
    return found


def has_company(connection: Connection, company_id: UUID) -> bool:
    """Whether there is such a company."""
    return connection.execute(_FOUNDED, {"company": company_id}).first() is not None


def of_company(connection: Connection, company_id: UUID) -> list[Payment]:
    """The payments of a company, the oldest first."""
    return [Payment(*row) for row in connection.execute(_OF_COMPANY, {"company": company_id})]


def by_id(connection: Connection, payment_id: UUID) -> Payment | None:
    """The payment of an identity."""
    row = connection.execute(_BY_ID, {"payment": payment_id}).first()
    return None if row is None else Payment(*row)


def reversals(connection: Connection, company_id: UUID) -> list[Reversal]:
    """What went back of the payments of a company, or is asked back."""
    return [Reversal(*row) for row in connection.execute(_REVERSALS, {"company": company_id})]


def next_number(connection: Connection, company_id: UUID) -> int:
    """The number of the next payment of a company, which is to be locked."""
    return int(connection.execute(_NEXT, {"company": company_id}).scalar_one())


def add(connection: Connection, payment: Payment) -> None:
    """Keep a payment before anybody is asked for it."""
    row = {column.name: getattr(payment, column.name) for column in PAYMENT.columns}
    connection.execute(_ADD, row)


def opened(connection: Connection, payment_id: UUID, session: str, url: str) -> None:
    """Note where it can be paid."""
    connection.execute(_OPEN, {"payment": payment_id, "at": session, "address": url})


def paid(connection: Connection, payment_id: UUID, intent: str, at: datetime) -> bool:
    """Note that it was paid; the first who says so counts. False for every other."""
    return connection.execute(_PAY, {"payment": payment_id, "by": intent, "on": at}).rowcount > 0


def over(connection: Connection, payment_id: UUID) -> None:
    """Note that it can be paid no more."""
    connection.execute(_END, {"payment": payment_id})


def put_reversal(connection: Connection, known: Reversal, later: Sequence[str]) -> None:
    """Keep what is known of a refund or a dispute, whether its payment is known already or not.

    Nothing changes where it has come to one of the `later` statuses: the row itself is asked, since two
    processes may be told at once.
    """
    row = {"id": known.id, "intent": known.intent, "amount": known.amount, "status": known.status}
    connection.execute(_PUT_REVERSAL, {**row, "later": list(later)})


def note_event(connection: Connection, event_id: str, kind: str, at: datetime) -> bool:
    """Note that Stripe told this; False when it had done so before."""
    row = {"id": event_id, "type": kind, "at": micros(at)}
    return connection.execute(_NOTE_EVENT, row).rowcount > 0
