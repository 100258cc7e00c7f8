"""Forgets, once an hour, what is over: sessions, codes, invitations, limits, letters, days, answers."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from cardesk_service.office import Office
from cardesk_service.store import (
    askings,
    codes,
    invitations,
    pairings,
    post,
    rate_limits,
    recognitions,
    sessions,
    usage,
)
from cardesk_wire.usage import LEAST_COMPANIES, first_open_day

EVERY_S = 3600.0
LETTERS_KEPT_FOR = timedelta(days=30)
RECOGNISED_KEPT_FOR = timedelta(days=1)
"""Long enough for a register that lost the reply to ask again."""
COSTS_KEPT_FOR = timedelta(days=400)


async def work(office: Office) -> None:
    """Forget in one transaction what is over now."""
    await office.store.write(lambda connection: sweep(office, connection))


def sweep(office: Office, connection: Connection) -> None:
    """Forget what is over now."""
    now = office.clock.now()
    for part in (sessions, codes, pairings, askings, invitations, rate_limits):
        part.sweep(connection, now)
    post.sweep(connection, now - LETTERS_KEPT_FOR)
    recognitions.sweep(connection, now - RECOGNISED_KEPT_FOR, now - COSTS_KEPT_FOR)
    usage.close(connection, first_open_day(now.date()).isoformat(), LEAST_COMPANIES)
