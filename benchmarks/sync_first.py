"""A company's rows come into a register that has none: paged, by snapshot, and what they leave on its disk.

The counter, its client, TLS and the service are the real ones. The floor is a bare insert of the same rows
into an encrypted database, and one request over the same line.
"""

from __future__ import annotations

import gc
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from benchmarks.account import Account, Wire, Writer, identities
from benchmarks.figure import Figure, Times, timed
from benchmarks.sync import client_fields
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.store.engine import PRAGMAS, connect
from cardesk_desktop.sync.ahead import Ahead
from cardesk_desktop.sync.courtesy import ALONE
from cardesk_desktop.sync.exchange import prepare
from cardesk_desktop.sync.snapshot import PartRequest
from tests.sync.counter import DATABASE, STORE_KEY, Counter, open_desk

FEW, MANY = 10_000, 100_000
_PAGE = ALONE.rows
_TABLE = "CREATE TABLE bare (id BLOB PRIMARY KEY, " + ", ".join(client_fields(0)) + ") WITHOUT ROWID"
_INSERT = f"INSERT INTO bare VALUES (?{', ?' * len(client_fields(0))})"
_NAMES_OF_SYNC = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'sync_%'"

Taking = Callable[[Counter], int]
"""Takes all in; how many requests that took."""


def measure_first() -> Iterator[Figure]:
    """10,000 rows, 100,000 rows, and what they take on the disk."""
    with Account.opened() as account, closing(Writer(account.admission())) as writer:
        ids = identities(FEW)
        writer.write("client", {identity: client_fields(n) for n, identity in enumerate(ids)})
        yield _taken_in(account, "sync.first_10k_pages", _by_pages, FEW, runs=5)
        yield _taken_in(account, "sync.first_10k_snapshot", _by_snapshot, FEW, runs=5, is_new=True)
        yield from _kept(account)
        more = identities(MANY - FEW, FEW)
        writer.write("client", {identity: client_fields(n + FEW) for n, identity in enumerate(more)})
        yield _taken_in(account, "sync.snapshot_100k", _by_snapshot, MANY, runs=2, is_new=True)


def _taken_in(
    account: Account, name: str, take: Taking, rows: int, *, runs: int, is_new: bool = False
) -> Figure:
    ours, floors, spent = [], [], []
    size, requests = 0, 0
    for _ in range(runs):
        wire = Wire(account.ca)
        with account.counter(wire, is_new=is_new) as counter:
            # As the application does when it has started: what is there already is looked through no more.
            gc.collect()
            gc.freeze()
            # The first words of a register: it learns of the generation, tells its keys, the line is open.
            counter.exchange(rows=1)
            counter.exchange(rows=1)
            wire.bytes, began = 0, time.process_time()
            started = time.perf_counter_ns()
            requests = take(counter)
            ours.append((time.perf_counter_ns() - started) / 1e6)
            spent.append((time.process_time() - began) * 1e3)
            size = wire.bytes
        floors.append(_floor(account, rows))
    note = f"{requests} requests, {sorted(spent)[runs // 2]:.0f} ms CPU of the register"
    return Times(tuple(ours), tuple(floors)).median(name, note, size / rows)


def _by_pages(counter: Counter) -> int:
    """Page by page, the next one on its way while one is put in place, as the application asks."""
    ahead, count, is_more = Ahead(counter.client.ask), 0, True
    while is_more:
        request = counter.prepare(_PAGE)
        is_more = counter.accept(request, ahead.ask(request))
        count += 1
    return count


def _by_snapshot(counter: Counter) -> int:
    """Part by part, each durable before the next is put in place."""
    ahead, count = Ahead(counter.client.ask), 0
    while isinstance(request := counter.prepare(), PartRequest):
        counter.accept(request, ahead.ask(request))
        count += 1
    return count


def _floor(account: Account, rows: int) -> float:
    """A bare insert of the same rows, durable, and one request over TLS."""
    path = account.folder / "bare.db"
    made = [(os.urandom(16), *map(_cell, client_fields(number).values())) for number in range(rows)]
    with closing(connect(path, STORE_KEY)) as bare, account.service.client() as line:
        for pragma in PRAGMAS:
            bare.execute(pragma)
        bare.execute(_TABLE)
        line.get("/healthz")

        def work() -> None:
            line.get("/healthz")
            bare.execute("BEGIN IMMEDIATE")
            bare.executemany(_INSERT, made)
            bare.execute("COMMIT")

        took = timed(work)
    for file in path.parent.glob("bare.db*"):
        file.unlink()
    return took


def _cell(value: object) -> str | int | None:
    return value if isinstance(value, str | int | None) else str(value)


def _kept(account: Account) -> Iterator[Figure]:
    """What sync's own tables take in the register's file, beside all others.

    Once everything is made, and again when every client was changed while nobody could be reached.
    """
    with account.counter() as counter:
        counter.drain()
        counter.catch_up()
    path = account.newest / DATABASE
    yield _beside_rows(path, "sync.bookkeeping", f"{FEW} clients, settled")
    with closing(connect(path, STORE_KEY)) as connection:
        connection.execute("UPDATE client SET notes = 'changed while offline'")
    with closing(open_desk(path.parent, path.parent.name).store) as store, store.write() as work:
        prepare(work, SystemClock().now())
    yield _beside_rows(path, "sync.bookkeeping_full", f"{FEW} changed clients wait, 2,000 of them cut")


def _beside_rows(path: Path, name: str, note: str) -> Figure:
    copy = path.with_suffix(".copy")
    with closing(connect(path, STORE_KEY)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(path, copy)
    with closing(connect(copy, STORE_KEY)) as connection:
        whole = _pages(connection)
        connection.execute("PRAGMA foreign_keys = OFF")
        for (table,) in connection.execute(_NAMES_OF_SYNC).fetchall():
            connection.execute(f"DELETE FROM {table}")
        rows = _pages(connection)
    copy.unlink()
    ratio = 100 * (whole - rows) / rows
    return Figure(name, ratio, None, "%", 1, f"of {rows / 1e6:.1f} MB, {note}")


def _pages(connection: dbapi2.Connection) -> int:
    connection.execute("VACUUM")
    ((count,), (size,)) = (
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
    )
    return int(count) * int(size)
