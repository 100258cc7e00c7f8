"""Sync, from the service's side, body to body and durable, beside a bare insert of the same rows.

What the network and HTTP add is measured where a register speaks to a running service.
"""

from __future__ import annotations

import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import msgspec
from sqlalchemy import text

from benchmarks.figure import Figure, Times, timed
from cardesk_service.clock import IdFactory, SystemClock
from cardesk_service.exchange import snapshots
from cardesk_service.exchange.exchanging import exchange, glance
from cardesk_service.exchange.place import Speaker
from cardesk_service.store.column_types import micros
from cardesk_service.store.database import Database
from cardesk_service.store.migrations import runner
from cardesk_wire import coding
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Op, Value
from tests.service.postgresql import running_server, with_database

CHANGED = 100
FIRST = 10_000
_RUNS = 60
_WARM_UP = 6
"""From the sixth time on psycopg has its statements prepared."""
_COMPANY = UUID(int=0xC0)
_BARE = "CREATE TABLE bare (id TEXT, fields TEXT)"
_INSERT = text("INSERT INTO bare VALUES (:id, :fields)")


def measure_sync() -> Iterator[Figure]:
    """All figures, SQLite first."""
    with (
        tempfile.TemporaryDirectory(prefix="cardesk-sync-") as folder,
        _Service.open(f"sqlite:///{Path(folder) / 'service.db'}") as service,
    ):
        service.fill()
        yield service.push("sync.push_100_sqlite")
        yield from service.give()
    with (
        running_server(f"bench-{os.getpid()}", is_durable=True) as server,
        _Service.open(with_database(server, "bench")) as service,
    ):
        service.fill()
        yield service.push("sync.push_100_postgresql")


class _Register:
    """Cuts ops and packs them, as a register does."""

    def __init__(self, number: int) -> None:
        self.speaker = Speaker.of(_COMPANY, UUID(int=number))
        self.chain, self.oseq, self.cursor, self.generation = coding.NO_CHAIN, 0, 0, ""

    def body(self, rows: dict[str, dict[str, Value]], now: int) -> bytes:
        """The next request, packed."""
        before = self.chain
        ops = []
        for identity, fields in rows.items():
            self.oseq += 1
            ops.append(coding.encode(Op(self.oseq, "client", identity, now, self.cursor, fields)))
        self.chain = coding.chained(before, ops)
        raw = [msgspec.Raw(op) for op in ops]
        written = coding.written(before)
        return coding.pack(ExchangeRequest(1, 1, 1, self.generation, self.cursor, now, written, raw, 10_000))


class _Service:
    """The core of the service on one database, with one register of 10,000 clients."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._clock = SystemClock()
        self._new_id = IdFactory(self._clock)
        self._writer = _Register(1)
        self._identities = [coding.written(self._new_id().bytes) for _ in range(FIRST)]
        self._changes = itertools.count()
        self._spent: list[float] = []
        self.bytes_of_push = 0

    @classmethod
    @contextmanager
    def open(cls, url: str) -> Iterator[_Service]:
        """The service on an empty database."""
        database = Database.open(url, threads=2)
        runner.upgrade(database.engine)
        database.write_now(lambda connection: connection.exec_driver_sql(_BARE))
        try:
            yield cls(database)
        finally:
            database.close()

    def fill(self) -> None:
        """Push the clients for the first time."""
        for first in range(0, FIRST, 1_000):
            batch = enumerate(self._identities[first : first + 1_000], start=first)
            self._say({identity: client_fields(number) for number, identity in batch})

    def push(self, name: str) -> Figure:
        """A push of changed rows, and the same rows inserted without any check."""
        rows = [
            {"id": identity, "fields": coding.encode(client_fields(number)).decode()}
            for number, identity in enumerate(self._identities[:CHANGED])
        ]
        ours, floor = [], []
        for _ in range(_WARM_UP + _RUNS):
            # Packed when the answer before is known, as by a register that has heard everything.
            body, replies = self._body(), list[bytes]()
            began = time.process_time()
            ours.append(timed(lambda: replies.append(self._answer(body))))  # noqa: B023 - at once
            self._spent.append((time.process_time() - began) * 1e3)
            self._writer.cursor = coding.unpack(replies[0], ExchangeReply).cursor
            floor.append(timed(lambda: self._database.write_now(lambda c: c.execute(_INSERT, rows))))
        times = Times(tuple(ours[_WARM_UP:]), tuple(floor[_WARM_UP:]))
        note = f"{statistics.median(self._spent):.1f} of it CPU of the service, without the database's own"
        return times.median(name, note, self.bytes_of_push / CHANGED)

    def give(self) -> Iterator[Figure]:
        """What leaves: nothing, pages, parts of a snapshot from the shelf."""
        reader = _Register(2)
        self._answer(reader.body({}, self._now()))
        idle = _Register(1)
        idle.chain, idle.cursor = self._writer.chain, self._head()
        body = idle.body({}, self._now())
        yield _median("sync.idle_service", lambda: self._answer(body), 200)
        page = _Register(3)
        first = page.body({}, self._now())
        self._answer(first)
        size = len(self._answer(first))
        yield _median("sync.give_10k", lambda: self._answer(first), 10)
        yield Figure("sync.row_bytes", size / FIRST, None, "B", 1, "a client in a page")
        part = self._part()
        yield _median("sync.snapshot_10k_service", self._part, 20, f"{len(part) / FIRST:.1f} B a row")

    def _part(self) -> bytes:
        company = self._writer.speaker.company
        found = self._database.read_now(lambda connection: snapshots.part(connection, company))
        if found is None:
            raise RuntimeError("there is nothing to take a snapshot of")
        if found.is_new:
            now = self._now()
            self._database.write_now(lambda connection: snapshots.keep(connection, company, found, now=now))
        return found.body

    def _body(self) -> bytes:
        change = next(self._changes)
        span = [self._identities[(change * CHANGED + place) % FIRST] for place in range(CHANGED)]
        rows: dict[str, dict[str, Value]] = {
            identity: {"notes": f"wax {change}", "is_archived": False} for identity in span
        }
        body = self._writer.body(rows, self._now())
        self.bytes_of_push = len(body)
        return body

    def _say(self, rows: dict[str, dict[str, Value]]) -> None:
        reply = coding.unpack(self._answer(self._writer.body(rows, self._now())), ExchangeReply)
        self._writer.cursor, self._writer.generation = reply.cursor, reply.generation

    def _answer(self, body: bytes) -> bytes:
        """From body to body, as the handler does."""
        request = coding.unpack(body, ExchangeRequest)
        number = 1 if request.ops or request.chain == coding.written(self._writer.chain) else 3
        speaker, now = Speaker.of(_COMPANY, UUID(int=number)), self._now()
        reply = None
        if not request.ops:
            reply = self._database.read_now(lambda c: glance(c, speaker, request, now=now))
        if reply is None:
            answered = self._database.write_now(
                lambda c: exchange(c, speaker, request, now=now, new_id=self._new_id)
            )
            if not isinstance(answered, ExchangeReply):
                raise RuntimeError(answered)
            reply = answered
        return coding.pack(reply)

    def _head(self) -> int:
        reader = _Register(3)
        reply = coding.unpack(self._answer(reader.body({}, self._now())), ExchangeReply)
        return reply.head

    def _now(self) -> int:
        return micros(self._clock.now())


def client_fields(number: int) -> dict[str, Value]:
    """A client as registers write one: twelve fields and the consent."""
    return {
        "name": f"Client {number * 7919 % 100_000}",
        "phone": f"+9715{number * 104_729 % 100_000_000:08d}",
        "phone_label": "mobile",
        "email": f"c{number}@example.com",
        "is_company": number % 9 == 0,
        "tax_number": "",
        "address": f"Villa {number % 700}, Street {number % 90}, Dubai",
        "language": ("en", "ar", "ru")[number % 3],
        "notes": "",
        "created_at": 1_767_225_600_000_000 + number * 61_000_003,
        "consent_is_given": False,
        "consent_at": None,
        "consent_way": None,
        "is_archived": False,
        "erased_at": None,
        "phones": [],
    }


def _median(name: str, work: Callable[[], object], runs: int, note: str = "") -> Figure:
    work()
    times = sorted(timed(work) for _ in range(runs))
    return Figure(name, times[runs // 2], None, "ms", runs, note)
