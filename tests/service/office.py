"""A service for tests: the real application in one process, at a time that the test sets."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any, cast

import httpx
from typing_extensions import override

from cardesk_service import app, settings
from cardesk_service.mail.postman import Postman
from cardesk_service.passwords import ACCEPTED_ITERATIONS, Passwords, Weighed, hash_password, weigh
from cardesk_service.store.database import Database

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
URL = "https://cardesk.test"
KEY = base64.b64encode(bytes(range(32))).decode("ascii")
ENVIRONMENT: Mapping[str, str] = {
    "CARDESK_MODE": "development",
    "CARDESK_PUBLIC_URL": URL,
    "CARDESK_KEYS": f"1:{KEY}",
    "CARDESK_CERTIFICATE": "certificate.pem",
    "CARDESK_CERTIFICATE_KEY": "certificate.key",
}


@dataclass
class SetClock:
    """A clock that goes when the test says so."""

    at: datetime = field(default=NOON)

    def now(self) -> datetime:
        """The time that was set."""
        return self.at

    def pass_by(self, time: timedelta) -> None:
        """Let time pass."""
        self.at += time


@dataclass
class Letterbox:
    """Takes letters instead of a mail server."""

    letters: list[EmailMessage] = field(default_factory=list)

    async def send(self, message: EmailMessage) -> None:
        """Take a letter."""
        self.letters.append(message)


class RememberedPasswords(Passwords):
    """The least that is accepted, and nothing is reckoned twice: the same people sign up in every test."""

    def __init__(self) -> None:
        super().__init__(ACCEPTED_ITERATIONS)

    @override
    async def hashed(self, password: str) -> str:
        return await self._on_thread(_hashed, password)

    @override
    async def weigh(self, password: str, kept: str | None) -> Weighed:
        return await self._on_thread(_weighed, password, kept)


@cache
def _hashed(password: str) -> str:
    return hash_password(password, ACCEPTED_ITERATIONS)


@cache
def _weighed(password: str, kept: str | None) -> Weighed:
    return weigh(password, kept, ACCEPTED_ITERATIONS)


@dataclass(frozen=True)
class RunningService:
    """The application, started, and what a test may reach into."""

    application: app.Application
    clock: SetClock
    data: Path
    letterbox: Letterbox = field(default_factory=Letterbox)

    async def letters(self, to: str) -> list[EmailMessage]:
        """What was mailed to this address so far."""
        postman = Postman(self.application.office, self.letterbox)
        while await postman.round():
            pass
        return [letter for letter in self.letterbox.letters if letter["To"] == to]

    def client(self, address: str = "192.0.2.1", **cookies: str) -> httpx.AsyncClient:
        """Somebody at this network address, with cookies of her own."""
        transport = httpx.ASGITransport(cast("Any", self.application), client=(address, 50_000))
        return httpx.AsyncClient(transport=transport, base_url=URL, cookies=cookies)


@asynccontextmanager
async def running_service(
    database_url: str,
    data: Path,
    *,
    is_hurried: bool = True,
    has_background: bool = False,
    **variables: str,
) -> AsyncIterator[RunningService]:
    """Start the service on this database and end it."""
    chosen = settings.load({**ENVIRONMENT, "CARDESK_DATA": str(data), **variables})
    clock = SetClock()
    office = app.office(chosen, clock, Database.open(database_url, threads=2))
    if is_hurried:
        office.passwords.close()
        office = replace(office, passwords=RememberedPasswords())
    application = app.application(office, has_background=has_background)
    started, stopping = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with application.litestar.lifespan():
            started.set()
            await stopping.wait()

    # A life begins and ends in one task, which a fixture's two halves are not.
    life = asyncio.create_task(live())
    await started.wait()
    try:
        yield RunningService(application, clock, data)
    finally:
        stopping.set()
        await life
