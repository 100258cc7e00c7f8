"""Making a backup beside the work: the file stands still while it is copied, the sales go on.

While checkpoints are off, what is sold goes into the write-ahead log only, and the database file may be
copied byte for byte by another thread. SQLite's own backup is not used: SQLCipher would copy a damaged page
as an empty one that looks whole.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path
from uuid import UUID

from cardesk_desktop.domain.backup_plan import Backup, surplus
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.store.backups.container import SUFFIX, UNFINISHED, read_manifest, write_container
from cardesk_desktop.store.backups.manifest import Label
from cardesk_desktop.store.backups.proof import Inventory, prove
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.store.recovery import recovery_path

_SHORT = 6


@dataclass(frozen=True, slots=True)
class BackupOrder:
    """A database file that stands still, and what is to be written on its backup."""

    database: Path
    key: bytes = field(repr=False)
    made_at: datetime
    company_id: UUID
    register_id: UUID
    register_code: str
    version: str
    zone: tzinfo
    """The company's time zone: days of the rotation begin there, and the file is named in it."""


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was written, read back and proven."""

    path: Path
    size: int
    inventory: Inventory


def make_backup(order: BackupOrder, folder: Path) -> BackupMade:
    """Copy, prove, write to the folder, read back, and thin out the older backups of this register there.

    Raises Unavailable: BACKUP_FOLDER_MISSING, DATABASE_BUSY (the file moved; try again), DISK_FULL,
    DISK_UNWRITABLE; Refused: BACKUP_DAMAGED, BACKUP_EMPTY. Older backups are untouched then.
    """
    if not folder.is_dir():
        raise Unavailable(Code.BACKUP_FOLDER_MISSING)
    copy = order.database.with_name(order.database.name + ".backup.part")
    try:
        copy_still(order.database, copy)
        inventory = prove(copy, order.key, checks_seals=False)
        label = _label(order, inventory)
        target = folder / _name(order)
        _clear(folder, order)
        write_container(target, label, copy, _recovery(order.database))
    finally:
        remove_database(copy)
    try:
        thin_out(folder, label, order.zone, newest=target.name)
        return BackupMade(target, target.stat().st_size, inventory)
    except OSError as error:
        raise disk_outage(error) from error


def backups_in(folder: Path, own: Label) -> tuple[Backup, ...]:
    """One register's whole backups in a folder, newest first; none where the folder is not there.

    Another shop may keep its own in the same folder, and its register may have the same code.
    """
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        try:
            label = read_manifest(path).label
        except (Refused, OSError):
            continue
        if label.is_of_the_same(own):
            found.append(Backup(path.name, label.made_at))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.name), reverse=True))


def thin_out(folder: Path, own: Label, zone: tzinfo, *, newest: str) -> None:
    """Remove what the plan of `domain.backup_plan` lets go, but not the file that was just made.

    A clock that went back would make it look old. What cannot be removed stays.
    """
    for backup in surplus(backups_in(folder, own), zone):
        if backup.name != newest:
            with suppress(OSError):
                (folder / backup.name).unlink()


def copy_still(source: Path, target: Path) -> None:
    """Copy a file that must not change meanwhile. Raises Unavailable: DATABASE_BUSY when it did."""
    try:
        before = source.stat()
        shutil.copyfile(source, target)
        with target.open("rb+") as file:
            os.fsync(file.fileno())
        after = source.stat()
    except OSError as error:
        raise disk_outage(error) from error
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise Unavailable(Code.DATABASE_BUSY)


def _name(order: BackupOrder) -> str:
    local = order.made_at.astimezone(order.zone)
    return f"CarDesk {order.register_code} {local:%Y-%m-%d %H.%M.%S} {_own(order)}{SUFFIX}"


def _own(order: BackupOrder) -> str:
    """The end of an identity is chance: registers of two shops with one code write two files."""
    return order.register_id.hex[-_SHORT:]


def _clear(folder: Path, order: BackupOrder) -> None:
    """Remove what power cuts left of this register's backups: it makes one at a time."""
    with suppress(OSError):
        for part in folder.glob(f"CarDesk * {_own(order)}{UNFINISHED}"):
            part.unlink()


def _label(order: BackupOrder, inventory: Inventory) -> Label:
    return Label(
        order.made_at,
        inventory.company,
        order.register_code,
        inventory.revision,
        order.version,
        company_id=order.company_id.hex,
        register_id=order.register_id.hex,
    )


def _recovery(database: Path) -> bytes:
    try:
        return recovery_path(database).read_bytes()
    except FileNotFoundError:
        return b""


def remove_database(path: Path) -> None:
    """Remove a closed database and what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
