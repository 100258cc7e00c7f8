"""Every page and every seal, read beside the till while the file stands still."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.store.backups.making import BackupOrder
from cardesk_desktop.store.backups.proof import NoSigner, require_seals
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DataCheck:
    """What a check of everything found."""

    damaged_pages: int
    documents: int
    are_seals_whole: bool

    @property
    def is_whole(self) -> bool:
        """True when nothing is wrong."""
        return not self.damaged_pages and self.are_seals_whole


_DAMAGED_AT_ONCE = DataCheck(1, 0, are_seals_whole=False)
"""Of a file that does not even open: SQLite looks no further than its first damaged page."""


def check_file(order: BackupOrder) -> DataCheck:
    """Read the whole file of an order: seconds for a small shop, a minute for a large. For an io thread.

    Where a page is damaged, the seals are not read. Raises Unavailable: DATABASE_BUSY, DISK_UNWRITABLE.
    """
    try:
        database = Database.open(order.database, order.key)
    except Unavailable as fault:
        if fault.code is not Code.DATABASE_DAMAGED:
            raise
        return _DAMAGED_AT_ONCE
    try:
        if pages := len(database.damaged_pages()):
            return DataCheck(pages, 0, are_seals_whole=False)
        return DataCheck(0, require_seals(UnitOfWork(database, NoSigner())), are_seals_whole=True)
    except Refused:
        return DataCheck(0, 0, are_seals_whole=False)
    finally:
        database.close()
