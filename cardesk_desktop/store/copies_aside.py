"""Copies of the database beside it, made before an upgrade, a restore, a new beginning: let go in time.

They hold what was erased since, under the same key. Copies before an update of the program are not among
them: `updates.switching` makes and removes those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cardesk_desktop.store.engine import Database

KEPT_FOR = timedelta(days=30)
"""Time enough to notice that something is missing, and the month in which the law wants people forgotten."""

_BEFORE_UPGRADE = re.compile(r"\.before-\d{4}(?:\.part)?")
_SET_ASIDE = re.compile(r"\.before-(?:restore|anew)-(\d{8}-\d{6}).*")
_STAMP = "%Y%m%d-%H%M%S"


def copy_before_upgrade(database: Path, revision: str) -> Path:
    """Where the copy is kept that is made before an upgrade to a revision."""
    return database.with_name(f"{database.name}.before-{revision}")


def name_before_restore(database: Path, now: datetime) -> str:
    """Under which name a restore sets the database aside, with its log and its recovery file."""
    return f"{database.name}.before-restore-{now.astimezone(UTC):{_STAMP}}"


def name_before_anew(database: Path, now: datetime) -> str:
    """Under which name is set aside what a database left that is gone, where somebody begins anew."""
    return f"{database.name}.before-anew-{now.astimezone(UTC):{_STAMP}}"


def old_copies(database: Path, now: datetime) -> tuple[Path, ...]:
    """The copies that are older than they are kept; one from the future is not, since a clock is wrong."""
    return tuple(copy for copy, made_at in _copies(database) if now - made_at > KEPT_FOR)


def let_go(copies: Iterable[Path]) -> None:
    """Remove copies, of a database that has opened. What cannot be removed stays for now."""
    for copy in copies:
        with suppress(OSError):
            copy.unlink(missing_ok=True)


class CopiesAside:
    """Those beside a database that works."""

    def __init__(self, database: Database) -> None:
        self._path = database.place.path

    def let_old_go(self, now: datetime) -> None:
        """Remove those that are older than they are kept."""
        let_go(old_copies(self._path, now))

    def let_those_before_upgrades_go(self) -> None:
        """Remove all copies made before upgrades: the database has all that they have.

        What a restore set aside is another state of the data, and may be the one that somebody wants back.
        """
        copies = (copy for copy, _ in _copies(self._path))
        let_go(copy for copy in copies if _BEFORE_UPGRADE.fullmatch(copy.name.removeprefix(self._path.name)))


def _copies(database: Path) -> Iterator[tuple[Path, datetime]]:
    """Each file, and when it was made or set aside."""
    for path in database.parent.glob(f"{database.name}.before-*"):
        end = path.name.removeprefix(database.name)
        with suppress(OSError, ValueError):
            if _BEFORE_UPGRADE.fullmatch(end):
                yield path, datetime.fromtimestamp(path.stat().st_mtime, UTC)
            elif aside := _SET_ASIDE.fullmatch(end):
                # Not by the file: it was written for the last time before it was set aside.
                yield path, datetime.strptime(aside[1], _STAMP).replace(tzinfo=UTC)
