"""Bringing a database to this release's tables, with a copy of the file before."""

from __future__ import annotations

from pathlib import Path

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.written import Written

HEAD = "0040"
"""The newest revision in `migrations/versions`; a test holds it to that."""

_HAS_REVISION = Written("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'")
_REVISION = Written("SELECT version_num FROM alembic_version")


def upgrade(database: Database, path: Path) -> None:
    """Run the migrations that are missing, all or none of them.

    Refuses with DATABASE_NEWER what a later release wrote; raises Unavailable as `Database` does.
    """
    present = revision(database)
    if present != HEAD:
        # Alembic takes 0.4 s to import; almost every start finds the database at head and needs nothing.
        from cardesk_desktop.store.migrations import runner  # noqa: PLC0415

        runner.upgrade(database, present, path)
        # The statements of the migrations would be kept prepared, and those of the till would find no room.
        database.reopen()


def revision(database: Database) -> str | None:
    """The revision that the database is at; None for an empty one."""
    if database.first(_HAS_REVISION, {}) is None:
        return None
    row = database.first(_REVISION, {})
    return str(row[0]) if row else None
