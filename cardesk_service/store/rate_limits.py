"""How much of its allowance each limited subject has used: one row with one instant each.

The instant is when the whole allowance is there again (the generic cell rate algorithm of ITU-T I.371): a
request moves it on by its cost, and is refused when that would go further than the allowance. Further than
that no request ever moved it: where it is by more than `LATE`, the clock was put back since, and the subject
begins anew.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select, text

from cardesk_service.store.column_types import micros
from cardesk_service.store.tables.accounts import LIMIT

LATE = timedelta(minutes=1)
"""Requests are not counted in the order of their instants: one waits for another's row, in a worker whose
clock is a little behind. Who sends many at once must not begin anew by that."""
_MICROSECOND = timedelta(microseconds=1)
_TAKE = text(
    """
    INSERT INTO rate_limit (subject, free_at) VALUES (:subject, :first)
    ON CONFLICT (subject) DO UPDATE
    SET free_at = CASE
        WHEN rate_limit.free_at > :now AND rate_limit.free_at <= :ahead THEN rate_limit.free_at ELSE :now
    END + :cost
    WHERE rate_limit.free_at + :cost <= :latest OR rate_limit.free_at > :ahead
    RETURNING free_at
    """
)
_FREE_AT = select(LIMIT.c.free_at).where(LIMIT.c.subject == bindparam("subject"))
_CLEAR = delete(LIMIT).where(LIMIT.c.subject == bindparam("subject"))
_SWEEP = delete(LIMIT).where(LIMIT.c.free_at <= bindparam("now"))


def take(
    connection: Connection, subject: bytes, *, at: datetime, cost: timedelta, allowance: timedelta
) -> timedelta | None:
    """Use a piece of the allowance; None when it was there, else how long until it is."""
    now, step = micros(at), cost // _MICROSECOND
    row = {
        "subject": subject,
        "first": now + step,
        "now": now,
        "cost": step,
        "latest": now + allowance // _MICROSECOND,
        "ahead": now + (allowance + LATE) // _MICROSECOND,
    }
    if connection.execute(_TAKE, row).first() is not None:
        return None
    free_at: datetime = connection.execute(_FREE_AT, {"subject": subject}).scalar_one()
    return free_at + cost - allowance - at


def clear(connection: Connection, subject: bytes) -> None:
    """Give a subject its whole allowance back."""
    connection.execute(_CLEAR, {"subject": subject})


def sweep(connection: Connection, now: datetime) -> None:
    """Forget those that have their whole allowance."""
    connection.execute(_SWEEP, {"now": now})
