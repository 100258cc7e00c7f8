"""Reading beside the till, on another thread: one moment of the database, on a connection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cardesk_desktop.store.backups.proof import NoSigner
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Beside:
    """Where the database lies, and its key."""

    path: Path
    key: bytes = field(repr=False)

    @contextmanager
    def opened(self) -> Iterator[UnitOfWork]:
        """What is on the disk when the first row is read, on one thread; what is sold meanwhile is not seen.

        The log cannot be folded past that moment, so this is for seconds: what takes minutes is read from
        a `PrivateCopy`. Raises Unavailable: DATABASE_BUSY, DATABASE_DAMAGED, DISK_UNWRITABLE.
        """
        database = Database.open(self.path, self.key)
        try:
            database.script("BEGIN")
            yield UnitOfWork(database, NoSigner())
        finally:
            database.rollback()
            database.close()
