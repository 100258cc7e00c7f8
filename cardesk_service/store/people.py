"""Accounts, and which companies they are members of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from cardesk_service.store.tables.accounts import ACCOUNT, COMPANY, MEMBER
from cardesk_wire.companies import Role


@dataclass(frozen=True, slots=True)
class Account:
    """A person. `email_key` is the address as it is compared."""

    id: UUID
    name: str
    email: str
    email_key: str
    password_hash: str
    language: str
    created_at: datetime
    password_at: datetime


@dataclass(frozen=True, slots=True)
class Membership:
    """What an account is to a company."""

    company_id: UUID
    company_name: str
    account_id: UUID
    role: Role


_BY_EMAIL = select(ACCOUNT).where(ACCOUNT.c.email_key == bindparam("email_key"))
_BY_ID = select(ACCOUNT).where(ACCOUNT.c.id == bindparam("id"))
_LOCK = _BY_ID.with_for_update()
# What refers to the account may be written meanwhile: who locked a company gives its registers an heir.
_HOLD = _BY_ID.with_for_update(key_share=True)
_ADD = insert(ACCOUNT)
_ADD_COMPANY = insert(COMPANY)
_ADD_MEMBER = insert(MEMBER)
_SET_PASSWORD = (
    update(ACCOUNT)
    .where(ACCOUNT.c.id == bindparam("account"))
    .values(password_hash=bindparam("hash"), password_at=bindparam("at"))
)
_REHASH = (
    update(ACCOUNT)
    .where(ACCOUNT.c.id == bindparam("account"), ACCOUNT.c.password_hash == bindparam("old"))
    .values(password_hash=bindparam("new"))
)
_SET_EMAIL = (
    update(ACCOUNT)
    .where(ACCOUNT.c.id == bindparam("account"))
    .values(email=bindparam("address"), email_key=bindparam("key"))
)
_SET_PROFILE = (
    update(ACCOUNT)
    .where(ACCOUNT.c.id == bindparam("account"))
    .values(name=bindparam("called"), language=bindparam("speaks"))
)
_SET_COMPANY_NAME = (
    update(COMPANY).where(COMPANY.c.id == bindparam("company")).values(name=bindparam("called"))
)
_EVERYBODY = select(ACCOUNT).order_by(ACCOUNT.c.id)
_MEMBERSHIPS = (
    select(MEMBER.c.company_id, COMPANY.c.name, MEMBER.c.account_id, MEMBER.c.role)
    .join_from(MEMBER, COMPANY)
    .order_by(MEMBER.c.joined_at)
)
_OF_ACCOUNT = _MEMBERSHIPS.where(MEMBER.c.account_id == bindparam("account_id"))
_ONE = _OF_ACCOUNT.where(MEMBER.c.company_id == bindparam("company_id"))
_MEMBERS = (
    select(ACCOUNT, MEMBER.c.role)
    .join_from(MEMBER, ACCOUNT)
    .where(MEMBER.c.company_id == bindparam("company_id"))
    .order_by(MEMBER.c.joined_at)
)
_LOCK_COMPANY = select(COMPANY.c.id).where(COMPANY.c.id == bindparam("company")).with_for_update()
_OWNERS = (
    select(func.count())
    .select_from(MEMBER)
    .where(MEMBER.c.company_id == bindparam("company_id"), MEMBER.c.role == Role.OWNER)
)
_SET_ROLE = (
    update(MEMBER)
    .where(MEMBER.c.company_id == bindparam("company"), MEMBER.c.account_id == bindparam("account"))
    .values(role=bindparam("now"))
)
_REMOVE_MEMBER = delete(MEMBER).where(
    MEMBER.c.company_id == bindparam("company"), MEMBER.c.account_id == bindparam("account")
)


def by_email(connection: Connection, email_key: str) -> Account | None:
    """The account of an address."""
    return _account(connection.execute(_BY_EMAIL, {"email_key": email_key}).first())


def by_id(connection: Connection, account_id: UUID) -> Account | None:
    """The account of an identity."""
    return _account(connection.execute(_BY_ID, {"id": account_id}).first())


def lock(connection: Connection, account_id: UUID) -> Account | None:
    """The account, which nobody else changes, deletes or makes a member of anything until the commit."""
    return _account(connection.execute(_LOCK, {"id": account_id}).first())


def hold(connection: Connection, account_id: UUID) -> Account | None:
    """The account, whose password nobody else changes until the commit."""
    return _account(connection.execute(_HOLD, {"id": account_id}).first())


def everybody(connection: Connection) -> Iterator[Account]:
    """Every account, the oldest first."""
    return (Account(*row) for row in connection.execute(_EVERYBODY))


def add(connection: Connection, account: Account) -> None:
    """Keep a new account. IntegrityError when its address has one."""
    connection.execute(
        _ADD,
        {
            "id": account.id,
            "name": account.name,
            "email": account.email,
            "email_key": account.email_key,
            "password_hash": account.password_hash,
            "language": account.language,
            "created_at": account.created_at,
            "password_at": account.password_at,
        },
    )


def add_company(connection: Connection, company_id: UUID, name: str, at: datetime) -> None:
    """Keep a new company."""
    connection.execute(_ADD_COMPANY, {"id": company_id, "name": name, "created_at": at})


def set_company_name(connection: Connection, company_id: UUID, name: str) -> None:
    """Call a company something else."""
    connection.execute(_SET_COMPANY_NAME, {"company": company_id, "called": name})


def add_member(connection: Connection, company_id: UUID, account_id: UUID, role: Role, at: datetime) -> None:
    """Make an account a member."""
    row = {"company_id": company_id, "account_id": account_id, "role": role.value, "joined_at": at}
    connection.execute(_ADD_MEMBER, row)


def set_password(connection: Connection, account_id: UUID, hashed: str, at: datetime) -> None:
    """Keep another password."""
    connection.execute(_SET_PASSWORD, {"account": account_id, "hash": hashed, "at": at})


def rehash(connection: Connection, account: Account, hashed: str) -> None:
    """Keep the same password under a stronger hash, unless it was changed meanwhile."""
    connection.execute(_REHASH, {"account": account.id, "old": account.password_hash, "new": hashed})


def set_email(connection: Connection, account_id: UUID, email: str, email_key: str) -> None:
    """Keep another address. IntegrityError when it has an account."""
    connection.execute(_SET_EMAIL, {"account": account_id, "address": email, "key": email_key})


def set_profile(connection: Connection, account_id: UUID, name: str, language: str) -> None:
    """Correct what is said of a person."""
    connection.execute(_SET_PROFILE, {"account": account_id, "called": name, "speaks": language})


def memberships(connection: Connection, account_id: UUID) -> list[Membership]:
    """The companies of an account, the oldest membership first."""
    return [_membership(row) for row in connection.execute(_OF_ACCOUNT, {"account_id": account_id})]


def membership(connection: Connection, account_id: UUID, company_id: UUID) -> Membership | None:
    """What an account is to a company."""
    row = connection.execute(_ONE, {"account_id": account_id, "company_id": company_id}).first()
    return None if row is None else _membership(row)


def members(connection: Connection, company_id: UUID) -> list[tuple[Account, Role]]:
    """The members of a company, the oldest first."""
    found = connection.execute(_MEMBERS, {"company_id": company_id})
    return [(Account(*row[:8]), Role(row.role)) for row in found]


def lock_company(connection: Connection, company_id: UUID) -> None:
    """Let nobody else change members or lease register codes of this company until the commit."""
    connection.execute(_LOCK_COMPANY, {"company": company_id})


def owners(connection: Connection, company_id: UUID) -> int:
    """How many owners a company has."""
    return int(connection.execute(_OWNERS, {"company_id": company_id}).scalar_one())


def set_role(connection: Connection, company_id: UUID, account_id: UUID, role: Role) -> bool:
    """Change what a member is; False when there is no such member."""
    row = {"company": company_id, "account": account_id, "now": role.value}
    return connection.execute(_SET_ROLE, row).rowcount > 0


def remove_member(connection: Connection, company_id: UUID, account_id: UUID) -> bool:
    """Part an account from a company; False when they were not together."""
    return connection.execute(_REMOVE_MEMBER, {"company": company_id, "account": account_id}).rowcount > 0


def _account(row: Sequence[Any] | None) -> Account | None:
    return None if row is None else Account(*row)


def _membership(row: Sequence[Any]) -> Membership:
    return Membership(row[0], row[1], row[2], Role(row[3]))
