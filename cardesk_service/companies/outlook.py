"""Whether a company is about to close because every owner asked to be deleted, and that others hear of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from cardesk_service.mail import outbox
from cardesk_service.mail.letter import Facts
from cardesk_service.office import Office
from cardesk_service.store import departures, people
from cardesk_service.store.people import Account
from cardesk_wire.companies import Role


@contextmanager
def announced(office: Office, connection: Connection, company_id: UUID, by: UUID) -> Iterator[None]:
    """Write to the members when what is done in this block closes the company, or keeps it after all.

    Whoever did it knows, and who only came in by it never heard that it closes.
    """
    before = _closes_at(connection, company_id)
    members = [who for who, _role in people.members(connection, company_id) if who.id != by]
    yield
    after = _closes_at(connection, company_id)
    if before is not None and after is None:
        _write(office, connection, company_id, members, "company_stays", {})
    elif before is None and after is not None:
        _write(office, connection, company_id, members, "company_closing", {"due": after.date().isoformat()})


def _closes_at(connection: Connection, company_id: UUID) -> datetime | None:
    """When the last owner will be gone; None where one stays, or there is none."""
    found = people.members(connection, company_id)
    leaving = [departures.of_account(connection, who.id) for who, role in found if role is Role.OWNER]
    dues = [asked.due_at for asked in leaving if asked is not None]
    return max(dues) if dues and len(dues) == len(leaving) else None


def _write(
    office: Office, connection: Connection, company_id: UUID, to: list[Account], letter: str, facts: Facts
) -> None:
    for person in to:
        of = people.membership(connection, person.id, company_id)
        if of is not None:
            about = {"name": person.name, "company": of.company_name, **facts}
            outbox.write(office, connection, letter, to=person.email, language=person.language, facts=about)
