"""HTTPS by the standard library, on connections that are kept from one request to the next.

A register says little and often. httpx asks its pool, h11 and a lock of its own for each byte that goes and
comes, which took four times as long as a small exchange itself. Its requests, answers and errors are used all
the same, so that whoever speaks does not see who carries.
"""

from __future__ import annotations

import select
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from threading import Lock
from typing import Any

import httpx
from typing_extensions import override

KEPT_S = 120.0
"""How long a connection may rest: to open another takes three ways there and back."""
MOST_KEPT = 4
_PIECE = 64 * 1024


class KeptConnections(httpx.BaseTransport):
    """Any number of threads may ask at once, each on a connection of its own.

    Raises httpx.TransportError, with what happened as its cause. Nothing is tried twice.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self._context.set_alpn_protocols(["http/1.1"])
        self._lock = Lock()
        self._resting: list[_Connection] = []
        self._is_closed = False

    @override
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask; the body of the answer is read by whoever asks, piece by piece."""
        connection = self._taken(request.url)
        try:
            with _troubles():
                answer = connection.ask(request)
        except BaseException:
            connection.close()
            raise
        headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.getheaders()]
        return httpx.Response(answer.status, headers=headers, stream=_Body(self, connection, answer))

    def rest(self, connection: _Connection) -> None:
        """Keep a connection whose answer was read to its end."""
        connection.rests_since = time.monotonic()
        with self._lock:
            is_kept = not self._is_closed and len(self._resting) < MOST_KEPT
            if is_kept:
                self._resting.append(connection)
        if not is_kept:
            connection.close()

    @override
    def close(self) -> None:
        """Close what rests; what is under way is closed when it ends."""
        with self._lock:
            self._is_closed = True
            resting, self._resting = self._resting, []
        for connection in resting:
            connection.close()

    def _taken(self, url: httpx.URL) -> _Connection:
        while True:
            with self._lock:
                found = self._resting.pop() if self._resting else None
            if found is None:
                return _Connection(url, self._context)
            if (found.host, found.port) == (url.host, _port(url)) and found.is_there():
                return found
            found.close()


class _Connection(HTTPSConnection):
    """One connection. A request leaves in one piece: two would wake whoever answers twice."""

    def __init__(self, url: httpx.URL, context: ssl.SSLContext) -> None:
        super().__init__(url.host, _port(url), context=context)
        self.rests_since = 0.0
        self._leaving = bytearray()

    def ask(self, request: httpx.Request) -> HTTPResponse:
        """Send the request, and read the head of the answer."""
        limits = request.extensions.get("timeout", {})
        if self.sock is None:
            self.timeout = limits.get("connect")
            self.connect()
        self.sock.settimeout(limits.get("write"))
        target = request.url.raw_path.decode("ascii")
        self.putrequest(request.method, target, skip_host=True, skip_accept_encoding=True)
        for name, value in request.headers.raw:
            self.putheader(name.decode("latin-1"), value)
        self.endheaders(request.read())
        leaving, self._leaving = self._leaving, bytearray()
        self.sock.sendall(leaving)
        self.sock.settimeout(limits.get("read"))
        return self.getresponse()

    @override
    def send(self, data: Any) -> None:
        """Keep it until all of the request is there."""
        self._leaving += data

    def is_there(self) -> bool:
        """Whether nobody hung up: nothing may have been said since the last answer, not even farewell."""
        if self.sock is None or time.monotonic() - self.rests_since > KEPT_S:
            return False
        return not _is_readable(self.sock)


class _Body(httpx.SyncByteStream):
    """What follows the head. Its connection rests afterwards, or is closed where not all of it was read."""

    def __init__(self, connections: KeptConnections, connection: _Connection, answer: HTTPResponse) -> None:
        self._connections = connections
        self._connection = connection
        self._answer = answer

    @override
    def __iter__(self) -> Iterator[bytes]:
        with _troubles():
            while piece := self._answer.read(_PIECE):
                yield piece
            if self._answer.length:
                raise IncompleteRead(b"", self._answer.length)

    @override
    def close(self) -> None:
        is_whole = self._answer.isclosed() and not self._answer.will_close
        self._answer.close()
        if is_whole:
            self._connections.rest(self._connection)
        else:
            self._connection.close()


@contextmanager
def _troubles() -> Iterator[None]:
    try:
        yield
    except (OSError, HTTPException) as error:
        raise httpx.TransportError(str(error)) from error


def _port(url: httpx.URL) -> int:
    return url.port or 443


def _is_readable(wire: socket.socket) -> bool:
    if hasattr(select, "poll"):
        waiting = select.poll()
        waiting.register(wire, select.POLLIN)
        return bool(waiting.poll(0))
    return bool(select.select([wire], [], [], 0)[0])
