"""The account service over HTTPS: every answer is a message, a refusal, or the news that nobody answered.

Nothing is tried twice here: when to come again is for `schedule` to say. What arrives is limited before it
is unpacked, and unpacked with a limit.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from threading import Lock
from types import MappingProxyType, TracebackType
from typing import TypeVar

import httpx

from cardesk_desktop.sync.ahead import Ahead
from cardesk_desktop.sync.answers import Away, ServiceAway, ServiceRefused, read_as
from cardesk_desktop.sync.exchange import Reply, Request
from cardesk_desktop.sync.hearing import (
    SESSION_COOKIE,
    Answer,
    away_of,
    cookie_in,
    limited,
    refusal_of,
    whole,
)
from cardesk_desktop.sync.kept_connections import KeptConnections
from cardesk_desktop.sync.keys import KEYS_PATH, KeyRequest, KeysTold
from cardesk_desktop.sync.line import Line, LineCut
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import MAX_BODY, encode, pack
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, ReconcileReply, ReconcileRequest, Snapshot

T = TypeVar("T")
MEDIA_TYPE = "application/zstd"
"""Messages are compressed by themselves and not by HTTP, whose libraries unpack without a limit."""
TIMEOUT = httpx.Timeout(connect=5.0, read=30.0, write=30.0, pool=5.0)
WAKE_TIMEOUT = httpx.Timeout(connect=5.0, read=40.0, write=5.0, pool=5.0)
"""The service answers a wake after 25 seconds at the latest."""
_REFUSAL_SIZE = 64 * 1024
_NO_WORDS = (b"", b"null")
_JSON = MappingProxyType({"Content-Type": "application/json"})


class ServiceClient(AbstractContextManager["ServiceClient"]):
    """Speaks for one register. A wake, a photo and whatever else there is may be asked side by side.

    Every method raises ServiceAway when there is no answer that can be believed, and ServiceRefused.
    `on_cookie` is told the session's new cookie when the service renewed it.
    """

    def __init__(
        self,
        address: str,
        context: ssl.SSLContext,
        *,
        cookie: str,
        on_cookie: Callable[[str], None] = lambda _cookie: None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._cookie = cookie
        self._on_cookie = on_cookie
        self._wake_line = Line()
        self._ahead = Ahead(self._ask)
        self._lock = Lock()
        self._under_way = 0
        self._is_let_go = False
        self._address = address.rstrip("/")
        # Without the client around it: cookies, redirects and logins of HTTP are not for a register.
        self._http = transport or KeptConnections(context)
        # By httpx, which tells the line of each connection that it opens.
        self._wake_http = transport or httpx.HTTPTransport(verify=context, trust_env=False)

    def ask(self, request: Request) -> Reply:
        """Whatever is to be asked next: to push and pull, a part of the snapshot, or to know keys.

        Of a page or a part, the next one is asked for at once, and is given when it is due.
        """
        return self._ahead.ask(request)

    def _ask(self, request: Request) -> Reply:
        if isinstance(request, KeyRequest):
            told = self.send("PUT", KEYS_PATH, body=encode(request.message), headers=_JSON)
            told.require(is_so=told.status == httpx.codes.NO_CONTENT)
            return KeysTold()
        if isinstance(request, PartRequest):
            return self._message("GET", "/sync/v1/snapshot", Snapshot, params=request.params)
        return self.exchange(request)

    def exchange(self, request: ExchangeRequest) -> ExchangeReply:
        """Push and pull. Where all is as the register knows it, the service says nothing."""
        answer = self.send("POST", "/sync/v1/exchange", body=pack(request))
        if answer.status != httpx.codes.NO_CONTENT:
            return read_as(answer.body, ExchangeReply)
        # Of whom something was handed in, or who knows no generation yet, the service always says more.
        answer.require(is_so=bool(request.generation) and not request.ops)
        return request.confirmed()

    def reconcile(self, request: ReconcileRequest) -> ReconcileReply:
        """Compare what both hold."""
        return self._message("POST", "/sync/v1/reconcile", ReconcileReply, body=pack(request))

    def wake(self, cursor: int) -> bool:
        """Wait, half a minute at most, for something new past this place; False when there was nothing."""
        at, line = {"cursor": str(cursor)}, self._wake_line
        answer = self.send(
            "GET", "/sync/v1/wake", params=at, timeout=WAKE_TIMEOUT, limit=_REFUSAL_SIZE, line=line
        )
        answer.require(is_so=answer.body in _NO_WORDS)
        return answer.status == httpx.codes.OK

    def stop_waiting(self) -> None:
        """From another thread: let a wake that is under way end, and every later one fail at once."""
        self._wake_line.cut()

    def let_go(self) -> None:
        """As `stop_waiting`, and close: now, or when what is under way on other threads has ended."""
        self._wake_line.cut()
        with self._lock:
            self._is_let_go = True
            is_idle = not self._under_way
        if is_idle:
            self.close()

    def blob_size(self, sha256: str) -> int:
        """How many bytes of a file the service has."""
        try:
            answer = self.send("HEAD", _blob(sha256), limit=_REFUSAL_SIZE)
        except ServiceRefused as refused:
            if refused.refusal.code == RefusalCode.NOT_FOUND:
                return 0
            raise
        return whole(answer.headers, "Upload-Offset")

    def send_blob(self, sha256: str, offset: int, total: int, chunk: bytes) -> int:
        """Send a piece of a file of `total` bytes from `offset` on; gives the offset to go on from."""
        answer = self.send(
            "PATCH",
            _blob(sha256),
            body=chunk,
            headers={"Upload-Offset": str(offset), "Upload-Length": str(total)},
            limit=_REFUSAL_SIZE,
        )
        return whole(answer.headers, "Upload-Offset")

    def read_blob(self, sha256: str, offset: int, size: int) -> tuple[bytes, int]:
        """At most `size` bytes of a file from `offset` on, and how long all of it is."""
        span = {"Range": f"bytes={offset}-{offset + size - 1}"}
        answer = self.send("GET", _blob(sha256), headers=span, limit=size)
        _, _, total = answer.headers.get("Content-Range", "").partition("/")
        return answer.body, int(total) if total.isdecimal() else offset + len(answer.body)

    def close(self) -> None:
        """Let go of the connections."""
        self._wake_line.cut()
        self._ahead.end()
        self._http.close()
        self._wake_http.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _message(
        self,
        method: str,
        path: str,
        kind: type[T],
        *,
        params: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> T:
        return read_as(self.send(method, path, params=params, body=body).body, kind)

    def send(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: httpx.Timeout = TIMEOUT,
        limit: int = MAX_BODY,
        line: Line | None = None,
    ) -> Answer:
        """One request, and its success. A `line` can be cut from another thread."""
        head = {
            "Cookie": f"{SESSION_COOKIE}={self._cookie}",
            **({} if body is None else {"Content-Type": MEDIA_TYPE}),
            **(headers or {}),
        }
        http = self._http if line is None else self._wake_http
        request = httpx.Request(
            method,
            f"{self._address}{path}",
            params=params,
            content=body,
            headers=head,
            extensions={"timeout": timeout.as_dict()},
        )
        if line is not None and line.is_cut:
            raise ServiceAway(Away.OFFLINE)
        if line is not None:
            request.extensions["trace"] = line.note
        with self._counted():
            try:
                answer = http.handle_request(request)
                try:
                    content = limited(answer, limit)
                finally:
                    answer.close()
            except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, LineCut) as error:
                raise ServiceAway(away_of(error)) from error
        self._keep_cookie(cookie_in(answer.headers))
        if not answer.is_success:
            raise ServiceRefused(refusal_of(answer, content))
        return Answer(answer.status_code, answer.headers, content)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """The last one to end closes a client that was let go; nobody begins after that."""
        with self._lock:
            is_gone = self._is_let_go
            self._under_way += not is_gone
        if is_gone:
            raise ServiceAway(Away.OFFLINE)
        try:
            yield
        finally:
            with self._lock:
                self._under_way -= 1
                is_last = self._is_let_go and not self._under_way
            if is_last:
                self.close()

    def _keep_cookie(self, cookie: str) -> None:
        if cookie and cookie != self._cookie:
            self._cookie = cookie
            self._on_cookie(cookie)


def _blob(sha256: str) -> str:
    return f"/sync/v1/blobs/{sha256}"
