"""The registers of companies and the codes that are leased to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, update

from cardesk_service.store.putting import unless_there
from cardesk_service.store.tables.accounts import REGISTER
from cardesk_service.store.tables.sync import KEY


@dataclass(frozen=True, slots=True)
class Register:
    """A register. Its code is leased to it for ever, revoked or not: papers bear it.

    `account_id` is who signed in there last, None when that person left the company since.
    """

    company_id: UUID
    device_id: UUID
    code: str
    name: str
    joined_at: datetime
    revoked_at: datetime | None = None
    account_id: UUID | None = None


Speaking = tuple[str, str]
"""The company and the register, each as it stands in messages."""

_BY_DEVICE = select(REGISTER).where(REGISTER.c.device_id == bindparam("device"))
_OF_COMPANY = select(REGISTER).where(REGISTER.c.company_id == bindparam("company")).order_by(REGISTER.c.code)
_ADD = insert(REGISTER)
_REJOIN = (
    update(REGISTER)
    .where(REGISTER.c.device_id == bindparam("device"))
    .values(name=bindparam("called"), revoked_at=None, account_id=bindparam("account"))
)
_FORGET_ACCOUNT = (
    update(REGISTER)
    .where(REGISTER.c.company_id == bindparam("company"), REGISTER.c.account_id == bindparam("account"))
    .values(account_id=None)
)
_REVOKE = (
    update(REGISTER)
    .where(
        REGISTER.c.company_id == bindparam("company"),
        REGISTER.c.device_id == bindparam("device"),
        REGISTER.c.revoked_at.is_(None),
    )
    .values(revoked_at=bindparam("at"))
)
_KEYS = (
    select(KEY.c.register_code, KEY.c.incarnation, KEY.c.public_key)
    .where(KEY.c.company_id == bindparam("company"), KEY.c.device_id == bindparam("device"))
    .order_by(KEY.c.register_code, KEY.c.incarnation, KEY.c.public_key)
)
_ADD_KEY = unless_there(KEY)


def by_device(connection: Connection, device_id: UUID) -> Register | None:
    """The register of this identity, whosever it is."""
    row = connection.execute(_BY_DEVICE, {"device": device_id}).first()
    return None if row is None else _register(row)


def of_company(connection: Connection, company_id: UUID) -> list[Register]:
    """The registers of a company by code, revoked ones too."""
    return [_register(row) for row in connection.execute(_OF_COMPANY, {"company": company_id})]


def add(connection: Connection, register: Register) -> None:
    """Keep a new register and the lease of its code. IntegrityError when another company has it."""
    connection.execute(
        _ADD,
        {
            "company_id": register.company_id,
            "device_id": register.device_id,
            "code": register.code,
            "name": register.name,
            "joined_at": register.joined_at,
            "revoked_at": register.revoked_at,
            "account_id": register.account_id,
        },
    )


def rejoin(connection: Connection, device_id: UUID, name: str, account_id: UUID) -> None:
    """Let a register of the company in again, with this account."""
    connection.execute(_REJOIN, {"device": device_id, "called": name, "account": account_id})


def forget_account(connection: Connection, company_id: UUID, account_id: UUID) -> None:
    """Know no longer that somebody signed in at registers of a company."""
    connection.execute(_FORGET_ACCOUNT, {"company": company_id, "account": account_id})


def revoke(connection: Connection, company_id: UUID, device_id: UUID, at: datetime) -> bool:
    """Let a register in no longer; False when there is none to revoke."""
    return connection.execute(_REVOKE, {"company": company_id, "device": device_id, "at": at}).rowcount > 0


def keys(connection: Connection, speaker: Speaking) -> list[tuple[str, str, bytes]]:
    """Code, incarnation and public key of all series that a register signs or signed."""
    company, device = speaker
    found = connection.execute(_KEYS, {"company": company, "device": device})
    return [(row.register_code, row.incarnation, bytes(row.public_key)) for row in found]


def add_key(
    connection: Connection, speaker: Speaking, code: str, incarnation: str, public_key: bytes
) -> None:
    """Keep the public key of a register's series; one that is kept stays."""
    company, device = speaker
    series = {"register_code": code, "incarnation": incarnation}
    values = {"company_id": company, "device_id": device, **series, "public_key": public_key}
    connection.execute(_ADD_KEY, values)


def _register(row: Sequence[Any]) -> Register:
    return Register(*row)
