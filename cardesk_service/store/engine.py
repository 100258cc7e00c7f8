"""Engines: how connections are made and how their transactions begin.

A transaction that may write takes SQLite's one place for writers at its start (BEGIN IMMEDIATE); one that
only reads sees the database at one point in time, in both databases. PostgreSQL's writers run at READ
COMMITTED and take row locks in one order (see `docs/sync.md`), so nobody waits in a circle.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

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

_POSTGRESQL_OPTIONS = "-c timezone=UTC -c lock_timeout=10s -c statement_timeout=60s"


def open_engine(url: str = DEFAULT_URL, *, connections: int = 8) -> Engine:
    """An engine for this database, with at most so many connections; `sqlite://` alone lies in memory."""
    made = make_url(url)
    if made.get_backend_name() == "sqlite":
        return _sqlite(made, connections)
    return create_engine(
        made.set(drivername="postgresql+psycopg"),
        pool_size=connections,
        max_overflow=0,
        pool_timeout=BUSY_TIMEOUT_S,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
        connect_args={"options": _POSTGRESQL_OPTIONS},
    )


def reading(engine: Engine) -> Engine:
    """The same connections for work that only reads, and sees one point in time."""
    if is_sqlite(engine):
        return engine.execution_options(is_reading=True)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


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
    is_reading = connection.get_execution_options().get("is_reading", False)
    connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")
