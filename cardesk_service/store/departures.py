"""Accounts that asked to be deleted, and what is taken away with an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select

from cardesk_service.store.engine import is_sqlite, overwriting
from cardesk_service.store.putting import unless_there
from cardesk_service.store.tables.accounts import ACCOUNT, ASKING, INVITATION, MAIL, PAIRING, SESSION
from cardesk_service.store.tables.rights import DEPARTURE


@dataclass(frozen=True, slots=True)
class Asked:
    """When somebody asked to leave, and until when she can think better of it."""

    account_id: UUID
    asked_at: datetime
    due_at: datetime


_OF_ACCOUNT = select(DEPARTURE).where(DEPARTURE.c.account_id == bindparam("account"))
_IS_DUE = select(DEPARTURE.c.account_id).where(DEPARTURE.c.due_at <= bindparam("now"))
_DUE = _IS_DUE.order_by(DEPARTURE.c.due_at)
_CLAIM = _IS_DUE.where(DEPARTURE.c.account_id == bindparam("account"))
_CLAIM_IF_FREE = _CLAIM.with_for_update(skip_locked=True)
_ADD = unless_there(DEPARTURE)
_REMOVE = delete(DEPARTURE).where(DEPARTURE.c.account_id == bindparam("account"))
_ERASE = (
    _REMOVE,
    delete(SESSION).where(SESSION.c.account_id == bindparam("account")),
    delete(INVITATION).where(INVITATION.c.invited_by == bindparam("account")),
    delete(PAIRING).where(PAIRING.c.approved_by == bindparam("account")),
    delete(ASKING).where(ASKING.c.approved_by == bindparam("account")),
    delete(ACCOUNT).where(ACCOUNT.c.id == bindparam("account")),
)
_ERASE_INVITATIONS = delete(INVITATION).where(INVITATION.c.email_key == bindparam("email"))
_ERASE_OCCASIONS = delete(MAIL).where(MAIL.c.occasion.like(bindparam("like")))


def of_account(connection: Connection, account_id: UUID) -> Asked | None:
    """What the account asked for, None when it stays."""
    row = connection.execute(_OF_ACCOUNT, {"account": account_id}).first()
    return None if row is None else Asked(*row)


def due(connection: Connection, now: datetime) -> list[UUID]:
    """The accounts whose time has come."""
    return list(connection.execute(_DUE, {"now": now}).scalars())


def claim(connection: Connection, account_id: UUID, now: datetime) -> bool:
    """Take an account whose time has come, for this transaction alone; False when somebody else did."""
    claim = _CLAIM if is_sqlite(connection) else _CLAIM_IF_FREE
    return connection.execute(claim, {"account": account_id, "now": now}).first() is not None


def add(connection: Connection, asked: Asked) -> bool:
    """Note that an account leaves; False when it does already, at the time that was said first."""
    row = {"account_id": asked.account_id, "asked_at": asked.asked_at, "due_at": asked.due_at}
    return connection.execute(_ADD, row).rowcount > 0


def remove(connection: Connection, account_id: UUID) -> bool:
    """Note that it stays; False when it was not leaving."""
    return connection.execute(_REMOVE, {"account": account_id}).rowcount > 0


def erase(connection: Connection, account_id: UUID, email_key: str) -> None:
    """Delete the account, which is no member any more, and everything that names it or its address."""
    with overwriting(connection):
        connection.execute(_ERASE_INVITATIONS, {"email": email_key})
        connection.execute(_ERASE_OCCASIONS, {"like": f"once:%:{account_id}"})
        for statement in _ERASE:
            connection.execute(statement, {"account": account_id})
