"""Putting a backup in place of the database: prepared beside it, proven, then exchanged at the next opening.

Until `confirm` has written the order, the old database is what opens; from then on the new one is, however
often the exchange is interrupted: every step of it can be done again. The old one is kept under another
name with its write-ahead log.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.store.backups.container import (
    Manifest,
    first_bytes,
    read_manifest,
    recovery_of,
    unpack_database,
)
from cardesk_desktop.store.backups.proof import Inventory, prove
from cardesk_desktop.store.database_key import DATABASE_KEY, put_back_key
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.store.page_check import salt_of
from cardesk_desktop.store.recovery import RecoveryFile, recovery_path
from cardesk_desktop.whole_file import write_whole

INCOMING_KEY = "database-key-incoming"
"""The name, in the keychain, of the key of a backup that is about to be put in place."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that somebody chose. `needs_code` unless the keyring already has its key."""

    path: Path
    manifest: Manifest
    needs_code: bool


def look_at_backup(path: Path, keychain: Keychain) -> Offered:
    """What a file says of itself, in a moment; nothing is proven yet.

    Refuses: BACKUP_UNREADABLE. Raises Unavailable: DISK_UNWRITABLE, or what the keychain raises.
    """
    try:
        manifest = read_manifest(path)
        salt = first_bytes(path, 16)
    except OSError as error:
        raise disk_outage(error) from error
    kept = keychain.read(DATABASE_KEY)
    return Offered(path, manifest, needs_code=kept is None or salt_of(kept) != salt)


def prepare_restore(offered: Offered, database: Path, keychain: Keychain, code: str = "") -> Inventory:
    """Unpack a backup beside the database and prove it with every seal; the database is not touched.

    Refuses: BACKUP_UNREADABLE, BACKUP_DAMAGED, BACKUP_EMPTY, DATABASE_NEWER, and where a code is needed as
    `store.recovery.RecoveryFile.key_by_code` does. Raises Unavailable: DISK_FULL, DISK_UNWRITABLE, or what
    the keychain raises.
    """
    incoming = incoming_path(database)
    try:
        _unpack(offered, database)
        key = _key(offered, database, keychain, code)
        inventory = prove(incoming, key, checks_seals=True)
    except (Refused, Unavailable) as error:
        discard_restore(database)
        if error.code is Code.DATABASE_KEY_WRONG:
            # The container is whole, so this is not the key; or it was made of a file that was none.
            wrong = Code.RECOVERY_CODE_WRONG if offered.needs_code else Code.BACKUP_DAMAGED
            raise Refused(wrong) from error
        raise
    keychain.write(INCOMING_KEY, key)
    return inventory


def confirm_restore(database: Path, now: datetime) -> None:
    """Order the exchange, at the next opening. Raises Unavailable: DISK_FULL, FILE_UNWRITABLE."""
    aside = f"{database.name}.before-restore-{now:%Y%m%d-%H%M%S}"
    write_whole(_order_path(database), json.dumps({"aside": aside}).encode("ascii"))


def discard_restore(database: Path) -> None:
    """Nothing is to be exchanged after all."""
    incoming = incoming_path(database)
    for path in (_order_path(database), incoming, recovery_path(incoming)):
        path.unlink(missing_ok=True)
    _remove_logs(incoming)


def finish_restore(database: Path, keychain: Keychain) -> None:
    """Carry out an order, if there is one. Called when the database is opened, under its lock.

    Raises Unavailable: DISK_FULL, DISK_UNWRITABLE, or what the keychain raises; it goes on the next time.
    """
    order = _order_path(database)
    if not order.exists():
        return
    try:
        _exchange(database, str(json.loads(order.read_bytes())["aside"]))
    except OSError as error:
        raise disk_outage(error) from error
    key = keychain.read(INCOMING_KEY)
    if key is not None:
        put_back_key(keychain, key)
    order.unlink()
    keychain.delete(INCOMING_KEY)


def incoming_path(database: Path) -> Path:
    """Where a backup is unpacked before it takes the place of the database."""
    return database.with_name(database.name + ".incoming")


def _exchange(database: Path, aside: str) -> None:
    incoming, old = incoming_path(database), database.with_name(aside)
    if not incoming.exists():
        return
    if database.exists():
        # The old log first: it means nothing to another database, and the old one may need it.
        for end in ("-wal", "-shm"):
            _move(database.with_name(database.name + end), old.with_name(old.name + end))
        if recovery_path(incoming).exists():
            _move(recovery_path(database), recovery_path(old))
        database.replace(old)
    _move(recovery_path(incoming), recovery_path(database))
    incoming.replace(database)


def _move(path: Path, target: Path) -> None:
    with suppress(FileNotFoundError):
        path.replace(target)


def _unpack(offered: Offered, database: Path) -> None:
    discard_restore(database)
    incoming = incoming_path(database)
    try:
        incoming.parent.mkdir(parents=True, exist_ok=True)
        recovery = recovery_of(offered.path)
    except OSError as error:
        raise disk_outage(error) from error
    unpack_database(offered.path, incoming)
    if recovery:
        write_whole(recovery_path(incoming), recovery)


def _key(offered: Offered, database: Path, keychain: Keychain, code: str) -> bytes:
    kept = keychain.read(DATABASE_KEY)
    if kept is not None and not offered.needs_code:
        return kept
    return RecoveryFile(recovery_path(incoming_path(database))).key_by_code(code)


def _order_path(database: Path) -> Path:
    return database.with_name(database.name + ".restore.json")


def _remove_logs(database: Path) -> None:
    for end in ("-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
