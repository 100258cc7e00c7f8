"""Invitations to become a member, by address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select

from cardesk_service.store.putting import in_place_of
from cardesk_service.store.tables.accounts import COMPANY, INVITATION
from cardesk_wire.companies import Role


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whoever proves this address may become this to the company."""

    company_id: UUID
    email_key: str
    role: Role
    invited_by: UUID
    expires_at: datetime
    company_name: str = ""


_PUT = in_place_of(INVITATION, "company_id", "email_key")
_WITH_COMPANY = select(INVITATION, COMPANY.c.name).join_from(INVITATION, COMPANY)
_TO_EMAIL = _WITH_COMPANY.where(
    INVITATION.c.email_key == bindparam("email"), INVITATION.c.expires_at > bindparam("now")
)
_OF_COMPANY = _WITH_COMPANY.where(
    INVITATION.c.company_id == bindparam("company"), INVITATION.c.expires_at > bindparam("now")
).order_by(INVITATION.c.email_key)
_REMOVE = delete(INVITATION).where(
    INVITATION.c.company_id == bindparam("company"), INVITATION.c.email_key == bindparam("email")
)
_NOT_BY = delete(INVITATION).where(
    INVITATION.c.company_id == bindparam("company"),
    INVITATION.c.invited_by == bindparam("account"),
    INVITATION.c.role.not_in(bindparam("roles", expanding=True)),
)
_SWEEP = delete(INVITATION).where(INVITATION.c.expires_at <= bindparam("now"))


def put(connection: Connection, invitation: Invitation) -> None:
    """Keep an invitation in place of an earlier one to the same address."""
    connection.execute(
        _PUT,
        {
            "company_id": invitation.company_id,
            "email_key": invitation.email_key,
            "role": invitation.role.value,
            "invited_by": invitation.invited_by,
            "expires_at": invitation.expires_at,
        },
    )


def to_email(connection: Connection, email_key: str, now: datetime) -> list[Invitation]:
    """The living invitations to an address."""
    return [_invitation(row) for row in connection.execute(_TO_EMAIL, {"email": email_key, "now": now})]


def of_company(connection: Connection, company_id: UUID, now: datetime) -> list[Invitation]:
    """The living invitations of a company."""
    return [_invitation(row) for row in connection.execute(_OF_COMPANY, {"company": company_id, "now": now})]


def remove(connection: Connection, company_id: UUID, email_key: str) -> bool:
    """Use an invitation up, or take it back; False when there is none."""
    return connection.execute(_REMOVE, {"company": company_id, "email": email_key}).rowcount > 0


def keep_of(connection: Connection, company_id: UUID, account_id: UUID, roles: Iterable[Role]) -> None:
    """Take back what somebody sent out for the company, but to become one of these roles."""
    given = sorted(role.value for role in roles)
    connection.execute(_NOT_BY, {"company": company_id, "account": account_id, "roles": given})


def sweep(connection: Connection, now: datetime) -> None:
    """Forget those that are too old."""
    connection.execute(_SWEEP, {"now": now})


def _invitation(row: Sequence[Any]) -> Invitation:
    company_id, email_key, role, invited_by, expires_at, company_name = row
    return Invitation(company_id, email_key, Role(role), invited_by, expires_at, company_name)
