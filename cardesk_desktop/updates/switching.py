"""A version that is ready is put in place: while the database is closed, by one small file.

Before it the old version is at work, after it the new one is on trial; there is no moment in between. The
copy of the database is the way back, kept until the new version has shown its window and was started again.
"""

from __future__ import annotations

import math
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.store.backups.making import copy_still
from cardesk_desktop.store.instance_lock import InstanceLock
from cardesk_desktop.updates.falling_back import sealed_in
from cardesk_desktop.updates.installation import Installation
from cardesk_desktop.updates.pointer import (
    TRIAL_LIMIT_S,
    Current,
    Pointer,
    Stage,
    read_pointer,
    write_pointer,
)
from cardesk_desktop.updates.room import require_room
from cardesk_desktop.updates.trouble import NoUpdate, Trouble, trouble_of
from cardesk_desktop.updates.version import Version

_PATIENCE = 2
"""So often as long as the copy took may the data themselves take: the disk may be busier by then."""
_COPY, _SET_ASIDE = ".before-update-", ".from-"


class SwitchStep(StrEnum):
    """A kill after the first leaves the old version at work, after the second the new one on trial."""

    DATABASE_COPIED = "database_copied"
    POINTED = "pointed"


def switch(
    installation: Installation,
    version: Version,
    database: Path,
    arguments: Sequence[str],
    *,
    opened_s: float = 0,
    at: Callable[[SwitchStep], None] = lambda _step: None,
) -> None:
    """Put the version in place. The database is closed, and stays so meanwhile.

    `opened_s` is how long the version took to open a copy of it: its trial may take that long, and more.
    Raises NoUpdate: BUSY when another program has the database open, DISK; the old version stays at work.
    """
    lock = InstanceLock(database)
    try:
        lock.take()
        copy = _copied(database, version) if database.exists() else None
        at(SwitchStep.DATABASE_COPIED)
        pointer = read_pointer(installation.pointer)
        current = Current(
            version=version,
            previous="" if installation.is_door else str(installation.own),
            arguments=tuple(arguments),
            limit_s=TRIAL_LIMIT_S + math.ceil(_PATIENCE * opened_s),
            database=str(database),
            copy=str(copy or ""),
            sealed=sealed_in(database),
        )
        _point(installation.pointer, Pointer(current, pointer.fallen, pointer.failed), copy)
        at(SwitchStep.POINTED)
    except Unavailable as outage:
        raise NoUpdate(trouble_of(outage), outage.code) from outage
    except OSError as error:
        raise NoUpdate(Trouble.DISK, f"error {error.errno}") from error
    finally:
        lock.release()


def tidy(installation: Installation, database: Path, *, ready: str = "") -> None:
    """Remove what nobody needs: all versions but this, the one before and the one that is ready, old copies.

    Only when the version that runs was at work before this start: what one left that was given up in this
    start is there for support until the next. What cannot be removed stays for now.
    """
    pointer = read_pointer(installation.pointer)
    current, fallen = pointer.current, pointer.fallen
    if (current is not None and current.stage is not Stage.PROVEN) or (fallen and not fallen.is_told):
        return
    kept = {ready, str(installation.own), *((str(current.version), current.previous) if current else ())}
    with suppress(OSError):
        for folder in installation.versions.iterdir():
            name = folder.name.removesuffix(".new")
            if folder.is_dir() and Version.read(name) is not None and name not in kept:
                shutil.rmtree(folder, ignore_errors=True)
        for mark in (_COPY, _SET_ASIDE):
            for file in database.parent.glob(f"{database.name}{mark}*"):
                file.unlink()


def require_copy(database: Path) -> None:
    """See that the disk has room for a copy of the database. Raises NoUpdate: DISK."""
    require_room(database.parent, database.stat().st_size if database.exists() else 0)


def _copied(database: Path, version: Version) -> Path:
    """The copy, whole. A log beside the closed database would be a part of it that was not folded in."""
    if database.with_name(f"{database.name}-wal").exists():
        raise NoUpdate(Trouble.BUSY, "the database was not closed")
    copy = database.with_name(f"{database.name}{_COPY}{version}")
    part = copy.with_name(f"{copy.name}.part")
    require_copy(database)
    try:
        copy_still(database, part)
        part.replace(copy)
    except (Unavailable, OSError):
        part.unlink(missing_ok=True)
        raise
    return copy


def _point(file: Path, pointer: Pointer, copy: Path | None) -> None:
    """A copy that nothing points to would only take the room of the next sale."""
    try:
        write_pointer(file, pointer)
    except Unavailable:
        if copy is not None:
            copy.unlink(missing_ok=True)
        raise
