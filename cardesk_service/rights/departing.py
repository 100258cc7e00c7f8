"""Asking for the end of an account, thinking better of it, and what people are told of both.

The account waits for `GRACE` in which its holder can sign in and withdraw. Every session ends at once (ASVS
5.0, 7.4.2); registers of a company with other owners go on, each for itself alone (decisions 144 and 252).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from cardesk_service.accounts import proving
from cardesk_service.companies import parting, told
from cardesk_service.i18n import phrasebook
from cardesk_service.mail import outbox
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.rights.keeping import kept_until
from cardesk_service.sessions import Person
from cardesk_service.store import closing, departures, people, sessions
from cardesk_service.store.column_types import micros
from cardesk_service.store.departures import Asked
from cardesk_service.store.people import Account, Membership
from cardesk_wire import rights as wire
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Role

GRACE = timedelta(days=30)
_NO_SESSION = UUID(int=0)
_DAY = timedelta(days=1)


def state(office: Office, connection: Connection, person: Person) -> wire.DeletionState:
    """Whether the account is leaving, and what would become of its companies."""
    now = office.clock.now()
    present = departures.of_account(connection, person.account_id)
    if_asked = Asked(person.account_id, now, now + GRACE)
    return wire.DeletionState(
        None if present is None else _said(connection, present), _said(connection, if_asked)
    )


async def ask(office: Office, person: Person, wish: wire.AskDeletion) -> wire.Deletion:
    """Let the account end after the days of grace; every session of it ends now.

    Asked twice, it stays at the first time. Refuses with WRONG_PASSWORD and RATE_LIMITED.
    """
    account = await proving.prove(office, person, wish.password)

    def work(connection: Connection) -> wire.Deletion:
        proving.require_still(connection, account)
        now = office.clock.now()
        asked = Asked(account.id, now, now + GRACE)
        if departures.add(connection, asked):
            _write(office, connection, account, asked)
        _end_sessions(connection, account.id)
        return _said(connection, departures.of_account(connection, account.id) or asked)

    said = await office.store.write(work)
    office.bell.set()
    return said


async def withdraw(office: Office, person: Person) -> None:
    """Let the account stay. NOT_FOUND when it was not leaving.

    Whoever does it signed in after it was asked for, with the password.
    """

    def work(connection: Connection) -> None:
        account = people.by_id(connection, person.account_id)
        if account is None or not departures.remove(connection, account.id):
            raise Refused(RefusalCode.NOT_FOUND, 404)
        facts = {"name": account.name, "link": office.address_of("/page/account")}
        language = account.language
        outbox.write(
            office, connection, "deletion_withdrawn", to=account.email, language=language, facts=facts
        )
        for of in people.memberships(connection, account.id):
            if will_close(connection, of):
                _tell_members(office, connection, of, "company_stays")

    await office.store.write(work)
    office.bell.set()


def last_day(until: datetime) -> str:
    """The last whole day before an instant: `2033-12-31`."""
    return (until - _DAY).date().isoformat()


def _end_sessions(connection: Connection, account_id: UUID) -> None:
    for of in people.memberships(connection, account_id):
        parting.hand_over(connection, of)
    sessions.end_others(connection, account_id, _NO_SESSION, ends_registers=True)


def _said(connection: Connection, asked: Asked) -> wire.Deletion:
    companies = [
        _departure(connection, of, asked.due_at) for of in people.memberships(connection, asked.account_id)
    ]
    return wire.Deletion(micros(asked.asked_at), micros(asked.due_at), companies)


def _departure(connection: Connection, of: Membership, due_at: datetime) -> wire.Departure:
    company = told.text_of(of.company_id)
    if not will_close(connection, of):
        return wire.Departure(company, of.company_name, closes=False)
    country = closing.country(connection, of.company_id)
    until = last_day(kept_until(country, due_at))
    return wire.Departure(company, of.company_name, closes=True, country=country, kept_until=until)


def closes(connection: Connection, of: Membership) -> bool:
    """Whether a company has no owner any more without this member."""
    return of.role is Role.OWNER and parting.heir(connection, of) is None


def will_close(connection: Connection, of: Membership) -> bool:
    """Whether it comes to that if this member leaves: who asked to be deleted herself keeps no company."""
    others = (
        who.id
        for who, role in people.members(connection, of.company_id)
        if role is Role.OWNER and who.id != of.account_id
    )
    stays = any(departures.of_account(connection, other) is None for other in others)
    return of.role is Role.OWNER and not stays


def _write(office: Office, connection: Connection, account: Account, asked: Asked) -> None:
    due = asked.due_at.date().isoformat()
    language = account.language
    facts = {
        "name": account.name,
        "due": due,
        "link": office.address_of("/page/account"),
        **_kept(connection, asked, language),
    }
    outbox.write(office, connection, "deletion_asked", to=account.email, language=language, facts=facts)
    for of in people.memberships(connection, account.id):
        if will_close(connection, of):
            _tell_members(office, connection, of, "company_closing", due=due)


def _kept(connection: Connection, asked: Asked, language: str) -> dict[str, str]:
    """What stays of the companies that close, for the letter: their names and the last of the days."""
    closing_ones = [each for each in _said(connection, asked).companies if each.closes]
    return {
        "company": phrasebook(language).listed(each.name for each in closing_ones),
        "kept_until": max((each.kept_until for each in closing_ones), default=""),
    }


def _tell_members(office: Office, connection: Connection, of: Membership, letter: str, **facts: str) -> None:
    for person, _role in people.members(connection, of.company_id):
        if person.id != of.account_id:
            about = {"name": person.name, "company": of.company_name, **facts}
            outbox.write(office, connection, letter, to=person.email, language=person.language, facts=about)
