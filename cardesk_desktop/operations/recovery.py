"""The owner's recovery code: made, typed back, made again. It opens the data when the keyring has failed."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting, note_of_register, viewing
from cardesk_desktop.store.recovery import RecoveryState


def make_recovery_code(desk: Desk, *, staff_id: UUID) -> Outcome[str]:
    """Make a recovery code; it is shown and printed now, and can never be read again.

    An older one opens the data as well until the new one was typed back (`check_recovery_code`). Raises
    Unavailable: DISK_FULL, FILE_UNWRITABLE.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SEE_RECOVERY_CODE)
        changes = note_of_register(desk, work, JournalEvent.RECOVERY_CODE_MADE, staff_id)
        return Outcome(desk.store.recovery.make_code(desk.clock.now()), changes)


def check_recovery_code(desk: Desk, *, staff_id: UUID, code: str) -> Outcome[None]:
    """The owner types the new code back from the sheet; older ones cease then.

    Refuses: RECOVERY_CODE_UNREADABLE, RECOVERY_CODE_INCOMPLETE, RECOVERY_CODE_MISTYPED,
    RECOVERY_CODE_WRONG, RECOVERY_FILE_MISSING.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SEE_RECOVERY_CODE)
        changes = note_of_register(desk, work, JournalEvent.RECOVERY_CODE_CHECKED, staff_id)
        desk.store.recovery.confirm(code)
        return Outcome(None, changes)


def recovery_state(desk: Desk, *, staff_id: UUID) -> Outcome[RecoveryState]:
    """When the present code was made, and whether it was typed back."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.SEE_RECOVERY_CODE)
    return Outcome(desk.store.recovery.state())
