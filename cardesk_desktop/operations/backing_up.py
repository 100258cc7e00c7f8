"""Backups and what is put back from them: who may, and the database's part of the work.

The database thread only makes the file stand still and lets it go; the copy is made beside it, by
`store.backups.making.make_backup` on an io thread.
"""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop import __version__
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting, note_of_register, viewing
from cardesk_desktop.store.backups.making import BackupOrder


def begin_backup(desk: Desk, *, staff_id: UUID) -> Outcome[BackupOrder]:
    """Somebody wants a backup now: let the file stand still until `end_backup`."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.BACK_UP)
    return begin_automatic_backup(desk)


def begin_automatic_backup(desk: Desk) -> Outcome[BackupOrder]:
    """A backup is due: let the file stand still until `end_backup`.

    Refuses: COMPANY_NOT_FOUNDED. Raises Unavailable: DATABASE_BUSY, DISK_FULL, DISK_UNWRITABLE.
    """
    with desk.store.read() as work:
        if not work.company.is_founded():
            raise Refused(Code.COMPANY_NOT_FOUNDED)
        company, register = work.company.company(), work.company.register()
    file = desk.store.hold_file()
    return Outcome(
        BackupOrder(
            database=file.path,
            key=file.key,
            made_at=desk.store.held_since,
            company_id=company.id,
            register_id=register.id,
            register_code=register.code,
            version=__version__,
            zone=company.time_zone,
        )
    )


def end_backup(desk: Desk) -> Outcome[None]:
    """The copy is made, or was given up: the file may change again."""
    desk.store.release_file()
    return Outcome(None)


def choose_backup_folder(desk: Desk, *, staff_id: UUID) -> Outcome[None]:
    """Note in the journal that the backups of this register go to another folder from now on."""
    return _chosen(desk, staff_id, JournalEvent.BACKUP_FOLDER_CHOSEN, {})


def set_backup_hours(desk: Desk, *, staff_id: UUID, hours: int) -> Outcome[None]:
    """Note in the journal that this register backs up every so many hours from now on."""
    return _chosen(desk, staff_id, JournalEvent.BACKUP_HOURS_SET, {"hours": hours})


def set_backup_at_closing(desk: Desk, *, staff_id: UUID, is_on: bool) -> Outcome[None]:
    """Note in the journal whether this register backs up when the till is closed."""
    return _chosen(desk, staff_id, JournalEvent.BACKUP_AT_CLOSING_SET, {"on": int(is_on)})


def _chosen(desk: Desk, staff_id: UUID, event: JournalEvent, figures: dict[str, int]) -> Outcome[None]:
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.BACK_UP)
        return Outcome(None, note_of_register(desk, work, event, staff_id, figures))


def allow_restore(desk: Desk, *, staff_id: UUID) -> Outcome[None]:
    """Whether this person may put a backup in place of the data."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.RESTORE)
    return Outcome(None)
