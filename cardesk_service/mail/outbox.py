"""Putting a letter on its way: it is written with what it is about, in one transaction, and sent after."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from cardesk_service.mail.letter import Facts
from cardesk_service.office import Office
from cardesk_service.store import post
from cardesk_wire import coding

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
