"""What happens by itself once the days of grace are over: accounts go, companies close and are cleared.

Each step is a transaction of its own and may be done again: who is cut off in the middle goes on later.
"""

from __future__ import annotations

import logging
from uuid import UUID

from sqlalchemy import Connection

from cardesk_service.blobs.place import Blobs
from cardesk_service.companies import parting, told
from cardesk_service.mail import outbox
from cardesk_service.office import Office
from cardesk_service.rights.departing import closes, last_day
from cardesk_service.rights.keeping import kept_until
from cardesk_service.store import closing, departures, people
from cardesk_service.store.people import Membership

_LOG = logging.getLogger(__name__)
EVERY_S = 3600.0


async def work(office: Office, blobs: Blobs) -> None:
    """Do everything whose time has come, and have the letters about it sent."""
    try:
        await office.store.run(lambda: all_due(office, blobs))
    finally:
        office.bell.set()


def all_due(office: Office, blobs: Blobs) -> None:
    """Do everything whose time has come. Blocks."""
    store = office.store
    while store.write_now(lambda connection: _leave(office, connection)):
        pass
    while (company_id := store.read_now(closing.to_clear)) is not None:
        _clear(office, blobs, company_id)
    while store.write_now(lambda connection: _forget(office, connection)):
        pass


def _leave(office: Office, connection: Connection) -> bool:
    account_id = departures.due(connection, office.clock.now())
    # Somebody who accepts an invitation at this moment does it before, or finds no account any more.
    account = people.lock(connection, account_id) if account_id else None
    if account is None:
        return False
    facts = {"name": account.name, "company": "", "kept_until": ""}
    memberships = sorted(people.memberships(connection, account.id), key=lambda of: of.company_id)
    closed = [until for of in memberships if (until := _part(office, connection, of))]
    if closed:
        facts["company"] = ", ".join(of.company_name for of in memberships if of.company_id in dict(closed))
        facts["kept_until"] = max(until for _, until in closed)
    departures.erase(connection, account.id, account.email_key)
    language = account.language
    outbox.write(office, connection, "account_deleted", to=account.email, language=language, facts=facts)
    _LOG.info("account deleted", extra={"count": len(closed)})
    return True


def _part(office: Office, connection: Connection, of: Membership) -> tuple[UUID, str] | None:
    """Part the member from a company; when that closes, which, and the last day of its tax records."""
    people.lock_company(connection, of.company_id)
    if closes(connection, of):
        now = office.clock.now()
        until = kept_until(closing.country(connection, of.company_id), now)
        closing.close(connection, of.company_id, now, until)
        return of.company_id, last_day(until)
    parting.part(connection, of)
    return None


def _clear(office: Office, blobs: Blobs, company_id: UUID) -> None:
    office.store.write_now(lambda connection: closing.clear(connection, company_id))
    blobs.forget(told.text_of(company_id))
    office.store.write_now(lambda connection: closing.note_cleared(connection, company_id))


def _forget(office: Office, connection: Connection) -> bool:
    company_id = closing.to_forget(connection, office.clock.now())
    if company_id is not None:
        closing.forget(connection, company_id)
    return company_id is not None
