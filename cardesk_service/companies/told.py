"""What is said about people, companies and registers, in the words of the wire."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from cardesk_service.store.column_types import micros
from cardesk_service.store.people import Account, Membership
from cardesk_service.store.registers import Register
from cardesk_service.store.sessions import Session
from cardesk_wire import accounts as wire
from cardesk_wire import coding, companies


def text_of(identity: UUID) -> str:
    """An identity as it stands in messages."""
    return coding.written(identity.bytes)


def account(of: Account) -> wire.Account:
    """A person, without what proves her."""
    return wire.Account(text_of(of.id), of.name, of.email, of.language)


def company(of: Membership) -> companies.Company:
    """A company and what the person is to it."""
    return companies.Company(text_of(of.company_id), of.company_name, of.role)


def register(of: Register, used_at: datetime | None = None, caller: UUID | None = None) -> companies.Register:
    """A register of the company; `caller` is the one that asks."""
    return companies.Register(
        device=text_of(of.device_id),
        code=of.code,
        name=of.name,
        joined_at=micros(of.joined_at),
        last_used_at=micros(used_at or of.joined_at),
        is_revoked=of.revoked_at is not None,
        is_current=of.device_id == caller,
    )


def session(of: Session, current: UUID) -> wire.Session:
    """A session, without its token."""
    return wire.Session(
        id=text_of(of.id),
        began_at=micros(of.began_at),
        last_used_at=micros(of.used_at),
        expires_at=micros(of.expires_at),
        device=text_of(of.device_id) if of.device_id else None,
        is_current=of.id == current,
    )


def signed_in(person: Account, of: Membership, expires_at: datetime, at: Register | None) -> wire.SignedIn:
    """Who is signed in, for which company, on which register."""
    return wire.SignedIn(account(person), company(of), micros(expires_at), _here(at))


def _here(at: Register | None) -> companies.Register | None:
    return None if at is None else register(at, caller=at.device_id)
