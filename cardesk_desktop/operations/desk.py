"""What every operation stands on: the store, the clock, the maker of identities; and who is acting."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Permission, may, who_may
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Approval:
    """A person with the permission agrees, for one operation, to what the acting person may not do."""

    staff_id: UUID
    permission: Permission


@dataclass(frozen=True, slots=True)
class Desk:
    """One register's desk. Used on the database thread only."""

    store: Store
    clock: Clock
    new_id: NewId
    approvals: tuple[Approval, ...] = ()
    """Set for one operation only, by `dataclasses.replace`, after the approving person's PIN was checked."""


def acting(desk: Desk, work: UnitOfWork, staff_id: UUID, permission: Permission) -> Staff:
    """The acting person, who must have the permission or the approval of one who has; for writing units.

    Refuses with NOT_PERMITTED, which carries the roles that may, or NOT_FOUND. Who works here no more may
    do nothing, whatever the role was, and nobody may do it for them.
    """
    staff = work.staff.get(staff_id)
    if not staff.is_active:
        raise _refusal(permission)
    permit(desk, work, staff, permission)
    return staff


def permit(desk: Desk, work: UnitOfWork, staff: Staff, permission: Permission) -> None:
    """Refuse with NOT_PERMITTED what neither this person may nor somebody who approved it.

    An approval that was needed is written in the journal.
    """
    if may(staff.role, permission):
        return
    approver = _approver(desk, work, permission)
    event, now = JournalEvent.ACTION_APPROVED, desk.clock.now()
    work.journal.add(JournalEntry(desk.new_id(), now, event, staff.id, approver.id, reason=permission.value))


def viewing(desk: Desk, work: UnitOfWork, staff_id: UUID, permission: Permission) -> Staff:
    """As `acting`, for units of work that only read: an approval that was needed leaves no entry."""
    staff = work.staff.get(staff_id)
    if not staff.is_active:
        raise _refusal(permission)
    if not may(staff.role, permission):
        _approver(desk, work, permission)
    return staff


def _approver(desk: Desk, work: UnitOfWork, permission: Permission) -> Staff:
    """Who approved this permission and still may."""
    for approval in desk.approvals:
        approver = work.staff.get(approval.staff_id)
        if approval.permission is permission and approver.is_active and may(approver.role, permission):
            return approver
    raise _refusal(permission)


def _refusal(permission: Permission) -> Refused:
    return Refused(Code.NOT_PERMITTED, permission=permission, roles=who_may(permission))
