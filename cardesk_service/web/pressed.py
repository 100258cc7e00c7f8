"""A button pressed twice: the browser shows the answer to the second press, which is what the first one got.

Every form bears a number of its own (`FIELD`). For a minute the answer of a form that did what it was for is
kept, sealed, for the same form with the same content from who sent it: under the cookie that she had, or
under the one that the answer gave her. What can be done once is done once; a page opened anew has another
number (decision 330).
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import TypeAlias
from urllib.parse import parse_qsl
from uuid import UUID

import msgspec
from litestar import Request
from litestar.datastructures import Headers, State
from litestar.enums import ScopeType
from litestar.types import (
    ASGIApp,
    HTTPReceiveMessage,
    HTTPRequestEvent,
    HTTPScope,
    Message,
    Receive,
    Scope,
    Send,
    WebSocketReceiveMessage,
)
from sqlalchemy import Connection

from cardesk_service import sessions
from cardesk_service.api.media import media_type
from cardesk_service.api.origin import FORM_PATHS
from cardesk_service.crypto import fingerprint
from cardesk_service.office import Office
from cardesk_service.store import codes
from cardesk_service.store.codes import Code
from cardesk_service.store.database import StoreUnavailable
from cardesk_service.web.form import MEDIA_TYPE, MOST_FIELDS
from cardesk_service.web.visitor import PRESS_LENGTH

AnyRequest: TypeAlias = Request[None, None, State]
FIELD = "press"
KEPT_FOR = timedelta(minutes=1)
LONGEST_BYTES = 16 * 1024
"""Of a form; those of ours are far below."""
SETTLES_S = 0.2
"""How long after its commit another process has its answer kept, with room to spare."""
_PURPOSE = "pressed"
_SIGN_IN, _DONE = "/page/sign-in", "done="


class _Kept(msgspec.Struct, frozen=True):
    """An answer that leads on: its headers, and whose it is (hashes of tokens, empty for who had none)."""

    holders: list[bytes]
    headers: list[tuple[str, str]]


class PressedTwice:
    """Answers the second press as the first. In one process it waits for that."""

    def __init__(self, app: ASGIApp, office: Office) -> None:
        self._app = app
        self._office = office
        self._running: dict[UUID, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it as before."""
        if scope["type"] != ScopeType.HTTP or not _is_form(scope):
            await self._app(scope, receive, send)
            return
        body = await _body(receive)
        if body is None:
            return
        pressed = _pressed(self._office, scope, body)
        if pressed is None:
            await self._app(scope, _again(body, receive), send)
            return
        while (first := self._running.get(pressed)) is not None:
            await first.wait()
        self._running[pressed] = asyncio.Event()
        try:
            await self._answer(scope, _again(body, receive), send, pressed)
        finally:
            self._running.pop(pressed).set()

    async def _answer(self, scope: HTTPScope, receive: Receive, send: Send, pressed: UUID) -> None:
        holder = _holder(self._office, Request[None, None, State](scope).cookies.get(sessions.COOKIE, ""))
        kept = await self._kept(pressed, holder)
        if kept is None:
            answered = _Answered(send)
            await self._app(scope, receive, answered.send)
            if answered.leads_on:
                await self._keep(pressed, holder, answered.headers)
            elif answered.is_held and not self._office.store.is_at_hand:
                await asyncio.sleep(SETTLES_S)
                kept = await self._kept(pressed, holder)
            if kept is None:
                await answered.pass_on()
                return
        headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in kept.headers]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _kept(self, pressed: UUID, holder: bytes) -> _Kept | None:
        now = self._office.clock.now()
        found: Code | None = None
        with suppress(StoreUnavailable):
            found = await self._office.store.read(lambda on: codes.living(on, pressed, _PURPOSE, now))
        opened = self._office.sealer.open(_PURPOSE, found.payload) if found else None
        kept = msgspec.msgpack.decode(opened, type=_Kept) if opened is not None else None
        return kept if kept is not None and holder in kept.holders else None

    async def _keep(self, pressed: UUID, holder: bytes, headers: list[tuple[str, str]]) -> None:
        given = [value for name, value in headers if name.lower() == "set-cookie"]
        new = [_holder(self._office, each.partition("=")[2].partition(";")[0]) for each in given]
        kept = _Kept([holder, *(each for each in new if each)], headers)
        row = Code(
            id=pressed,
            purpose=_PURPOSE,
            hash=b"",
            payload=self._office.sealer.seal(_PURPOSE, msgspec.msgpack.encode(kept)),
            expires_at=self._office.clock.now() + KEPT_FOR,
        )

        def work(connection: Connection) -> None:
            codes.add_unless_there(connection, row)

        store = self._office.store
        await store.run(lambda: store.tried_now(work))


class _Answered:
    """Holds an answer back until it is known what becomes of it; a page, or a file, goes its way at once."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._held: list[Message] = []
        self._status = 0
        self.headers: list[tuple[str, str]] = []
        self.is_held = True

    async def send(self, message: Message) -> None:
        """Take a part of the answer."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self.is_held = self._status != 200
            self.headers = [
                (name.decode("latin-1"), value.decode("latin-1")) for name, value in message["headers"]
            ]
        if self.is_held:
            self._held.append(message)
        else:
            await self._send(message)

    async def pass_on(self) -> None:
        """Send what was held back."""
        for message in self._held:
            await self._send(message)

    @property
    def leads_on(self) -> bool:
        """Whether the form did what it was for: not where one has to sign in first."""
        to = next((value for name, value in self.headers if name.lower() == "location"), "")
        return self._status == 303 and (not to.startswith(_SIGN_IN) or _DONE in to)


def _is_form(scope: HTTPScope) -> bool:
    if scope["method"] != "POST" or not scope["path"].startswith(FORM_PATHS):
        return False
    headers = Headers.from_scope(scope)
    length = headers.get("content-length", "")
    return media_type(headers) == MEDIA_TYPE and length.isdecimal() and int(length) <= LONGEST_BYTES


async def _body(receive: Receive) -> bytes | None:
    """The form; None when whoever sent it was gone before its end."""
    body = b""
    while (came := await receive())["type"] == "http.request":
        body += came["body"]
        if not came.get("more_body", False):
            return body
    return None


def _again(body: bytes, receive: Receive) -> Receive:
    waiting = [HTTPRequestEvent(type="http.request", body=body, more_body=False)]

    async def given() -> HTTPReceiveMessage | WebSocketReceiveMessage:
        return waiting.pop() if waiting else await receive()

    return given


def _pressed(office: Office, scope: HTTPScope, body: bytes) -> UUID | None:
    """What tells this form, with this content, from all others; None for one without a number of its own."""
    try:
        fields = dict(parse_qsl(body.decode("ascii"), errors="replace", max_num_fields=MOST_FIELDS))
    except ValueError:
        return None
    if len(fields.get(FIELD, "")) != PRESS_LENGTH:
        return None
    place = f"{scope['path']}?".encode() + scope["query_string"]
    return UUID(bytes=office.sealer.keyed_hash(_PURPOSE, place + b"\0" + body)[:16])


def _holder(office: Office, cookie: str) -> bytes:
    token = sessions.token_of(office, cookie) if cookie else None
    return b"" if token is None else fingerprint(token)
