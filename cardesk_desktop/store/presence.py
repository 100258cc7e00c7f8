"""Whether the data are where they were: asked before anything is made in their place.

A drive that is not connected, a virus scanner or a hand takes the file away, and what lies around it stays:
the witness, the log of changes, the wrapped key, what this computer remembers. An empty database beside them
looks like a shop that never was, and would take the log of the other for its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from cardesk_desktop.domain.clock import instant_in
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.backups.exchanging import incoming_path, order_path
from cardesk_desktop.store.copies_aside import name_before_anew
from cardesk_desktop.store.database_key import DATABASE_KEY, holds_data
from cardesk_desktop.store.erasing import is_erasing_ordered
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.store.recovery import recovery_path
from cardesk_desktop.store.witness import witness_path
from cardesk_desktop.whole_file import take_place


def require_data(database: Path, keychain: Keychain, settings: Settings) -> None:
    """Return where there is a database, or never was one. Nothing is written, and no folder is made.

    Raises Unavailable: DATA_GONE (`path`, and `last_seen`, a datetime or None), DISK_UNWRITABLE, or what the
    keychain raises.
    """
    try:
        if holds_data(database) or _is_on_its_way(database):
            return
        traces = [path for path in _beside(database) if holds_data(path)]
        seen = [*_written(database, traces), *_remembered(settings)]
    except OSError as error:
        raise disk_outage(error) from error
    if traces or _is_known_here(settings, keychain):
        raise Unavailable(Code.DATA_GONE, path=str(database), last_seen=max(seen, default=None))


def leave_behind(database: Path, now: datetime) -> None:
    """Set aside what a database that is gone has left: its log, and its key as a code of its own wraps it.

    Called under the lock by who begins anew; nothing is done where the database has come back. The witness
    stays: it is what makes the new shop number under another letter. Raises Unavailable: DISK_FULL,
    DISK_UNWRITABLE.
    """
    try:
        if holds_data(database):
            return
        aside = database.with_name(name_before_anew(database, now))
        for path in (_log(database), database.with_name(f"{database.name}-shm"), recovery_path(database)):
            with suppress(FileNotFoundError):
                take_place(path, aside.with_name(aside.name + path.name.removeprefix(database.name)))
    except OSError as error:
        raise disk_outage(error) from error


def _is_on_its_way(database: Path) -> bool:
    """A backup takes its place at this opening, or all of it is being erased."""
    is_exchanged = order_path(database).exists() and incoming_path(database).exists()
    return is_exchanged or is_erasing_ordered(database)


def _beside(database: Path) -> tuple[Path, ...]:
    return witness_path(database), _log(database), recovery_path(database)


def _log(database: Path) -> Path:
    return database.with_name(f"{database.name}-wal")


def _written(database: Path, traces: list[Path]) -> Iterator[datetime]:
    """When this was written for the last time. A recovery code may be years old, and says nothing of it."""
    for path in traces:
        if path != recovery_path(database):
            yield datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _remembered(settings: Settings) -> Iterator[datetime]:
    for text in (settings.last_backup_at, settings.last_exchange_at):
        at = instant_in(text)
        if at is not None:
            yield at


def _is_known_here(settings: Settings, keychain: Keychain) -> bool:
    """The settings tell of a shop and the keyring of its data: neither is enough.

    All folders of a person share the keyring, the demo is seen with the person's settings, and the key is
    made before the database.
    """
    has_worked = settings.last_staff_id or settings.last_backup_at or settings.last_exchange_at
    return bool(has_worked) and keychain.read(DATABASE_KEY) is not None
