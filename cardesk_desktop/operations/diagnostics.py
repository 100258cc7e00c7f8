"""How the data is: its size and age in figures, and who may have all of it checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.backing_up import begin_automatic_backup
from cardesk_desktop.operations.desk import Desk, viewing
from cardesk_desktop.store.backups.making import BackupOrder
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


def data_figures(desk: Desk, *, staff_id: UUID) -> Outcome[DataFigures]:
    """The figures of the diagnostics and of the storage."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.SEE_DIAGNOSTICS)
        sizes = desk.store.sizes()
        figures = DataFigures(
            revision=desk.store.revision(),
            database_bytes=sizes.database,
            log_bytes=sizes.log,
            photo_bytes=work.blobs.total_size(),
            last_sealed_at=work.documents.last_sealed_at(),
            now=desk.clock.now(),
            recovery=desk.store.recovery.state(),
        )
    return Outcome(figures)


def begin_check(desk: Desk, *, staff_id: UUID) -> Outcome[BackupOrder]:
    """Let the file stand still until `backing_up.end_backup`, for `store.backups.checking` to read all of it.

    Raises Unavailable: DATABASE_BUSY, DISK_FULL, DISK_UNWRITABLE.
    """
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.SEE_DIAGNOSTICS)
    return begin_automatic_backup(desk)
