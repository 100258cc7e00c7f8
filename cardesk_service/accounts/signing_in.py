"""Signing in and out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from cardesk_service import limits
from cardesk_service.accounts import entering, fields, proving
from cardesk_service.accounts.entering import Entered
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Person
from cardesk_service.store import people, sessions
from cardesk_service.store.people import Account
from cardesk_wire import accounts as wire
from cardesk_wire.accounts import AccountCode

T = TypeVar("T")


async def sign_in(office: Office, asked: wire.SignIn, address: str, before: Person | None = None) -> Entered:
    """Let somebody in; the session that she had before, if any, ends.

    Refuses with WRONG_CREDENTIALS in the same words and after the same time whether the address or the
    password is wrong, with RATE_LIMITED, and as `entering.enter` does.
    """

    def enter(connection: Connection, account: Account) -> Entered:
        return entering.enter(office, connection, account, company=asked.company, introduction=asked.register)

    return await _let_in(office, asked, address, before, enter)


async def sign_in_at_page(office: Office, asked: wire.SignIn, address: str, before: Person | None) -> str:
    """Let a person in at the pages, whatever she belongs to; the header that gives her cookie.

    Refuses as `sign_in` does, but nobody for having no company.
    """

    def enter(connection: Connection, account: Account) -> str:
        return entering.enter_page(office, connection, account)

    return await _let_in(office, asked, address, before, enter)


async def sign_out(office: Office, person: Person) -> None:
    """End the session for good: its cookie opens nothing any more."""
    await office.store.write(
        lambda connection: sessions.end(connection, person.session_id, person.account_id)
    )


async def _let_in(
    office: Office,
    asked: wire.SignIn,
    address: str,
    before: Person | None,
    enter: Callable[[Connection, Account], T],
) -> T:
    try:
        email_key = fields.email(asked.email).key
    except Refused:
        # An address that cannot be one belongs to nobody; that is no other answer. PostgreSQL takes no NUL.
        email_key = asked.email.lower().replace("\0", " ")
    from_here = f"{email_key} {address}"
    await limits.spend(
        office,
        (limits.SIGN_IN_OF_ACCOUNT, email_key),
        (limits.SIGN_IN_OF_ACCOUNT_FROM_ADDRESS, from_here),
        (limits.SIGN_IN_FROM_ADDRESS, address),
    )
    account = await office.store.read(lambda connection: people.by_email(connection, email_key))
    weighed = await office.passwords.weigh(asked.password, account.password_hash if account else None)
    if account is None or not weighed.is_right:
        raise Refused(AccountCode.WRONG_CREDENTIALS, 401)
    rehashed = await office.passwords.hashed(asked.password) if weighed.is_outdated else None

    def work(connection: Connection) -> T:
        present = proving.still(connection, account)
        if present is None:
            raise Refused(AccountCode.WRONG_CREDENTIALS, 401)
        if rehashed is not None:
            people.rehash(connection, account, rehashed)
        if before is not None:
            sessions.end(connection, before.session_id, before.account_id)
        limits.give_back(office, connection, limits.SIGN_IN_OF_ACCOUNT, email_key)
        limits.give_back(office, connection, limits.SIGN_IN_OF_ACCOUNT_FROM_ADDRESS, from_here)
        return enter(connection, present)

    entered = await office.store.write(work)
    office.bell.set()
    return entered
