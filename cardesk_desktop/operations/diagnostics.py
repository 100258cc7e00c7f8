"""How the data is: its size and age in figures, and whether every page and every seal holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, viewing
from cardesk_desktop.store.backups.proof import require_seals
from cardesk_desktop.store.recovery import RecoveryState


@dataclass(frozen=True, slots=True)
class DataFigures:
    """Sizes in bytes. `photo_bytes` are part of `database_bytes`."""

    revision: str
    database_bytes: int
    log_bytes: int
    photo_bytes: int
    last_sealed_at: datetime | None
    now: datetime
    recovery: RecoveryState

    @property
    def is_clock_behind(self) -> bool:
        """True when the computer's clock is before the newest document."""
        return self.last_sealed_at is not None and self.now < self.last_sealed_at


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


def data_figures(desk: Desk, *, staff_id: UUID) -> Outcome[DataFigures]:
    """The figures of the diagnostics and of the storage."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.SEE_DIAGNOSTICS)
        sizes = desk.store.sizes()
        figures = DataFigures(
            revision=desk.store.revision(),
            database_bytes=sizes[0],
            log_bytes=sizes[1],
            photo_bytes=work.blobs.total_size(),
            last_sealed_at=work.documents.last_sealed_at(),
            now=desk.clock.now(),
            recovery=desk.store.recovery.state(),
        )
    return Outcome(figures)


def check_data(desk: Desk, *, staff_id: UUID) -> Outcome[DataCheck]:
    """Read every page of the file and check every seal: seconds for a small shop, a minute for a large."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.SEE_DIAGNOSTICS)
        damaged = len(desk.store.damaged_pages())
        try:
            documents = require_seals(work)
        except Refused:
            return Outcome(DataCheck(damaged, 0, are_seals_whole=False))
    return Outcome(DataCheck(damaged, documents, are_seals_whole=True))
