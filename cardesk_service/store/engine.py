"""Engines: how connections are made and how their transactions begin.

A transaction that may write takes SQLite's one place for writers at its start (BEGIN IMMEDIATE); one that
only reads sees the database at one point in time, in both databases. PostgreSQL's writers run at READ
COMMITTED and take row locks in one order (see `docs/sync.md`), so nobody waits in a circle.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from math import inf
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, StaticPool

DEFAULT_URL = "sqlite:///cardesk-service.db"
BUSY_TIMEOUT_S = 10.0
"""How long a writer waits for another process to finish writing."""

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # What was acknowledged to a register is deleted there: it has to be on this disk first.
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -65536",
    "PRAGMA journal_size_limit = 67108864",
)
"""How every connection to SQLite is set up."""

_USED_AT = "cardesk_used_at"
_POSTGRESQL_OPTIONS = (
    "-c timezone=UTC -c lock_timeout=10s -c statement_timeout=60s"
    # A page by its index costs about as much as the next one; the server reckons with disks that turn.
    " -c random_page_cost=1.1"
    # Nothing here runs long enough to be worth compiling.
    " -c jit=off"
)
RESTED_S = 5.0
"""After how long a connection is asked whether it is still there, before it is used again."""


def open_engine(url: str = DEFAULT_URL, *, connections: int = 8) -> Engine:
    """An engine for this database, with at most so many connections; `sqlite://` alone lies in memory."""
    made = make_url(url)
    if made.get_backend_name() == "sqlite":
        return _sqlite(made, connections)
    engine = create_engine(
        made.set(drivername="postgresql+psycopg"),
        pool_size=connections,
        max_overflow=0,
        pool_timeout=BUSY_TIMEOUT_S,
        # The one that was used last has its statements, and its pages, at hand.
        pool_use_lifo=True,
        isolation_level="READ COMMITTED",
        connect_args={"options": _POSTGRESQL_OPTIONS},
    )
    event.listen(engine, "checkin", _rest)
    event.listen(engine, "checkout", _wake)
    return engine


def begin_unseen(url: str) -> None:
    """Begin a new file of SQLite that nobody else on the computer reads; those beside it follow."""
    made = make_url(url)
    if made.get_backend_name() == "sqlite" and made.database:
        # Where there is no folder for it, whoever opens it says so.
        with suppress(OSError):
            os.close(os.open(made.database, os.O_WRONLY | os.O_CREAT, 0o600))


def reading(engine: Engine) -> Engine:
    """The same connections for work that only reads, and sees one point in time."""
    if is_sqlite(engine):
        return engine.execution_options(is_reading=True)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def looking(engine: Engine) -> Engine:
    """The same connections for a single statement that only reads: it needs no transaction around it."""
    if is_sqlite(engine):
        return engine.execution_options(is_looking=True)
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def is_sqlite(bind: Engine | Connection) -> bool:
    """Whether the database is SQLite; else it is PostgreSQL."""
    return bind.dialect.name == "sqlite"


@contextmanager
def overwriting(connection: Connection) -> Iterator[None]:
    """Let nothing of what is deleted stay readable in the file of SQLite; PostgreSQL's vacuum does that."""
    if not is_sqlite(connection):
        yield
        return
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        connection.exec_driver_sql("PRAGMA secure_delete = OFF")


def _sqlite(url: URL, connections: int) -> Engine:
    arguments = {"timeout": BUSY_TIMEOUT_S, "check_same_thread": False, "cached_statements": 512}
    if url.database in (None, "", ":memory:"):
        engine = create_engine(url, poolclass=StaticPool, connect_args=arguments)
    else:
        engine = create_engine(
            url,
            pool_size=connections,
            max_overflow=0,
            pool_timeout=BUSY_TIMEOUT_S,
            pool_use_lifo=True,
            connect_args=arguments,
        )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # Transactions are said by us, never implied by the driver.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("is_looking", False):
        # Said to the driver itself: SQLAlchemy's way there takes ten times as long as the statement.
        driver: Any = connection.connection.driver_connection
        driver.execute("BEGIN" if options.get("is_reading", False) else "BEGIN IMMEDIATE")


def _rest(_connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    entry.info[_USED_AT] = time.monotonic()


def _wake(connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
    """Ask a connection that rested whether it is there: asking each time costs as much as a statement."""
    if time.monotonic() - entry.info.get(_USED_AT, inf) <= RESTED_S:
        return
    try:
        with closing(connection.cursor()) as cursor:
            cursor.execute("SELECT 1")
        connection.rollback()
    except psycopg.OperationalError as error:
        raise DisconnectionError from error
