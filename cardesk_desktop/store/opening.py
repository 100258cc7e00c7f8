"""Opening the store: lock, a restore that was ordered, key, file, migrations, incarnation, in this order.

On a failure all is let go.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.paths import PRIVATE
from cardesk_desktop.signing import RegisterKey
from cardesk_desktop.store.backups.exchanging import finish_restore
from cardesk_desktop.store.copies_aside import let_go, old_copies
from cardesk_desktop.store.database_key import database_key
from cardesk_desktop.store.drafting import DraftDatabase
from cardesk_desktop.store.engine import BUSY_TIMEOUT_S, Database
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.store.instance_lock import InstanceLock
from cardesk_desktop.store.presence import leave_behind
from cardesk_desktop.store.recovery import RecoveryFile, recovery_path
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.upgrade import upgrade
from cardesk_desktop.store.witness import WitnessFile, witness_path


def open_store(
    path: Path,
    *,
    keychain: Keychain,
    clock: Clock,
    new_id: NewId,
    busy_timeout_s: float = BUSY_TIMEOUT_S,
    is_draft: bool = False,
    begins_anew: bool = False,
) -> Store:
    """Open the database at `path`, or make it where there is none. Call on its own thread.

    Whether one should be there is asked before (`presence.require_data`); who knows that it is gone, and
    `begins_anew` all the same, sets aside what it left.

    A draft waits for the disk once, when it is closed, and not for every commit: only for what is made in
    one go and thrown away when that is broken off.

    Raises Unavailable: DATABASE_IN_USE, DATABASE_DAMAGED, DATABASE_KEY_WRONG, DATABASE_BUSY, DISK_FULL,
    DISK_UNWRITABLE, KEY_LOST, KEYRING_MISSING, KEYRING_UNSAFE, KEYRING_LOCKED; Refused: DATABASE_NEWER.
    The file is as it was then.
    """
    with ExitStack() as undo:
        _make_folder(path.parent)
        lock = InstanceLock(path)
        lock.take()
        undo.callback(lock.release)
        # Before there are new ones, which are this opening's way back.
        outlived = old_copies(path, clock.now())
        finish_restore(path, keychain)
        if begins_anew:
            leave_behind(path, clock.now())
        store = _opened(
            undo,
            lock,
            path,
            keychain=keychain,
            clock=clock,
            new_id=new_id,
            busy_timeout_s=busy_timeout_s,
            is_draft=is_draft,
        )
        undo.pop_all()
    let_go(outlived)
    return store


def _opened(
    undo: ExitStack,
    lock: InstanceLock,
    path: Path,
    *,
    keychain: Keychain,
    clock: Clock,
    new_id: NewId,
    busy_timeout_s: float,
    is_draft: bool,
) -> Store:
    """The store of a file that nobody else has: its key, its tables of this release, its incarnation."""
    database_secret = database_key(keychain, path)
    register_key = RegisterKey.load_or_create(keychain)
    kind = DraftDatabase if is_draft else Database
    database = kind.open(path, database_secret, busy_timeout_s=busy_timeout_s)
    undo.callback(database.close)
    upgrade(database, path)
    store = Store(
        database,
        lock=lock,
        key=register_key,
        witness_file=WitnessFile(witness_path(path)),
        recovery=RecoveryFile(recovery_path(path), database_secret),
        clock=clock,
        new_id=new_id,
        is_draft=is_draft,
    )
    # An empty unit of work: where there is a company, its incarnation is settled before the first sale.
    with store.write():
        pass
    return store


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(PRIVATE, parents=True, exist_ok=True)
    except OSError as error:
        raise disk_outage(error) from error
