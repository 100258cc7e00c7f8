"""Connections that are kept: when they are used again, when they are not, and what a broken one says."""

from __future__ import annotations

import select
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from cardesk_desktop.sync import kept_connections
from cardesk_desktop.sync.kept_connections import KeptConnections
from cardesk_desktop.sync.trusting import trust
from tests.unit.sync.authority import Authority

WITHIN_S = 10.0
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\nwhole"
FAREWELL = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nend"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\n0\r\n\r\n"
SILENT = b"HTTP/1.1 204 No Content\r\n\r\n"
CUT = b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf"


@dataclass
class Speaker:
    """Says these answers one after the other, and hangs up after each that is the last of its connection."""

    answers: list[bytes]
    last: frozenset[int] = frozenset()
    url: str = ""
    trusted: ssl.SSLContext | None = None
    asked: list[bytes] = field(default_factory=list)
    connections: int = 0

    def listen(self, server: socket.socket, context: ssl.SSLContext) -> None:
        """Until there is nothing more to say."""
        while self.answers:
            plain, _ = server.accept()
            self.connections += 1
            with suppress(OSError), context.wrap_socket(plain, server_side=True) as wire:
                self._speak(wire)

    def _speak(self, wire: ssl.SSLSocket) -> None:
        while self.answers:
            heard = b""
            while b"\r\n\r\n" not in heard:
                if not (more := wire.recv(65536)):
                    return
                heard += more
            self.asked.append(heard)
            wire.sendall(self.answers.pop(0))
            if len(self.asked) in self.last:
                return
        wire.recv(1)


@pytest.fixture
def speaking(tmp_path: Path) -> Iterator[Callable[..., Speaker]]:
    """Lets somebody speak on this machine until the test ends."""
    authority = Authority("CarDesk")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.write_leaf(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(WITHIN_S)
        threads = []

        def speak(*answers: bytes, last: frozenset[int] = frozenset()) -> Speaker:
            url = f"https://127.0.0.1:{server.getsockname()[1]}"
            speaker = Speaker(list(answers), last, url, trust(authority.pem))
            thread = threading.Thread(target=speaker.listen, args=(server, context))
            thread.start()
            threads.append(thread)
            return speaker

        yield speak
        for thread in threads:
            thread.join(WITHIN_S)


@contextmanager
def kept(speaker: Speaker) -> Iterator[KeptConnections]:
    """Connections to the speaker, closed afterwards."""
    assert speaker.trusted is not None
    connections = KeptConnections(speaker.trusted)
    try:
        yield connections
    finally:
        connections.close()


def ask(connections: KeptConnections, speaker: Speaker, method: str = "POST") -> tuple[int, bytes]:
    """One request with a body, read to its end."""
    limits = httpx.Timeout(WITHIN_S).as_dict()
    request = httpx.Request(
        method, f"{speaker.url}/sync?a=1", content=b"hello", extensions={"timeout": limits}
    )
    answer = connections.handle_request(request)
    try:
        return answer.status_code, b"".join(answer.iter_raw())
    finally:
        answer.close()


def test_one_connection_serves_one_request_after_the_other(speaking: Callable[..., Speaker]) -> None:
    speaker = speaking(WHOLE, CHUNKED, SILENT)
    with kept(speaker) as connections:
        assert ask(connections, speaker) == (200, b"whole")
        assert ask(connections, speaker) == (200, b"part")
        assert ask(connections, speaker) == (204, b"")
    assert speaker.connections == 1
    head, _, body = speaker.asked[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /sync?a=1 HTTP/1.1\r\nHost: 127.0.0.1:")
    assert b"Content-Length: 5" in head
    assert body == b"hello", "head and body leave together"


def test_every_header_of_an_answer_arrives(speaking: Callable[..., Speaker]) -> None:
    speaker = speaking(WHOLE)
    with kept(speaker) as connections:
        answer = connections.handle_request(httpx.Request("GET", speaker.url))
        assert answer.headers.get_list("Set-Cookie") == ["a=1", "b=2"]
        answer.close()


def test_one_that_was_hung_up_is_not_used_again(speaking: Callable[..., Speaker]) -> None:
    speaker = speaking(WHOLE, FAREWELL, WHOLE, last=frozenset({1, 2}))
    with kept(speaker) as connections:
        ask(connections, speaker)
        (resting,) = connections._resting
        assert select.select([resting.sock], [], [], WITHIN_S)[0], "the farewell has arrived"
        assert ask(connections, speaker) == (200, b"end")
        assert ask(connections, speaker) == (200, b"whole")
    assert speaker.connections == 3


def test_one_that_rested_too_long_is_not_used_again(
    speaking: Callable[..., Speaker], monkeypatch: pytest.MonkeyPatch
) -> None:
    speaker = speaking(WHOLE, WHOLE, last=frozenset({1}))
    with kept(speaker) as connections:
        ask(connections, speaker)
        monkeypatch.setattr(kept_connections, "KEPT_S", -1.0)
        assert ask(connections, speaker) == (200, b"whole")
    assert speaker.connections == 2


def test_whether_one_is_there_is_found_out_on_windows_too(
    speaking: Callable[..., Speaker], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(select, "poll", raising=False)
    speaker = speaking(WHOLE, WHOLE)
    with kept(speaker) as connections:
        ask(connections, speaker)
        ask(connections, speaker)
    assert speaker.connections == 1


def test_an_answer_that_ends_too_early_is_none(speaking: Callable[..., Speaker]) -> None:
    speaker = speaking(CUT, WHOLE, last=frozenset({1}))
    with kept(speaker) as connections:
        with pytest.raises(httpx.TransportError):
            ask(connections, speaker)
        assert ask(connections, speaker) == (200, b"whole")


def test_one_whose_answer_nobody_read_is_closed(speaking: Callable[..., Speaker]) -> None:
    speaker = speaking(WHOLE, WHOLE, last=frozenset({1}))
    with kept(speaker) as connections:
        connections.handle_request(httpx.Request("GET", speaker.url)).close()
        assert ask(connections, speaker) == (200, b"whole")
    assert speaker.connections == 2


def test_what_is_no_http_and_who_is_not_there(speaking: Callable[..., Speaker]) -> None:
    speaker = speaking(b"SMTP\r\n\r\n", last=frozenset({1}))
    with kept(speaker) as connections:
        with pytest.raises(httpx.TransportError):
            ask(connections, speaker)
        with socket.create_server(("127.0.0.1", 0)) as nobody:
            port = nobody.getsockname()[1]
        with pytest.raises(httpx.TransportError) as refused:
            connections.handle_request(httpx.Request("GET", f"https://127.0.0.1:{port}"))
    assert isinstance(refused.value.__cause__, OSError)


def test_what_is_under_way_when_all_are_closed_ends_by_itself(speaking: Callable[..., Speaker]) -> None:
    speaker = speaking(WHOLE)
    with kept(speaker) as connections:
        answer = connections.handle_request(httpx.Request("GET", speaker.url))
        connections.close()
        assert b"".join(answer.iter_raw()) == b"whole"
        answer.close()
        assert connections._resting == []


def test_only_few_rest(speaking: Callable[..., Speaker], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_connections, "MOST_KEPT", 0)
    speaker = speaking(WHOLE)
    with kept(speaker) as connections:
        ask(connections, speaker)
        assert connections._resting == []
