"""Putting a backup in place of the database: prepared beside it, proven, then exchanged at the next opening.

Until `confirm` has written the order, the old database is what opens; `exchanging.py` carries the order out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.paths import PRIVATE
from cardesk_desktop.store.backups.container import (
    first_bytes,
    read_manifest,
    recovery_of,
    unpack_database,
)
from cardesk_desktop.store.backups.exchanging import INCOMING_KEY, incoming_path, order_path
from cardesk_desktop.store.backups.manifest import Manifest
from cardesk_desktop.store.backups.proof import Inventory, prove
from cardesk_desktop.store.copies_aside import name_before_restore
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.store.page_check import salt_of
from cardesk_desktop.store.recovery import RecoveryFile, recovery_path
from cardesk_desktop.whole_file import write_whole


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
    aside = name_before_restore(database, now)
    write_whole(order_path(database), json.dumps({"aside": aside}).encode("ascii"))


def discard_restore(database: Path) -> None:
    """Nothing is to be exchanged after all."""
    incoming = incoming_path(database)
    for path in (order_path(database), incoming, recovery_path(incoming)):
        path.unlink(missing_ok=True)
    _remove_logs(incoming)


def _unpack(offered: Offered, database: Path) -> None:
    discard_restore(database)
    incoming = incoming_path(database)
    try:
        incoming.parent.mkdir(PRIVATE, parents=True, exist_ok=True)
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


def _remove_logs(database: Path) -> None:
    for end in ("-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
