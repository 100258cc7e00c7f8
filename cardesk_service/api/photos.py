"""Routes of photos, under `/sync/v1/blobs`: files by the SHA-256 of their content, in pieces."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar
from weakref import WeakValueDictionary

from litestar import Request, Response, Router, get, head, patch
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.openapi import ResponseSpec
from litestar.params import FromPath

from cardesk_service.api.guard import CallingRegister, TheRegister
from cardesk_service.blobs.place import Blobs
from cardesk_service.exchange.pace import PHOTOS, Pace
from cardesk_service.exchange.place import Speaker
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.store.column_types import micros
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import MAX_BODY

BLOB_TYPE = "application/octet-stream"
MAX_SPAN = 4 * 1024 * 1024
"""Bytes of a file in one answer."""
AT_ONCE = 2
"""Of one company: a slow disk or bucket is not to take all threads that other companies need."""
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{1,15})?")
_A_SPAN = {206: ResponseSpec(bytes, description="A span of the file", media_type=BLOB_TYPE)}

T = TypeVar("T")
AnyRequest: TypeAlias = Request[Any, Any, State]


class PhotoDesk:
    """The photos of all companies, for registers at the pace that each may keep."""

    def __init__(self, office: Office, blobs: Blobs) -> None:
        self._office = office
        self._blobs = blobs
        self._pace = Pace(office.store, PHOTOS)
        self._turns = WeakValueDictionary[str, asyncio.Semaphore]()

    async def ask(self, register: CallingRegister, job: Callable[[Blobs], T]) -> T:
        """Do something with the files; raises Refused, also with RATE_LIMITED."""

        def paced() -> T:
            speaker = Speaker(register.company_id, register.device_id)
            self._pace.require(speaker, micros(self._office.clock.now()))
            return job(self._blobs)

        async with self._turns.setdefault(register.company_id, asyncio.Semaphore(AT_ONCE)):
            return await self._office.store.run(paced)


ThePhotos: TypeAlias = NamedDependency[PhotoDesk]


@head("/blobs/{sha256:str}", summary="How much of a file is here")
async def blob_size(photos: ThePhotos, register: TheRegister, sha256: FromPath[str]) -> Response[None]:
    """`Upload-Offset` tells it; 404 for nothing yet."""
    held = await photos.ask(register, lambda blobs: blobs.held(register.company_id, sha256))
    return Response(None, headers=_offset(held.size))


@patch("/blobs/{sha256:str}", status_code=204, summary="Send a piece of a file")
async def append_blob(
    request: AnyRequest, photos: ThePhotos, register: TheRegister, sha256: FromPath[str]
) -> Response[None]:
    """From `Upload-Offset` on, of `Upload-Length` bytes in all."""
    offset, total = _whole(request, "Upload-Offset"), _whole(request, "Upload-Length")
    piece = await request.body()
    held = await photos.ask(
        register,
        lambda blobs: blobs.append(register.company_id, sha256, offset=offset, total=total, piece=piece),
    )
    return Response(None, status_code=204, headers=_offset(held.size))


@get("/blobs/{sha256:str}", summary="A file, or a span of it", media_type=BLOB_TYPE, responses=_A_SPAN)
async def read_blob(
    request: AnyRequest, photos: ThePhotos, register: TheRegister, sha256: FromPath[str]
) -> Response[bytes]:
    """`Range` chooses the span; at most 4 MiB come at once, and `Content-Range` tells which."""
    asked = _RANGE.fullmatch(request.headers.get("range", "bytes=0-"))
    if asked is None:
        raise Refused(RefusalCode.MALFORMED, 416)
    first, last = int(asked[1]), int(asked[2]) if asked[2] else MAX_SPAN + int(asked[1])
    size = min(max(0, last - first + 1), MAX_SPAN)
    body, total = await photos.ask(
        register, lambda blobs: blobs.read(register.company_id, sha256, first, size)
    )
    if not body:
        raise Refused(RefusalCode.WRONG_OFFSET, 416, offset=total)
    span = {"Content-Range": f"bytes {first}-{first + len(body) - 1}/{total}", "Accept-Ranges": "bytes"}
    status = 200 if len(body) == total else 206
    return Response(body, status_code=status, headers=span, media_type=BLOB_TYPE)


def _offset(size: int) -> dict[str, str]:
    return {"Upload-Offset": str(size)}


def _whole(request: AnyRequest, name: str) -> int:
    value = request.headers.get(name, "")
    if not value.isascii() or not value.isdecimal() or len(value) > 15:
        raise Refused(RefusalCode.MALFORMED, 400)
    return int(value)


ROUTES = (
    Router(
        "/sync/v1",
        route_handlers=[blob_size, append_blob, read_blob],
        tags=["sync"],
        request_max_body_size=MAX_BODY,
    ),
)
