"""Runs Alembic on one connection, inside one transaction: all migrations that are missing, or none."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from cardesk_service.store.engine import is_sqlite

_ONE_AT_A_TIME = 0x0CA2DE5C
"""The advisory lock of PostgreSQL that keeps two services that start at once from migrating together."""


class NewerDatabase(Exception):
    """A later release made this database."""


def configuration() -> Config:
    """Alembic's configuration, without a file."""
    config = Config()
    # Alembic reads a per cent sign in a path as the start of a variable.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def head() -> str | None:
    """The newest revision of this release."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def revision(connection: Connection) -> str | None:
    """The revision that the database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine) -> None:
    """Bring the database to this release's tables. Raises NewerDatabase for one of a later release."""
    config = configuration()
    with engine.begin() as connection:
        if not is_sqlite(connection):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})")
        present = revision(connection)
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if present is not None and present not in known:
            raise NewerDatabase(present)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def downgrade(engine: Engine, to: str) -> None:
    """Take the database back to a revision, or to `base`."""
    config = configuration()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, to)
