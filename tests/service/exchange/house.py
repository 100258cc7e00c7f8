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
from typing_extensions import override

from cardesk_service import app, settings
from cardesk_service.api import sync
from cardesk_service.api.answers import HANDLERS
from cardesk_service.api.guard import Asking, CallingRegister
from cardesk_service.blobs.folder import BlobFolder
from cardesk_service.exchange.desk import SyncDesk
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


class _Asking(Asking):
    """Is who the header says."""

    def __init__(self, caller: CallingRegister, office: Office) -> None:
        self._caller, self._store = caller, office.store

    @override
    def register_and(self, beside: Callable[[Connection, CallingRegister], T]) -> tuple[CallingRegister, T]:
        return self._caller, self._store.look_now(lambda connection: beside(connection, self._caller))


async def _asking(request: AnyRequest, office: NamedDependency[Office]) -> Asking:
    return _Asking(await _register(request), office)


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
    blobs = BlobFolder(data / "blobs")
    litestar = Litestar(
        route_handlers=sync.ROUTES,
        dependencies={
            "office": Provide(lambda: office, sync_to_thread=False),
            "sync_desk": Provide(lambda: desk, sync_to_thread=False),
            "blobs": Provide(lambda: blobs, sync_to_thread=False),
            "register": Provide(_register),
            "asking": Provide(_asking),
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
