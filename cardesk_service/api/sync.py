"""Routes of sync, under `/sync/v1`; those of photos are in `photos`.

Messages are JSON in zstd (`cardesk_wire`), refusals plain JSON.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias, TypeVar

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.openapi import ResponseSpec
from litestar.params import FromQuery
from sqlalchemy import Connection

from cardesk_service.api.guard import Asking, CallingRegister, asking
from cardesk_service.api.media import require_media_type
from cardesk_service.exchange.desk import SyncDesk, Who
from cardesk_service.exchange.place import Speaker
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import MAX_BODY

MEDIA_TYPE = "application/zstd"
_PLACES = 2**63
_MAX_AFTER = 256
_ALL_IS_KNOWN = {204: ResponseSpec(None, description="There is nothing that the register does not know")}

T = TypeVar("T")
AnyRequest: TypeAlias = Request[Any, Any, State]


class SyncParts(NamedTuple):
    """What an exchange needs, as one: the framework would find several at once, each in a task of its own."""

    office: Office
    desk: SyncDesk


class AtDesk(NamedTuple):
    """A register at the desk of sync; who it is, is found out where its work is done."""

    desk: SyncDesk
    who: Who


TheParts: TypeAlias = NamedDependency[SyncParts]
TheDesk: TypeAlias = NamedDependency[AtDesk]


@post(
    "/exchange",
    status_code=200,
    summary="Push what is pending, pull what is new",
    media_type=MEDIA_TYPE,
    responses=_ALL_IS_KNOWN,
)
async def exchange(request: AnyRequest, at_desk: TheDesk) -> Response[bytes]:
    """Body and answer are an ExchangeRequest and an ExchangeReply; 204 where all is as the register knows."""
    body = await _message(request)
    answer = await at_desk.desk.exchange(at_desk.who, body)
    return _answer(answer) if answer is not None else Response(b"", status_code=204)


@get("/snapshot", summary="Everything up to one place, part by part", media_type=MEDIA_TYPE)
async def snapshot(
    at_desk: TheDesk,
    place: FromQuery[int | None] = None,
    after: FromQuery[str] = "",
) -> Response[bytes]:
    """The answer is a Snapshot."""
    if (place is not None and not 0 <= place < _PLACES) or "\0" in after or len(after) > _MAX_AFTER:
        raise Refused(RefusalCode.MALFORMED, 400)
    return _answer(await at_desk.desk.snapshot(at_desk.who, place, after))


@post("/reconcile", status_code=200, summary="Compare what both hold", media_type=MEDIA_TYPE)
async def reconcile(request: AnyRequest, at_desk: TheDesk) -> Response[bytes]:
    """Body and answer are a ReconcileRequest and a ReconcileReply."""
    body = await _message(request)
    return _answer(await at_desk.desk.reconcile(at_desk.who, body))


@get("/wake", summary="Wait for something new", responses=_ALL_IS_KNOWN)
async def wake(at_desk: TheDesk, cursor: FromQuery[int]) -> Response[None]:
    """200 when there is more than the cursor says, 204 when there was nothing for 25 seconds."""
    is_new = await at_desk.desk.wake(at_desk.who, cursor)
    return Response(None, status_code=200 if is_new else 204)


class _Asks:
    """Whoever holds the cookie of a request, as the desk wants to know it."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def speaker_and(self, beside: Callable[[Connection, Speaker], T]) -> tuple[Speaker, T]:
        register, seen = self._asking.register_and(_of_speaker(beside))
        return _speaker(register), seen

    def glimpse(self, beside: Callable[[Connection, Speaker], T]) -> tuple[Speaker, T] | None:
        found = self._asking.register_at_hand(_of_speaker(beside))
        return (_speaker(found[0]), found[1]) if found is not None else None


def _at_desk(request: AnyRequest, sync_parts: TheParts) -> AtDesk:
    return AtDesk(sync_parts.desk, _Asks(asking(request, sync_parts.office)))


def _of_speaker(
    beside: Callable[[Connection, Speaker], T],
) -> Callable[[Connection, CallingRegister], T]:
    return lambda connection, register: beside(connection, _speaker(register))


def _speaker(register: CallingRegister) -> Speaker:
    return Speaker(register.company_id, register.device_id)


async def _message(request: AnyRequest) -> bytes:
    require_media_type(request.headers, MEDIA_TYPE)
    return await request.body()


def _answer(body: bytes) -> Response[bytes]:
    return Response(body, media_type=MEDIA_TYPE)


DEPENDENCIES = {"at_desk": Provide(_at_desk, sync_to_thread=False)}
ROUTES = (
    Router(
        "/sync/v1",
        route_handlers=[exchange, snapshot, reconcile, wake],
        tags=["sync"],
        request_max_body_size=MAX_BODY,
    ),
)
