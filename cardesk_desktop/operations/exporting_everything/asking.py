"""Who may take everything along, how much it is, and what the journal keeps of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.backing_up import begin_automatic_backup
from cardesk_desktop.operations.desk import Desk, acting, to_journal, viewing
from cardesk_desktop.store.backups.making import BackupOrder
from cardesk_desktop.store.repositories.everything import Extent

PAPER_BYTES = 50_000
"""The PDF of a usual invoice in two languages, with its fonts."""
_ALWAYS = 40_000
"""The README, the description of the fields and the heads of the tables."""
_PACKED = 3
"""Rows take about a third of the database's room once they are packed, in both their shapes."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """What an export would hold, and the bytes of the database."""

    extent: Extent
    database_bytes: int

    def expected_bytes(self, *, has_papers: bool) -> int:
        """About how large the ZIP will be."""
        rows = max(0, self.database_bytes - self.extent.file_bytes) // _PACKED
        papers = self.extent.invoices * PAPER_BYTES if has_papers else 0
        return _ALWAYS + rows + self.extent.file_bytes + papers


def belongings(desk: Desk, *, staff_id: UUID) -> Outcome[Belongings]:
    """How much there is. Refuses with NOT_PERMITTED."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.EXPORT_EVERYTHING)
        return Outcome(Belongings(work.everything.extent(), desk.store.sizes().database))


def begin_export_of_everything(desk: Desk, *, staff_id: UUID) -> Outcome[BackupOrder]:
    """Note who takes everything along, and let the file stand still until `backing_up.end_backup`.

    The entry is on the disk before the first row is read. Refuses with NOT_PERMITTED. Raises Unavailable:
    DATABASE_BUSY, DISK_FULL, DISK_UNWRITABLE.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EXPORT_EVERYTHING)
        figures = asdict(work.everything.extent())
        to_journal(desk, work, JournalEvent.DATA_EXPORTED, desk.new_id(), staff_id, figures)
    return begin_automatic_backup(desk)
