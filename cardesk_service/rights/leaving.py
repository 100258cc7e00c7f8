"""What happens by itself once the days of grace are over: accounts go, companies close and are cleared.

Each step is a transaction of its own and may be done again: who is cut off in the middle goes on later.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from uuid import UUID

from sqlalchemy import Connection

from cardesk_service.blobs.place import Blobs
from cardesk_service.companies import parting, told
from cardesk_service.i18n import phrasebook
from cardesk_service.mail import outbox
from cardesk_service.office import Office
from cardesk_service.rights.departing import closes, last_day
from cardesk_service.rights.keeping import kept_until
from cardesk_service.store import closing, departures, people
from cardesk_service.store.database import Work
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
    """Do everything whose time has come. Blocks.

    What cannot be done with one account or company stops no other; the last such fault is raised at the end.
    """
    now = office.clock.now()
    with ExitStack() as steps:
        # The last one is done first, each whatever became of those before it.
        steps.callback(_each, office, partial(closing.to_forget, now=now), partial(_forget, office))
        steps.callback(_each, office, closing.to_clear, partial(_clear, office, blobs))
        steps.callback(_each, office, partial(departures.due, now=now), partial(_leave, office))


def _each(office: Office, found: Work[list[UUID]], do: Callable[[UUID], None]) -> None:
    with ExitStack() as every:
        for identity in reversed(office.store.read_now(found)):
            every.callback(do, identity)


def _leave(office: Office, account_id: UUID) -> None:
    office.store.write_now(lambda connection: _let_leave(office, connection, account_id))


def _let_leave(office: Office, connection: Connection, account_id: UUID) -> None:
    if not departures.claim(connection, account_id, office.clock.now()):
        return
    # Somebody who accepts an invitation at this moment does it before, or finds no account any more.
    account = people.lock(connection, account_id)
    if account is None:
        return
    facts = {"name": account.name, "company": "", "kept_until": ""}
    memberships = sorted(people.memberships(connection, account.id), key=lambda of: of.company_id)
    closed = [until for of in memberships if (until := _part(office, connection, of))]
    language = account.language
    if closed:
        names = (of.company_name for of in memberships if of.company_id in dict(closed))
        facts["company"] = phrasebook(language).listed(names)
        facts["kept_until"] = max(until for _, until in closed)
    departures.erase(connection, account.id, account.email_key)
    outbox.write(office, connection, "account_deleted", to=account.email, language=language, facts=facts)
    _LOG.info("account deleted", extra={"count": len(closed)})


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


def _forget(office: Office, company_id: UUID) -> None:
    office.store.write_now(lambda connection: closing.forget(connection, company_id))
