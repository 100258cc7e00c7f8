"""The routes of sync in an application of their own, where a header says who asks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import UUID

import httpx
from litestar import Litestar, Request
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from sqlalchemy import Connection

from cardesk_service import app, settings
from cardesk_service.api import photos, sync
from cardesk_service.api.answers import HANDLERS
from cardesk_service.api.guard import CallingRegister
from cardesk_service.api.sync import AtDesk, SyncParts
from cardesk_service.blobs.folder import BlobFolder
from cardesk_service.exchange.desk import SyncDesk
from cardesk_service.exchange.place import Speaker
from cardesk_service.office import Office
from cardesk_service.store.database import Database
from cardesk_wire import coding
from cardesk_wire.coding import pack, unpack
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Refusal
from tests.service.exchange.speaking import COMPANY
from tests.service.office import ENVIRONMENT, SetClock

T = TypeVar("T")
ZSTD = {"Content-Type": "application/zstd"}


AnyRequest = Request[Any, Any, State]


async def _register(request: AnyRequest) -> CallingRegister:
    number = int(request.headers.get("X-Register", "1"))
    return CallingRegister("", coding.written(COMPANY.bytes), coding.written(UUID(int=number).bytes))


@dataclass(frozen=True)
class Told:
    """The register that the header names."""

    speaker: Speaker
    store: Database

    def speaker_and(self, beside: Callable[[Connection, Speaker], T]) -> tuple[Speaker, T]:
        return self.speaker, self.store.look_now(lambda connection: beside(connection, self.speaker))

    def glimpse(self, beside: Callable[[Connection, Speaker], T]) -> tuple[Speaker, T] | None:
        return self.speaker_and(beside)


async def _at_desk(request: AnyRequest, sync_parts: NamedDependency[SyncParts]) -> AtDesk:
    """Is who the header says."""
    register = await _register(request)
    speaker = Speaker(register.company_id, register.device_id)
    return AtDesk(sync_parts.desk, Told(speaker, sync_parts.office.store))


@dataclass(frozen=True)
class House:
    """The running application."""

    client: httpx.AsyncClient
    office: Office
    desk: SyncDesk
    clock: SetClock

    async def exchange(self, request: ExchangeRequest, number: int = 1) -> ExchangeReply | Refusal:
        """Say it over HTTP."""
        answer = await self.client.post(
            "/sync/v1/exchange", content=pack(request), headers={**ZSTD, "X-Register": str(number)}
        )
        if answer.status_code == 200:
            return unpack(answer.content, ExchangeReply)
        return coding.decode(answer.content, Refusal)


@asynccontextmanager
async def open_house(database_url: str, data: Path) -> AsyncIterator[House]:
    """Build it on this database, and take it down."""
    clock = SetClock()
    chosen = settings.load({**ENVIRONMENT, "CARDESK_DATA": str(data)})
    office = app.office(chosen, clock, Database.open(database_url, threads=2))
    desk = SyncDesk(office.store, clock, office.new_id)
    photo_desk = photos.PhotoDesk(office, BlobFolder(data / "blobs"))
    litestar = Litestar(
        route_handlers=[*sync.ROUTES, *photos.ROUTES],
        dependencies={
            "office": Provide(lambda: office, sync_to_thread=False),
            "sync_parts": Provide(lambda: SyncParts(office, desk), sync_to_thread=False),
            "photos": Provide(lambda: photo_desk, sync_to_thread=False),
            "register": Provide(_register),
            "at_desk": Provide(_at_desk),
        },
        exception_handlers=HANDLERS,
        logging_config=None,
        openapi_config=None,
        request_max_body_size=64 * 1024,
    )
    transport = httpx.ASGITransport(cast("Any", litestar))
    async with httpx.AsyncClient(transport=transport, base_url="https://cardesk.test") as client:
        yield House(client, office, desk, clock)
    office.passwords.close()
    office.store.close()
