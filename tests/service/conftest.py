"""Databases for tests of the service: the same test runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cardesk_service.store.engine import open_engine
from cardesk_service.store.migrations import runner
from cardesk_service.store.tables.every import METADATA
from tests.service.memory import blank
from tests.service.office import RunningService, running_service
from tests.service.postgresql import running_server, with_database

RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"alone-{os.getpid()}")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a running PostgreSQL, started when the first test asks for it."""
    with running_server(RUN) as url:
        yield url


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: str) -> str:
    """The URL of this worker's database with all tables; what is in them is anybody's."""
    url = with_database(postgresql, f"cardesk-{WORKER}")
    engine = open_engine(url, connections=1)
    runner.upgrade(engine)
    engine.dispose()
    return url


@pytest.fixture
def empty_postgresql(migrated_postgresql: str) -> str:
    """The URL of this worker's database with all tables, and nothing in them."""
    _empty(migrated_postgresql)
    return migrated_postgresql


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database with all tables, and nothing in them."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("empty_postgresql"))
    path = tmp_path / "service.db"
    path.write_bytes(blank())
    return f"sqlite:///{path}"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine for an empty database."""
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


def _empty(url: str) -> None:
    engine = open_engine(url, connections=1)
    with engine.begin() as connection:
        names = ", ".join(f'"{table.name}"' for table in METADATA.sorted_tables)
        connection.exec_driver_sql(f"TRUNCATE {names}")
    engine.dispose()


@pytest.fixture
async def strict_service(database_url: str, tmp_path: Path) -> AsyncIterator[RunningService]:
    """A running service that hashes passwords as it does for people."""
    async with running_service(database_url, tmp_path / "data", is_hurried=False) as started:
        yield started


@pytest.fixture
async def service(database_url: str, tmp_path: Path) -> AsyncIterator[RunningService]:
    """A running service on an empty database."""
    async with running_service(database_url, tmp_path / "data") as started:
        yield started
