"""A company at a real service on loopback TLS, and counters of it: for what is measured from end to end."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from uuid import UUID

import httpx
import msgspec

from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.kept_connections import KeptConnections
from cardesk_desktop.sync.trusting import trust
from cardesk_wire import coding
from cardesk_wire.messages import ExchangeRequest, Op, Value
from tests.builders import make_register
from tests.kill.shop import fill
from tests.service.joining import Admission, let_in, sign_up
from tests.service.served import Served, served
from tests.sync.counter import Counter, found_and_join, key_of, open_desk

_BATCH = 5_000

Fields = dict[str, Value]


class Wire(httpx.BaseTransport):
    """Counts the requests and the bytes of HTTP, heads and bodies, that go through it both ways."""

    def __init__(self, ca: str) -> None:
        self._through = KeptConnections(trust(ca))
        self.requests = self.bytes = self.heads = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._through.handle_request(request)
        body = answer.read()
        self.requests += 1
        self.heads += _head(request.headers) + _head(answer.headers) + len(request.url.raw_path)
        self.bytes += len(request.read()) + len(body)
        return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(body))

    def close(self) -> None:
        self._through.close()


class Account:
    """Mona's company at a service that runs."""

    def __init__(self, service: Served, folder: Path) -> None:
        self.ca = service.ca.read_text()
        self.service = service
        self.folder = self.newest = folder
        self._numbers = itertools.count(1)
        self._web = service.client()
        sign_up(self._web, service)

    @classmethod
    @contextmanager
    def opened(cls, **variables: str) -> Iterator[Self]:
        """A service of its own for this company."""
        with tempfile.TemporaryDirectory(prefix="cardesk-account-") as name:
            data = Path(name) / "service"
            data.mkdir()
            with served(data, **variables) as service:
                account = cls(service, Path(name))
                try:
                    yield account
                finally:
                    account._web.close()

    def admission(self) -> Admission:
        """Let one more register in."""
        number = next(self._numbers)
        code = f"R{number:02d}"
        return let_in(self._web, self.ca, UUID(int=number), code, key_of(code).public.raw)

    def counter(self, wire: Wire | None = None, *, is_open: bool = False, is_new: bool = False) -> Counter:
        """One more counter, founded and joined, with a full shelf if `is_open`; it has said nothing yet.

        One that `is_new` has joined with nothing at all.
        """
        admission = self.admission()
        self.newest = self.folder / admission.code
        self.newest.mkdir()
        desk = open_desk(self.newest, admission.code)
        if is_open:
            fill(desk, admission.code)
        if is_new:
            with desk.store.write() as work:
                work.company.add_register(make_register(admission.code))
        found_and_join(desk, admission)
        return Counter(desk, admission, wire)


class Writer:
    """A register without a database that writes rows as fast as it is let."""

    def __init__(self, admission: Admission) -> None:
        self._client = ServiceClient(admission.url, trust(admission.ca), cookie=admission.cookie)
        self._chain, self._oseq, self._cursor, self._generation = coding.NO_CHAIN, 0, 0, ""

    def write(self, kind: str, rows: dict[str, Fields], *, now: int = 1_800_000_000_000_000) -> None:
        """Hand these rows in."""
        waiting = list(rows.items())
        if not self._generation:
            self._say([], now)
        for first in range(0, len(waiting), _BATCH):
            ops = []
            for identity, fields in waiting[first : first + _BATCH]:
                self._oseq += 1
                ops.append(coding.encode(Op(self._oseq, kind, identity, now, self._cursor, fields)))
            self._say(ops, now)

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def _say(self, ops: list[bytes], now: int) -> None:
        chain = coding.written(self._chain)
        raw = [msgspec.Raw(op) for op in ops]
        request = ExchangeRequest(1, 1, 1, self._generation, self._cursor, now, chain, raw, 10_000)
        reply = self._client.exchange(request)
        self._chain = coding.chained(self._chain, ops)
        self._cursor, self._generation = reply.cursor, reply.generation


def identities(count: int, first: int = 0) -> list[str]:
    """Identities as they are made in the course of years: the time in front, chance behind."""
    made = []
    for number in range(first, first + count):
        chance = (number * 0x9E3779B97F4A7C15F39CC0605CEDC835) % 2**74
        value = ((1_700_000_000_000 + number * 60_000) << 80) | (chance & (2**62 - 1))
        made.append(coding.written((value | (0x7 << 76) | (0b10 << 62)).to_bytes(16)))
    return made


def _head(headers: httpx.Headers) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.raw) + 20
