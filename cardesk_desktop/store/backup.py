"""Copies of the database file, byte for byte and under the same key, while it is open."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.whole_file import take_place


def copy_database(database: Database, path: Path, target: Path) -> None:
    """Copy the open database at `path` to `target`, which is then the whole copy or what it was before.

    Not by SQLite's backup: SQLCipher would copy a damaged page as an empty one that looks whole. Call
    outside of a transaction. Raises Unavailable: DISK_FULL, DISK_UNWRITABLE, DATABASE_BUSY.
    """
    ((is_busy, _, _),) = database.script("PRAGMA wal_checkpoint(TRUNCATE)")
    if is_busy:
        raise Unavailable(Code.DATABASE_BUSY)
    part = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(path, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        take_place(part, target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise disk_outage(error) from error
