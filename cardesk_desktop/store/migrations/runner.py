"""Runs Alembic on the store's own connection, inside one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.store.backup import copy_database
from cardesk_desktop.store.copies_aside import copy_before_upgrade
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.faults import raise_outage


def configuration() -> Config:
    """Alembic's configuration, without a file."""
    config = Config()
    # Alembic reads a per cent sign in a path as the start of a variable.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def upgrade(database: Database, present: str | None, path: Path) -> None:
    """Bring the database from revision `present` (None: empty) to the newest; see `store.upgrade`."""
    config = configuration()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if present is not None:
        if present not in known:
            raise Refused(Code.DATABASE_NEWER, revision=present)
        copy_database(database, path, copy_before_upgrade(path, max(known)))
    _run(database, config, lambda: command.upgrade(config, "head"))


def downgrade(database: Database, to: str) -> None:
    """Take the database back to a revision, or to `base`."""
    config = configuration()
    _run(database, config, lambda: command.downgrade(config, to))


def _run(database: Database, config: Config, migrate: Callable[[], None]) -> None:
    # A table is changed by copying and dropping it, which foreign keys must not see.
    database.script("PRAGMA foreign_keys = OFF")
    try:
        with _connection(database) as connection:
            config.attributes["connection"] = connection
            migrate()
            _require_whole(connection)
    finally:
        database.script("PRAGMA foreign_keys = ON")


def _require_whole(connection: Connection) -> None:
    """No row may be left without the row it refers to."""
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise Unavailable(Code.DATABASE_DAMAGED)


@contextmanager
def _connection(database: Database) -> Iterator[Connection]:
    """The store's connection as SQLAlchemy's, in a transaction that ends with the block."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: database.connection,
        poolclass=StaticPool,
        pool_reset_on_return=None,
    )
    try:
        with engine.connect() as connection:
            database.begin()
            # SQLAlchemy's transaction keeps Alembic from committing after every migration.
            with connection.begin():
                yield connection
    except DBAPIError as error:
        raise_outage(error.orig)
        raise
    finally:
        database.rollback()
