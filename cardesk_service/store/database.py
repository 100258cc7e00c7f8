"""The one door to the tables for the asynchronous half of the service.

Each piece of work is a plain function over a connection, and one transaction on one thread: the event
loop is entered once for all its statements, not once for each (decision 104).
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from typing import TypeVar

import psycopg
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from cardesk_service.store.engine import is_sqlite, looking, open_engine, reading

T = TypeVar("T")
Work = Callable[[Connection], T]

THREADS = 8


# Statements that run past SQLAlchemy raise what their driver raises.
_OUTAGES = (OperationalError, NoConnection, sqlite3.OperationalError, psycopg.OperationalError)


class StoreUnavailable(Exception):
    """The database does not answer, or not in time. Nothing was changed; the same may be asked again."""


class Database:
    """Runs work on the database. To be closed."""

    def __init__(self, engine: Engine, *, threads: int = THREADS) -> None:
        self.engine = engine
        self._reading = reading(engine)
        self._looking = looking(engine)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="store")
        # SQLite's writers would poll for their turn; here they queue for it.
        self._turn = threading.Lock() if is_sqlite(engine) else nullcontext()

    @classmethod
    def open(cls, url: str, *, threads: int = THREADS) -> Database:
        """Open the database of this URL, with a connection for each thread and one for the event loop."""
        return cls(open_engine(url, connections=threads + 1), threads=threads)

    @property
    def is_at_hand(self) -> bool:
        """Whether a row is found by its key without waiting: in a file of this computer, beside any writer.

        The event loop may `look_now` then. The way to a thread and back takes longer than such a look.
        """
        return is_sqlite(self.engine)

    async def write(self, work: Work[T]) -> T:
        """Run work in one transaction and give its result once that is durable.

        Raises StoreUnavailable. What else the work raises undoes the transaction.
        """
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.write_now, work)

    async def read(self, work: Work[T]) -> T:
        """Run work that changes nothing, on the database as it is at one point in time; see `write`."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.read_now, work)

    async def run(self, job: Callable[[], T]) -> T:
        """Do something that takes longer than the event loop can wait, on the same threads.

        It may call `write_now` and `read_now`; what needs no transaction is done before and after.
        """
        return await asyncio.get_running_loop().run_in_executor(self._threads, job)

    def write_now(self, work: Work[T]) -> T:
        """As `write`, on this thread."""
        with _outages(), _following(), self._turn, self.engine.begin() as connection:
            return work(connection)

    def tried_now(self, work: Work[None]) -> bool:
        """As `write_now`, for what may be left undone; False where nothing can be written now."""
        try:
            self.write_now(work)
        except StoreUnavailable:
            return False
        return True

    def read_now(self, work: Work[T]) -> T:
        """As `read`, on this thread."""
        with _outages(), self._reading.begin() as connection:
            return work(connection)

    def look_now(self, work: Work[T]) -> T:
        """As `read_now`, for work that may see each statement at its own moment: no transaction is around."""
        with _outages(), self._looking.connect() as connection:
            return work(connection)

    def close(self) -> None:
        """Let running work end and close every connection."""
        self._threads.shutdown()
        self.engine.dispose()


@contextmanager
def _following() -> Iterator[None]:
    """A server that takes no writing follows another one, which is to lead again, or this one is."""
    try:
        yield
    except psycopg.errors.ReadOnlySqlTransaction as error:
        raise StoreUnavailable from error
    except InternalError as error:
        if isinstance(error.orig, psycopg.errors.ReadOnlySqlTransaction):
            raise StoreUnavailable from error
        raise


@contextmanager
def _outages() -> Iterator[None]:
    try:
        yield
    except _OUTAGES as error:
        raise StoreUnavailable from error
