"""Letters that wait to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select, update

from cardesk_service.store.engine import is_sqlite
from cardesk_service.store.tables.accounts import MAIL


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter under way: sealed, and how often it was tried, this time not counted."""

    id: UUID
    letter: bytes
    created_at: datetime
    tries: int


_ADD = insert(MAIL)
_OCCASION = select(MAIL.c.id).where(MAIL.c.occasion == bindparam("occasion"))
_DUE = (
    select(MAIL.c.id, MAIL.c.letter, MAIL.c.created_at, MAIL.c.tries)
    .where(or_(MAIL.c.due_at <= bindparam("now"), MAIL.c.due_at > bindparam("latest")))
    .order_by(MAIL.c.due_at)
    .limit(bindparam("most"))
)
_DUE_AND_FREE = _DUE.with_for_update(skip_locked=True)
_CLAIM = (
    update(MAIL)
    .where(MAIL.c.id == bindparam("mail"))
    .values(due_at=bindparam("until"), tries=MAIL.c.tries + 1)
)
_POSTPONE = (
    update(MAIL)
    .where(and_(MAIL.c.id == bindparam("mail"), MAIL.c.is_sent == 0))
    .values(due_at=bindparam("at"))
)
_DONE = (
    update(MAIL)
    .where(MAIL.c.id == bindparam("mail"))
    .values(due_at=None, letter=b"", is_sent=bindparam("sent"))
)
_WRITE_AGAIN = (
    update(MAIL)
    .where(MAIL.c.occasion == bindparam("that"), MAIL.c.due_at.is_(None), MAIL.c.is_sent == 0)
    .values(letter=bindparam("text"), created_at=bindparam("at"), due_at=bindparam("at"), tries=0)
)
_SWEEP = delete(MAIL).where(
    MAIL.c.due_at.is_(None), MAIL.c.created_at < bindparam("before"), MAIL.c.occasion.not_like("once:%")
)


def add(connection: Connection, mail_id: UUID, occasion: str, letter: bytes, at: datetime) -> bool:
    """Keep a letter to be sent as soon as possible; False when this occasion had its letter, or it waits.

    One that was given up is written again: nobody got it.
    """
    if connection.execute(_OCCASION, {"occasion": occasion}).first() is not None:
        again = {"that": occasion, "text": letter, "at": at}
        return connection.execute(_WRITE_AGAIN, again).rowcount > 0
    connection.execute(
        _ADD,
        {
            "id": mail_id,
            "occasion": occasion,
            "letter": letter,
            "created_at": at,
            "due_at": at,
            "tries": 0,
            "is_sent": False,
        },
    )
    return True


def claim(
    connection: Connection, now: datetime, until: datetime, most: int, *, latest: datetime
) -> list[Waiting]:
    """Letters that are due, for this postman alone until the given instant.

    None waits for later than `latest`: where one does, the clock was put back since.
    """
    due = _DUE if is_sqlite(connection) else _DUE_AND_FREE
    found = [Waiting(*row) for row in connection.execute(due, {"now": now, "latest": latest, "most": most})]
    for waiting in found:
        connection.execute(_CLAIM, {"mail": waiting.id, "until": until})
    return found


def postpone(connection: Connection, mail_id: UUID, at: datetime) -> None:
    """Try a letter again at this instant."""
    connection.execute(_POSTPONE, {"mail": mail_id, "at": at})


def done(connection: Connection, mail_id: UUID, *, is_sent: bool) -> None:
    """Forget what a letter said: it was sent, or given up."""
    connection.execute(_DONE, {"mail": mail_id, "sent": is_sent})


def sweep(connection: Connection, before: datetime) -> None:
    """Forget letters that are done; that an occasion was to have one letter only stays known."""
    connection.execute(_SWEEP, {"before": before})
