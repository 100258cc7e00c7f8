"""Forgets, once an hour, what is over: sessions, codes, pairings, invitations, limits, letters, days."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from sqlalchemy import Connection

from cardesk_service.office import Office
from cardesk_service.store import codes, invitations, pairings, post, rate_limits, sessions, usage
from cardesk_service.store.database import StoreUnavailable
from cardesk_wire.usage import LEAST_COMPANIES, first_open_day

_LOG = logging.getLogger(__name__)
EVERY_S = 3600.0
LETTERS_KEPT_FOR = timedelta(days=30)


async def work(office: Office) -> None:
    """Sweep until cancelled."""
    while True:
        try:
            await office.store.write(lambda connection: sweep(office, connection))
        except StoreUnavailable:
            _LOG.warning("sweeping waits for the database")
        await asyncio.sleep(EVERY_S)


def sweep(office: Office, connection: Connection) -> None:
    """Forget what is over now."""
    now = office.clock.now()
    for part in (sessions, codes, pairings, invitations, rate_limits):
        part.sweep(connection, now)
    post.sweep(connection, now - LETTERS_KEPT_FOR)
    usage.close(connection, first_open_day(now.date()).isoformat(), LEAST_COMPANIES)
