"""Putting a letter on its way: it is written with what it is about, in one transaction, and sent after."""

from __future__ import annotations

from uuid import UUID

import msgspec
from sqlalchemy import Connection

from cardesk_service.mail.letter import Facts
from cardesk_service.office import Office
from cardesk_service.store import people, post
from cardesk_wire import coding
from cardesk_wire.companies import Role

SEAL = "letter"
NOBODY = ""
"""The recipient of a letter that is written for the sake of time: who has no account costs as much."""


class Posted(msgspec.Struct, frozen=True):
    """What the database keeps of a letter, sealed: it is put into words when it is sent."""

    to: str
    language: str
    letter: str
    facts: dict[str, str]


def write(
    office: Office,
    connection: Connection,
    letter: str,
    *,
    to: str,
    language: str,
    facts: Facts,
    occasion: str = "",
) -> bool:
    """Put a letter (a name of `letters.every`) on its way. Ring `office.bell` after the commit.

    False when the occasion, where one is given, had its letter already: `once:policy-3:<account>`.
    """
    mail_id = office.new_id()
    posted = Posted(to, language, letter, dict(facts))
    sealed = office.sealer.seal(SEAL, coding.encode(posted))
    return post.add(connection, mail_id, occasion or str(mail_id), sealed, office.clock.now())


def tell_owners(office: Office, connection: Connection, company_id: UUID, letter: str, facts: Facts) -> None:
    """Write to every owner of a company, each in her language; the letter is told what it is called."""
    for owner, role in people.members(connection, company_id):
        of = people.membership(connection, owner.id, company_id)
        if of is not None and role is Role.OWNER:
            told = {**facts, "company": of.company_name}
            write(office, connection, letter, to=owner.email, language=owner.language, facts=told)
