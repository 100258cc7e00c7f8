"""Where an account is named outside its own row: what somebody did in companies, while it is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from cardesk_service.store.tables.accounts import ASKING, INVITATION, MEMBER, PAIRING, REGISTER

_ACCOUNT = bindparam("account", type_=MEMBER.c.account_id.type)
_SENT = (
    select(INVITATION.c.company_id, INVITATION.c.email_key, INVITATION.c.role, INVITATION.c.expires_at)
    .where(INVITATION.c.invited_by == _ACCOUNT)
    .order_by(INVITATION.c.company_id, INVITATION.c.email_key)
)
_SIGNED_IN_AT = (
    select(REGISTER.c.company_id, REGISTER.c.code, REGISTER.c.name)
    .where(REGISTER.c.account_id == _ACCOUNT)
    .order_by(REGISTER.c.company_id, REGISTER.c.code)
)
_LET_IN = tuple(
    select(table.c.company_id, table.c.expires_at).where(table.c.approved_by == _ACCOUNT)
    for table in (ASKING, PAIRING)
)
_JOINED = select(MEMBER.c.company_id, MEMBER.c.joined_at).where(MEMBER.c.account_id == _ACCOUNT)


def invitations_sent(connection: Connection, account_id: UUID) -> Sequence[Sequence[Any]]:
    """Company, address, role and end of each invitation that somebody sent and nobody answered yet."""
    return connection.execute(_SENT, {"account": account_id}).all()


def registers_signed_in_at(connection: Connection, account_id: UUID) -> Sequence[Sequence[Any]]:
    """Company, code and name of each register at which somebody was the last to sign in."""
    return connection.execute(_SIGNED_IN_AT, {"account": account_id}).all()


def let_in(connection: Connection, account_id: UUID) -> Sequence[Sequence[Any]]:
    """Company and end of each leave that somebody gave a register which has not come yet."""
    return [row for found in _LET_IN for row in connection.execute(found, {"account": account_id})]


def joined_at(connection: Connection, account_id: UUID) -> dict[UUID, datetime]:
    """Since when somebody belongs to each of her companies."""
    return {row.company_id: row.joined_at for row in connection.execute(_JOINED, {"account": account_id})}
