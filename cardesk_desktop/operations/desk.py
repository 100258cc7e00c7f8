"""What every operation stands on: the store, the clock, the maker of identities; and who is acting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.clock import Clock, StandingClock
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.money import Money
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
    """Set for one operation only, by `approved`, after the approving person's PIN was checked."""

    def approved(self, *approvals: Approval) -> Desk:
        """The desk of one operation that others agreed to.

        All that it writes bears one instant: by that the journal tells which approval was for what.
        """
        return replace(self, approvals=approvals, clock=StandingClock(self.clock.now()))


def acting(
    desk: Desk,
    work: UnitOfWork,
    staff_id: UUID,
    permission: Permission,
    *,
    shown_with: Permission | None = None,
) -> Staff:
    """The acting person, who must have the permission or the approval of one who has; for writing units.

    Refuses with NOT_PERMITTED, which carries the roles that may, or NOT_FOUND. Who works here no more may
    do nothing, whatever the role was, and nobody may do it for them. `shown_with` is what it took to see
    what this is about, if that took anything: who let somebody see it may have agreed to this as well.
    """
    staff = work.staff.get(staff_id)
    if not staff.is_active:
        raise _refusal(permission)
    permit(desk, work, staff, permission, shown_with=shown_with)
    return staff


def permit(
    desk: Desk,
    work: UnitOfWork,
    staff: Staff,
    permission: Permission,
    *,
    shown_with: Permission | None = None,
    about: Mapping[str, Money] | None = None,
) -> None:
    """Refuse with NOT_PERMITTED what neither this person may nor somebody who approved it.

    `about` goes along with the refusal: the figures that whoever approves decides by. An approval that was
    needed is written in the journal.
    """
    if may(staff.role, permission):
        return
    approver = _approver(desk, work, permission, shown_with, about)
    to_journal(desk, work, JournalEvent.ACTION_APPROVED, staff.id, approver.id, reason=permission.value)


def to_journal(
    desk: Desk,
    work: UnitOfWork,
    event: JournalEvent,
    subject_id: UUID,
    staff_id: UUID | None,
    figures: Mapping[str, int] | None = None,
    *,
    reason: str = "",
    at: datetime | None = None,
) -> None:
    """Write in the journal who did what, and to what: now, or at the instant that the deed itself bears."""
    work.journal.add(
        JournalEntry(
            desk.new_id(), at or desk.clock.now(), event, subject_id, staff_id, figures or {}, reason
        )
    )


def note_of_register(
    desk: Desk,
    work: UnitOfWork,
    event: JournalEvent,
    staff_id: UUID | None,
    figures: Mapping[str, int] | None = None,
) -> Changes:
    """Write in the journal what somebody did about this register; it is read again with the company."""
    register_id = work.company.register().id
    to_journal(desk, work, event, register_id, staff_id, figures)
    return Changes.of((Noun.COMPANY, register_id))


def viewing(desk: Desk, work: UnitOfWork, staff_id: UUID, permission: Permission) -> Staff:
    """As `acting`, for units of work that only read; that somebody was let look is noted once, when it is
    allowed (`note_look_allowed`).
    """
    staff = work.staff.get(staff_id)
    if not staff.is_active:
        raise _refusal(permission)
    if not may(staff.role, permission):
        _approver(desk, work, permission)
    return staff


def _approver(
    desk: Desk,
    work: UnitOfWork,
    permission: Permission,
    shown_with: Permission | None = None,
    about: Mapping[str, Money] | None = None,
) -> Staff:
    """Who approved this permission and still may."""
    for approval in desk.approvals:
        approver = work.staff.get(approval.staff_id)
        if approval.permission is permission and approver.is_active and may(approver.role, permission):
            return approver
    raise _refusal(permission, shown_with, about)


def _refusal(
    permission: Permission, shown_with: Permission | None = None, about: Mapping[str, Money] | None = None
) -> Refused:
    seen = {} if shown_with is None else {"shown_with": shown_with}
    roles = who_may(permission)
    return Refused(Code.NOT_PERMITTED, permission=permission, roles=roles, **seen, **(about or {}))
