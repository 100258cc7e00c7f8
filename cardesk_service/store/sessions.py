"""Sessions as the database keeps them: whoever's token is not here, or too old, is signed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from cardesk_service.store.column_types import instant_of, micros
from cardesk_service.store.statement import Statement
from cardesk_service.store.tables.accounts import SESSION
from cardesk_wire import coding
from cardesk_wire.companies import Role

LIFE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Session:
    """A session; `device_id` names the register whose it is.

    `company_id` is None for a person who belongs to none. One that `is_handed_over` speaks for its register
    alone: whoever began it left, and the account is that of an owner who answers for the register.
    """

    id: UUID
    account_id: UUID
    company_id: UUID | None
    device_id: UUID | None
    began_at: datetime
    used_at: datetime
    expires_at: datetime
    is_handed_over: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A living session, and whether it may still do anything."""

    session: Session
    role: Role | None
    is_revoked: bool


_COLUMNS = (
    SESSION.c.id,
    SESSION.c.account_id,
    SESSION.c.company_id,
    SESSION.c.device_id,
    SESSION.c.began_at,
    SESSION.c.used_at,
    SESSION.c.expires_at,
    SESSION.c.is_handed_over,
)
# Asked with every request: it does not go through SQLAlchemy, which takes longer than the answer.
_FIND = Statement(
    "SELECT s.id, s.account_id, s.company_id, s.device_id, s.began_at, s.used_at, s.expires_at,"
    " s.is_handed_over, m.role, r.revoked_at FROM session AS s"
    " LEFT JOIN member AS m ON m.company_id = s.company_id AND m.account_id = s.account_id"
    " LEFT JOIN register AS r ON r.company_id = s.company_id AND r.device_id = s.device_id"
    " WHERE s.token = :token AND s.expires_at > :now"
)
_ADD = insert(SESSION)
_SLIDE = (
    update(SESSION)
    .where(SESSION.c.id == bindparam("session"))
    .values(used_at=bindparam("at"), expires_at=bindparam("until"))
)
_OF_ACCOUNT = (
    select(*_COLUMNS)
    .where(SESSION.c.account_id == bindparam("account"), SESSION.c.expires_at > bindparam("now"))
    .order_by(SESSION.c.began_at)
)
_END = delete(SESSION).where(
    SESSION.c.id == bindparam("session"), SESSION.c.account_id == bindparam("account")
)
_END_OTHERS = delete(SESSION).where(
    SESSION.c.account_id == bindparam("account"),
    SESSION.c.id != bindparam("kept"),
    or_(SESSION.c.device_id.is_(None), bindparam("registers") == 1),
)
_END_OF_DEVICE = delete(SESSION).where(
    SESSION.c.company_id == bindparam("company"), SESSION.c.device_id == bindparam("device")
)
_END_OF_MEMBER = delete(SESSION).where(
    SESSION.c.company_id == bindparam("company"),
    SESSION.c.account_id == bindparam("account"),
    SESSION.c.device_id.is_(None),
)
_HAND_OVER = (
    update(SESSION)
    .where(
        SESSION.c.company_id == bindparam("company"),
        SESSION.c.account_id == bindparam("account"),
        SESSION.c.device_id.is_not(None),
    )
    .values(account_id=bindparam("heir"), is_handed_over=True)
)
_USED = (
    select(SESSION.c.device_id, SESSION.c.used_at)
    .where(SESSION.c.company_id == bindparam("company"), SESSION.c.device_id.is_not(None))
    .order_by(SESSION.c.used_at)
)
_SHORTEN = (
    update(SESSION)
    .where(SESSION.c.expires_at > bindparam("latest"))
    .values(used_at=bindparam("now"), expires_at=bindparam("latest"))
)
_SWEEP = delete(SESSION).where(SESSION.c.expires_at <= bindparam("now"))


def find(connection: Connection, token: bytes, now: datetime) -> Found | None:
    """The living session of a token's hash."""
    row = _FIND.first(connection, {"token": token, "now": micros(now)})
    if row is None:
        return None
    session, account, company, device, began, used, expires, handed, role, revoked = row
    found = Session(
        id=_id(session),
        account_id=_id(account),
        company_id=None if company is None else _id(company),
        device_id=None if device is None else _id(device),
        began_at=instant_of(began),
        used_at=instant_of(used),
        expires_at=instant_of(expires),
        is_handed_over=bool(handed),
    )
    return Found(found, None if role is None else Role(role), revoked is not None)


def add(connection: Connection, session: Session, token: bytes) -> None:
    """Keep a new session under the hash of its token."""
    connection.execute(
        _ADD,
        {
            "id": session.id,
            "token": token,
            "account_id": session.account_id,
            "company_id": session.company_id,
            "device_id": session.device_id,
            "began_at": session.began_at,
            "used_at": session.used_at,
            "expires_at": session.expires_at,
            "is_handed_over": session.is_handed_over,
        },
    )


def slide(connection: Connection, session_id: UUID, at: datetime, until: datetime) -> None:
    """Note that the session was used, and until when it lives now."""
    connection.execute(_SLIDE, {"session": session_id, "at": at, "until": until})


def of_account(connection: Connection, account_id: UUID, now: datetime) -> list[Session]:
    """The living sessions of an account, the oldest first."""
    return [_session(row) for row in connection.execute(_OF_ACCOUNT, {"account": account_id, "now": now})]


def end(connection: Connection, session_id: UUID, account_id: UUID) -> bool:
    """End one session of an account; False when it has no such session."""
    return connection.execute(_END, {"session": session_id, "account": account_id}).rowcount > 0


def end_others(connection: Connection, account_id: UUID, kept: UUID, *, ends_registers: bool) -> None:
    """End every session of an account but one; those of registers only when asked."""
    row = {"account": account_id, "kept": kept, "registers": int(ends_registers)}
    connection.execute(_END_OTHERS, row)


def end_of_device(connection: Connection, company_id: UUID, device_id: UUID) -> None:
    """End the sessions of a register."""
    connection.execute(_END_OF_DEVICE, {"company": company_id, "device": device_id})


def end_of_member(connection: Connection, company_id: UUID, account_id: UUID, heir: UUID) -> None:
    """End a person's sessions in a company; the registers that she joined go on, each for itself alone.

    The heir is the owner who answers for them from now on.
    """
    connection.execute(_END_OF_MEMBER, {"company": company_id, "account": account_id})
    connection.execute(_HAND_OVER, {"company": company_id, "account": account_id, "heir": heir})


def used_by_registers(connection: Connection, company_id: UUID) -> dict[UUID, datetime]:
    """When each register of a company that has a session used it last."""
    return {row.device_id: row.used_at for row in connection.execute(_USED, {"company": company_id})}


def sweep(connection: Connection, now: datetime) -> None:
    """Forget sessions that ended by themselves; none lives on for longer than one that begins now.

    One that would was begun, or used, while the clock ran ahead.
    """
    connection.execute(_SWEEP, {"now": now})
    connection.execute(_SHORTEN, {"now": now, "latest": now + LIFE})


def _session(row: Sequence[Any]) -> Session:
    return Session(*row)


def _id(written: str) -> UUID:
    return UUID(bytes=coding.read(written))
