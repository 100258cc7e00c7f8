"""Registers that show a code and wait to be let in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from cardesk_service.store.codes import LATEST
from cardesk_service.store.tables.accounts import PAIRING


@dataclass(frozen=True, slots=True)
class Pairing:
    """A register's wish to join. `company_id` and `approved_by` are None until somebody approves."""

    id: UUID
    secret: bytes
    code: bytes
    introduction: bytes
    began_at: datetime
    expires_at: datetime
    company_id: UUID | None = None
    approved_by: UUID | None = None


_ADD = insert(PAIRING)
_BY_ID = select(PAIRING).where(PAIRING.c.id == bindparam("id"), PAIRING.c.expires_at > bindparam("now"))
_BY_CODE = select(PAIRING).where(
    PAIRING.c.code == bindparam("code"),
    PAIRING.c.expires_at > bindparam("now"),
    PAIRING.c.company_id.is_(None),
)
_APPROVE = (
    update(PAIRING)
    .where(PAIRING.c.id == bindparam("pairing"), PAIRING.c.company_id.is_(None))
    .values(company_id=bindparam("company"), approved_by=bindparam("account"))
)
_REMOVE = delete(PAIRING).where(PAIRING.c.id == bindparam("id"))
_SWEEP = delete(PAIRING).where(
    or_(PAIRING.c.expires_at <= bindparam("now"), PAIRING.c.expires_at > bindparam("latest"))
)


def add(connection: Connection, pairing: Pairing) -> None:
    """Keep a wish to join."""
    connection.execute(
        _ADD,
        {
            "id": pairing.id,
            "secret": pairing.secret,
            "code": pairing.code,
            "introduction": pairing.introduction,
            "began_at": pairing.began_at,
            "expires_at": pairing.expires_at,
            "company_id": pairing.company_id,
            "approved_by": pairing.approved_by,
        },
    )


def by_id(connection: Connection, pairing_id: UUID, now: datetime) -> Pairing | None:
    """The living pairing of an identity."""
    return _pairing(connection.execute(_BY_ID, {"id": pairing_id, "now": now}).first())


def by_code(connection: Connection, code: bytes, now: datetime) -> Pairing | None:
    """The living pairing that shows this code and was not approved yet."""
    return _pairing(connection.execute(_BY_CODE, {"code": code, "now": now}).first())


def approve(connection: Connection, pairing_id: UUID, company_id: UUID, account_id: UUID) -> bool:
    """Let the register into a company; False when somebody else did."""
    row = {"pairing": pairing_id, "company": company_id, "account": account_id}
    return connection.execute(_APPROVE, row).rowcount > 0


def remove(connection: Connection, pairing_id: UUID) -> bool:
    """Use a pairing up; False when it was used meanwhile."""
    return connection.execute(_REMOVE, {"id": pairing_id}).rowcount > 0


def sweep(connection: Connection, now: datetime) -> None:
    """Forget what is too old, and what began while the clock ran ahead."""
    connection.execute(_SWEEP, {"now": now, "latest": now + LATEST})


def _pairing(row: Sequence[Any] | None) -> Pairing | None:
    return None if row is None else Pairing(*row)
