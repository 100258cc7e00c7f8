"""Codes that were mailed, waiting to come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from cardesk_service.store.putting import unless_there
from cardesk_service.store.tables.accounts import CODE

LIFE = timedelta(minutes=10)
LATEST = LIFE + timedelta(minutes=1)
"""What lives longer from now was issued while the clock ran ahead, by more than two workers' clocks do."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code as a keyed hash, and, sealed, what happens when it comes back."""

    id: UUID
    purpose: str
    hash: bytes
    payload: bytes
    expires_at: datetime
    tries: int = 0


_ADD = insert(CODE)
_ADD_UNLESS_THERE = unless_there(CODE)
_TRY = (
    update(CODE)
    .where(
        CODE.c.id == bindparam("code"),
        CODE.c.purpose == bindparam("for"),
        CODE.c.expires_at > bindparam("now"),
        CODE.c.expires_at <= bindparam("latest"),
        CODE.c.tries < bindparam("most"),
    )
    .values(tries=CODE.c.tries + 1)
)
_BY_ID = select(CODE).where(CODE.c.id == bindparam("id"))
_LIVING = _BY_ID.where(CODE.c.purpose == bindparam("for"), CODE.c.expires_at > bindparam("now"))
_REMOVE = delete(CODE).where(CODE.c.id == bindparam("id"))
_SWEEP = delete(CODE).where(
    or_(CODE.c.expires_at <= bindparam("now"), CODE.c.expires_at > bindparam("latest"))
)


def add(connection: Connection, code: Code) -> None:
    """Keep a code."""
    connection.execute(_ADD, _row(code))


def add_unless_there(connection: Connection, code: Code) -> None:
    """Keep a code; one that is there already stays."""
    connection.execute(_ADD_UNLESS_THERE, _row(code))


def living(connection: Connection, code_id: UUID, purpose: str, now: datetime) -> Code | None:
    """The code of an identity that is not too old."""
    found = connection.execute(_LIVING, {"id": code_id, "for": purpose, "now": now}).first()
    return None if found is None else Code(*found)


def count_try(connection: Connection, code_id: UUID, purpose: str, now: datetime, most: int) -> Code | None:
    """Count one more try of a living code and give it; None when there is none, or it was tried too often."""
    row = {"code": code_id, "for": purpose, "now": now, "latest": now + LATEST, "most": most}
    if connection.execute(_TRY, row).rowcount == 0:
        return None
    found = connection.execute(_BY_ID, {"id": code_id}).first()
    return None if found is None else Code(*found)


def remove(connection: Connection, code_id: UUID) -> bool:
    """Use a code up; False when somebody else just did."""
    return connection.execute(_REMOVE, {"id": code_id}).rowcount > 0


def sweep(connection: Connection, now: datetime) -> None:
    """Forget what is too old, and what was issued while the clock ran ahead."""
    connection.execute(_SWEEP, {"now": now, "latest": now + LATEST})


def _row(code: Code) -> dict[str, Any]:
    return {
        "id": code.id,
        "purpose": code.purpose,
        "hash": code.hash,
        "payload": code.payload,
        "expires_at": code.expires_at,
        "tries": code.tries,
    }
