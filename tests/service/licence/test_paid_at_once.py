"""Two pages were paid and Stripe tells both at one moment, on a database with many writers."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, text, update

from cardesk_service.store import payments
from cardesk_service.store.database import Database
from cardesk_service.store.payments import Reversal
from cardesk_service.store.tables.licence import PAYMENT
from tests.service.licence.conftest import Shop, offered
from tests.service.people import MONA, signed_up

PATIENCE_S = 20
_WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')")


@pytest.fixture
def database_url(empty_postgresql: str) -> str:
    """SQLite lets nobody write beside another."""
    return empty_postgresql


class Meeting:
    """Holds who read first how the company stands, until the other has read it too or waits for it."""

    def __init__(self, store: Database) -> None:
        self._store = store
        self._both_read = threading.Event()
        self._has_first = threading.Lock()
        self._read = payments.reversals

    def reversals(self, connection: Connection, company_id: UUID) -> list[Reversal]:
        """Read them, and meet."""
        found = self._read(connection, company_id)
        if not self._has_first.acquire(blocking=False):
            self._both_read.set()
        while not self._both_read.wait(0.01) and not self._is_somebody_waiting():
            pass
        return found

    def _is_somebody_waiting(self) -> bool:
        return bool(self._store.read_now(lambda connection: connection.execute(_WAITING).scalar_one()))


async def test_one_of_two_is_the_second(
    shop: Shop, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, expected_logs: None
) -> None:
    mona = await signed_up(shop.service)
    first = await offered(mona)
    shop.service.clock.pass_by(timedelta(hours=22, minutes=10))
    second = await offered(mona)
    # Both were open, as a release opened them that closed none.
    shop.stripe.sessions[first.url.rpartition("/")[2]] |= {"status": "open", "url": first.url}
    store = shop.service.application.office.store
    await store.write(lambda connection: connection.execute(update(PAYMENT).values(is_over=False)))
    told = [shop.stripe.paid(page.url) for page in (first, second)]
    before = len(await shop.service.letters(MONA))
    monkeypatch.setattr(payments, "reversals", Meeting(store).reversals)
    async with asyncio.timeout(PATIENCE_S):
        await asyncio.gather(*map(shop.tell, told))
    monkeypatch.undo()
    assert [record.message for record in caplog.records] == ["licence paid twice"]
    assert len(await shop.service.letters(MONA)) == before + 1
