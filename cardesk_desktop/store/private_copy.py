"""A copy of the database that nobody else reads or writes: one moment, to be read for as long as it takes."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cardesk_desktop.store.backups.making import BackupOrder, copy_still, remove_database
from cardesk_desktop.store.backups.proof import NoSigner
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.unit_of_work import UnitOfWork


class PrivateCopy:
    """Encrypted like the database, beside it; gone with this object, at the latest when the program ends."""

    def __init__(self, order: BackupOrder) -> None:
        """Copy the file of the order, which stands still.

        Raises Unavailable: DATABASE_BUSY (the file moved; try again), DISK_FULL, DISK_UNWRITABLE.
        """
        self.order = order
        self._path = order.database.with_name(order.database.name + ".export.part")
        self._remove = weakref.finalize(self, remove_database, self._path)
        try:
            copy_still(order.database, self._path)
        except BaseException:
            self.remove()
            raise

    @contextmanager
    def opened(self) -> Iterator[UnitOfWork]:
        """Read it, on one thread. Raises Unavailable: DATABASE_DAMAGED, DISK_UNWRITABLE."""
        database = Database.open(self._path, self.order.key)
        try:
            yield UnitOfWork(database, NoSigner())
        finally:
            database.close()

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self._path

    def remove(self) -> None:
        """Leave nothing of it; a second call does nothing."""
        self._remove()
