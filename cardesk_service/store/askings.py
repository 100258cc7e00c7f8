"""The codes of shops, and the registers that asked with one and wait to be let in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, select, update

from cardesk_service.store.putting import in_place_of
from cardesk_service.store.tables.accounts import ASKING, SHOP_CODE


@dataclass(frozen=True, slots=True)
class ShopCode:
    """The one code of a company: as a keyed hash, and sealed."""

    company_id: UUID
    hash: bytes
    code: bytes
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Asking:
    """A register that waits. `introduction` is sealed; `approved_by` is None until somebody lets it in."""

    id: UUID
    company_id: UUID
    device_id: UUID
    secret: bytes
    introduction: bytes
    asked_at: datetime
    expires_at: datetime
    approved_by: UUID | None = None


_PUT_CODE = in_place_of(SHOP_CODE, "company_id")
_REMOVE_CODE = delete(SHOP_CODE).where(SHOP_CODE.c.company_id == bindparam("company"))
_CODE_OF = select(SHOP_CODE).where(
    SHOP_CODE.c.company_id == bindparam("company"), SHOP_CODE.c.expires_at > bindparam("now")
)
_CODE_BY_HASH = select(SHOP_CODE).where(
    SHOP_CODE.c.hash == bindparam("hash"), SHOP_CODE.c.expires_at > bindparam("now")
)
_PUT = in_place_of(ASKING, "company_id", "device_id")
_BY_ID = select(ASKING).where(ASKING.c.id == bindparam("id"), ASKING.c.expires_at > bindparam("now"))
_WAITING = (
    select(ASKING)
    .where(
        ASKING.c.company_id == bindparam("company"),
        ASKING.c.expires_at > bindparam("now"),
        ASKING.c.approved_by.is_(None),
    )
    .order_by(ASKING.c.asked_at, ASKING.c.id)
)
_COUNT = (
    select(func.count())
    .select_from(ASKING)
    .where(ASKING.c.company_id == bindparam("company"), ASKING.c.expires_at > bindparam("now"))
)
_OF_COMPANY = (ASKING.c.id == bindparam("asking"), ASKING.c.company_id == bindparam("company"))
_APPROVE = (
    update(ASKING)
    .where(*_OF_COMPANY, ASKING.c.expires_at > bindparam("now"), ASKING.c.approved_by.is_(None))
    .values(approved_by=bindparam("account"))
)
_REFUSE = delete(ASKING).where(*_OF_COMPANY)
_REMOVE = delete(ASKING).where(ASKING.c.id == bindparam("id"))
_SWEEP = tuple(delete(table).where(table.c.expires_at <= bindparam("now")) for table in (ASKING, SHOP_CODE))


def put_code(connection: Connection, code: ShopCode) -> None:
    """Keep a shop's code in place of the one before."""
    connection.execute(
        _PUT_CODE,
        {
            "company_id": code.company_id,
            "hash": code.hash,
            "code": code.code,
            "made_at": code.made_at,
            "expires_at": code.expires_at,
        },
    )


def remove_code(connection: Connection, company_id: UUID) -> None:
    """Take a shop's code back; nothing happens where there is none."""
    connection.execute(_REMOVE_CODE, {"company": company_id})


def code_of(connection: Connection, company_id: UUID, now: datetime) -> ShopCode | None:
    """The living code of a company."""
    return _code(connection.execute(_CODE_OF, {"company": company_id, "now": now}).first())


def code_by_hash(connection: Connection, hashed: bytes, now: datetime) -> ShopCode | None:
    """The living code that was typed."""
    return _code(connection.execute(_CODE_BY_HASH, {"hash": hashed, "now": now}).first())


def put(connection: Connection, asking: Asking) -> None:
    """Keep what a register asks in place of what it asked before."""
    connection.execute(
        _PUT,
        {
            "id": asking.id,
            "company_id": asking.company_id,
            "device_id": asking.device_id,
            "secret": asking.secret,
            "introduction": asking.introduction,
            "asked_at": asking.asked_at,
            "expires_at": asking.expires_at,
            "approved_by": asking.approved_by,
        },
    )


def by_id(connection: Connection, asking_id: UUID, now: datetime) -> Asking | None:
    """The living one of an identity."""
    return _asking(connection.execute(_BY_ID, {"id": asking_id, "now": now}).first())


def waiting(connection: Connection, company_id: UUID, now: datetime) -> list[Asking]:
    """The registers that nobody let in yet, the first that asked first."""
    return [Asking(*row) for row in connection.execute(_WAITING, {"company": company_id, "now": now})]


def count(connection: Connection, company_id: UUID, now: datetime) -> int:
    """How many of a company live."""
    return int(connection.execute(_COUNT, {"company": company_id, "now": now}).scalar_one())


def approve(
    connection: Connection, asking_id: UUID, company_id: UUID, account_id: UUID, now: datetime
) -> bool:
    """Let a register in; False when somebody decided already, or it is another company's."""
    row = {"asking": asking_id, "company": company_id, "account": account_id, "now": now}
    return connection.execute(_APPROVE, row).rowcount > 0


def refuse(connection: Connection, asking_id: UUID, company_id: UUID) -> bool:
    """Turn a register away; False when there is none."""
    return connection.execute(_REFUSE, {"asking": asking_id, "company": company_id}).rowcount > 0


def remove(connection: Connection, asking_id: UUID) -> bool:
    """Use one up; False when it was used meanwhile."""
    return connection.execute(_REMOVE, {"id": asking_id}).rowcount > 0


def sweep(connection: Connection, now: datetime) -> None:
    """Forget what is too old."""
    for statement in _SWEEP:
        connection.execute(statement, {"now": now})


def _code(row: Sequence[Any] | None) -> ShopCode | None:
    return None if row is None else ShopCode(*row)


def _asking(row: Sequence[Any] | None) -> Asking | None:
    return None if row is None else Asking(*row)
