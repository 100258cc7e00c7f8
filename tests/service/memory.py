"""Databases in memory, made from a template: a simulation needs thousands of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Engine

from cardesk_service.store.engine import open_engine
from cardesk_service.store.migrations import runner
from cardesk_service.store.tables.every import METADATA


def open_memory() -> Engine:
    """An engine for a new database in memory, with all tables. Dispose of it to be rid of it."""
    engine = open_engine("sqlite://", connections=1)
    put_back(engine, blank())
    return engine


def copy_of(engine: Engine) -> bytes:
    """The whole database in memory as bytes, as a backup would have it."""
    with _raw(engine) as raw:
        return raw.serialize()


def put_back(engine: Engine, copy: bytes) -> None:
    """Make a database in memory what it was when the copy was taken."""
    # A connection keeps statements that it prepared for the tables as they lay before.
    engine.dispose()
    with _raw(engine) as raw:
        raw.deserialize(copy)


@cache
def blank() -> bytes:
    """A database with all tables and nothing in them: the bytes of its file."""
    engine = open_engine("sqlite://", connections=1)
    with engine.begin() as connection:
        METADATA.create_all(connection)
        # It says of itself what one says that was migrated.
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY NOT NULL)"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (runner.head(),))
    copy = copy_of(engine)
    engine.dispose()
    return copy


@contextmanager
def _raw(engine: Engine) -> Iterator[sqlite3.Connection]:
    held = engine.raw_connection()
    raw = held.driver_connection
    try:
        if not isinstance(raw, sqlite3.Connection):
            raise TypeError("not a database in memory")
        yield raw
    finally:
        held.close()
