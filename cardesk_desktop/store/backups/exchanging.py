"""Carrying out an order to put a backup in place of the database, when that is opened.

However often the exchange is interrupted, every step of it can be done again. The old database is kept under
another name with its write-ahead log.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from cardesk_desktop.keychain import Keychain
from cardesk_desktop.store.database_key import put_back_key
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.store.recovery import recovery_path
from cardesk_desktop.whole_file import take_place

INCOMING_KEY = "database-key-incoming"
"""The name, in the keychain, of the key of a backup that is about to be put in place."""


def finish_restore(database: Path, keychain: Keychain) -> None:
    """Carry out an order, if there is one. Called when the database is opened, under its lock.

    Raises Unavailable: DISK_FULL, DISK_UNWRITABLE, or what the keychain raises; it goes on the next time.
    """
    order = order_path(database)
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


def order_path(database: Path) -> Path:
    """Where an order is written down."""
    return database.with_name(database.name + ".restore.json")


def _exchange(database: Path, aside: str) -> None:
    incoming, old = incoming_path(database), database.with_name(aside)
    if not incoming.exists():
        return
    # The old log first: the old database may need it, and the new one would take it for its own where both
    # have one key, also where the old one is gone.
    for end in ("-wal", "-shm"):
        _move(database.with_name(database.name + end), old.with_name(old.name + end))
    if database.exists():
        if recovery_path(incoming).exists():
            _move(recovery_path(database), recovery_path(old))
        take_place(database, old)
    _move(recovery_path(incoming), recovery_path(database))
    take_place(incoming, database)


def _move(path: Path, target: Path) -> None:
    with suppress(FileNotFoundError):
        take_place(path, target)
