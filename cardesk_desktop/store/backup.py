"""Copies of the database, whole and under the same key, while it is open."""

from __future__ import annotations

import os
from pathlib import Path

from sqlcipher3 import dbapi2

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.store.engine import Database, connect
from cardesk_desktop.store.faults import disk_outage, raise_outage


def copy_database(database: Database, target: Path, key: bytes) -> None:
    """Copy the open database to `target`, which is the whole copy or what it was before.

    Raises Unavailable: DISK_FULL, DISK_UNWRITABLE, DATABASE_DAMAGED.
    """
    # SQLCipher copies a damaged page as an empty one that looks whole.
    if database.damaged_pages():
        raise Unavailable(Code.DATABASE_DAMAGED)
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        _copy(database, part, key)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise disk_outage(error) from error


def _copy(database: Database, target: Path, key: bytes) -> None:
    try:
        copy = connect(target, key)
        try:
            database.connection.backup(copy)
        finally:
            copy.close()
    except dbapi2.Error as error:
        raise_outage(error)
        raise
