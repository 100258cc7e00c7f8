"""What happens to an account at the very moment at which it is deleted, on a database with many writers."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from sqlalchemy import Connection, func, select, text

from cardesk_service.blobs.folder import BlobFolder
from cardesk_service.rights import leaving
from cardesk_service.store import closing, departures, people
from cardesk_service.store.tables.accounts import ACCOUNT
from tests.service.office import RunningService, running_service
from tests.service.people import MONA, PASSWORD, signed_up

SAMIR = "samir@example.com"
PATIENCE_S = 20


class Pause:
    """Holds whoever reads the companies of an account until it may go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.has_read = threading.Event()
        self.may_go_on = threading.Event()
        self._read = people.memberships
        monkeypatch.setattr("cardesk_service.rights.leaving.people.memberships", self._memberships)

    def _memberships(self, connection: Connection, account_id: UUID) -> list[people.Membership]:
        found = self._read(connection, account_id)
        self.has_read.set()
        assert self.may_go_on.wait(PATIENCE_S)
        return found


async def _sign_in(service: RunningService, email: str) -> httpx.AsyncClient:
    client = service.client()
    answer = await client.post("/account/v1/sign-in", json={"email": email, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    return client


async def _both_ask_to_go(service: RunningService) -> None:
    for email in (MONA, SAMIR):
        client = await signed_up(service, email)
        assert (await client.post("/account/v1/deletion", json={"password": PASSWORD})).status_code == 202


async def test_an_account_that_cannot_go_stops_no_other(
    service: RunningService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = service.application.office
    await _both_ask_to_go(service)
    erase = departures.erase

    def erase_but_one(connection: Connection, account_id: UUID, email_key: str) -> None:
        if email_key == MONA:
            raise ZeroDivisionError
        erase(connection, account_id, email_key)

    monkeypatch.setattr(departures, "erase", erase_but_one)
    service.clock.pass_by(timedelta(days=30))
    with pytest.raises(ZeroDivisionError):
        leaving.all_due(office, BlobFolder(tmp_path / "blobs"))
    left = await office.store.read(lambda c: c.execute(select(ACCOUNT.c.email)).scalars().all())
    assert left == [MONA]
    assert await office.store.read(closing.to_clear) == []


async def test_who_thinks_better_of_it_while_another_goes_stays(
    service: RunningService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = service.application.office
    await _both_ask_to_go(service)
    erase = departures.erase

    def erase_and_stay(connection: Connection, account_id: UUID, email_key: str) -> None:
        erase(connection, account_id, email_key)
        # Both were listed by now, and Samir's wish to stay is committed before it is his turn.
        samir = connection.execute(select(ACCOUNT.c.id).where(ACCOUNT.c.email == SAMIR)).scalar_one()
        assert departures.remove(connection, samir)

    monkeypatch.setattr(departures, "erase", erase_and_stay)
    service.clock.pass_by(timedelta(days=30))
    leaving.all_due(office, BlobFolder(tmp_path / "blobs"))
    left = await office.store.read(lambda c: c.execute(select(ACCOUNT.c.email)).scalars().all())
    assert left == [SAMIR]


async def _is_somebody_waiting(service: RunningService) -> bool:
    asked = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    return bool(await service.application.office.store.read(lambda c: c.execute(asked).scalar_one()))


async def test_who_accepts_an_invitation_while_the_account_goes_finds_none(
    empty_postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running_service(empty_postgresql, tmp_path / "data") as service:
        office = service.application.office
        await signed_up(service)
        samir = await signed_up(service, SAMIR, company="Shine")
        assert (await samir.post("/account/v1/deletion", json={"password": PASSWORD})).status_code == 202
        service.clock.pass_by(timedelta(days=25))
        samir, mona = await _sign_in(service, SAMIR), await _sign_in(service, MONA)
        await mona.post("/company/v1/invitations", json={"email": SAMIR, "role": "technician"})
        service.clock.pass_by(timedelta(days=5))
        pause = Pause(monkeypatch)
        blobs = BlobFolder(tmp_path / "blobs")
        going = asyncio.create_task(asyncio.to_thread(leaving.all_due, office, blobs))
        await asyncio.to_thread(pause.has_read.wait, PATIENCE_S)
        accepting = asyncio.create_task(samir.post("/company/v1/invitations/accept"))
        async with asyncio.timeout(PATIENCE_S):
            while not accepting.done() and not await _is_somebody_waiting(service):
                pass
        pause.may_go_on.set()
        await going
        assert (await accepting).status_code == 401
        left = await office.store.read(
            lambda c: c.execute(select(func.count()).select_from(ACCOUNT)).scalar()
        )
    assert left == 1
