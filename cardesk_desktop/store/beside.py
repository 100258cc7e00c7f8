"""Reading beside the till, on another thread: one moment of the database, on a connection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cardesk_desktop.store.backups.proof import NoSigner
from cardesk_desktop.store.engine import Database, KeyedFile
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Beside:
    """Reads the database of this file."""

    file: KeyedFile

    @contextmanager
    def opened(self) -> Iterator[UnitOfWork]:
        """What is on the disk when the first row is read, on one thread; what is sold meanwhile is not seen.

        The log cannot be folded past that moment, so this is for seconds: what takes minutes is read from
        a `PrivateCopy`. Raises Unavailable: DATABASE_BUSY, DATABASE_DAMAGED, DISK_UNWRITABLE.
        """
        database = Database.open(self.file.path, self.file.key)
        try:
            database.script("BEGIN")
            yield UnitOfWork(database, NoSigner())
        finally:
            database.rollback()
            database.close()
