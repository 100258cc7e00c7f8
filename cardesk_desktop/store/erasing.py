"""Erasing everything of one register from this computer: ordered while it is open, done at the next start.

The order is a file. Whatever is interrupted goes on at the next start, until the order itself is gone.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from cardesk_desktop.keychain import ACCOUNT_SESSION, Keychain
from cardesk_desktop.signing import REGISTER_KEY
from cardesk_desktop.store.backups.exchanging import INCOMING_KEY
from cardesk_desktop.store.database_key import DATABASE_KEY, KEY_SET_ASIDE
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.store.instance_lock import InstanceLock
from cardesk_desktop.whole_file import UNFINISHED, write_whole

_KEYS = (DATABASE_KEY, REGISTER_KEY, KEY_SET_ASIDE, INCOMING_KEY, ACCOUNT_SESSION)


def order_erasing(database: Path) -> None:
    """Erase everything at the next start. Raises Unavailable: DISK_FULL, FILE_UNWRITABLE."""
    write_whole(_order_path(database), b"{}\n")


def is_erasing_ordered(database: Path) -> bool:
    """True when everything is to be erased at the next start."""
    return _order_path(database).exists()


def erase_everything(database: Path, keychain: Keychain, others: tuple[Path, ...] = ()) -> None:
    """Carry out the order: keys first, so that what is left of a file is unreadable at once.

    `others` are files and folders beside the data: settings, logs. Raises Unavailable: DATABASE_IN_USE,
    DISK_UNWRITABLE, or what the keychain raises; it goes on at the next start.
    """
    lock = InstanceLock(database)
    lock.take()
    try:
        for name in _KEYS:
            keychain.delete(name)
        for path in (*_files_of(database), *others):
            _remove(path)
        _order_path(database).unlink()
    except OSError as error:
        raise disk_outage(error) from error
    finally:
        lock.release()


def _files_of(database: Path) -> Iterator[Path]:
    """The database and all that lies beside it under its name, copies of other days included, and what was
    being written when the program was killed.
    """
    kept = {_order_path(database).name, f"{database.name}.lock"}
    for pattern in (f"{database.name}*", UNFINISHED):
        for path in sorted(database.parent.glob(pattern)):
            if path.name not in kept:
                yield path


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _order_path(database: Path) -> Path:
    return database.with_name(database.name + ".erase.json")
