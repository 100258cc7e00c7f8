"""The people who work here: taken on, renamed, given another role, gone and back again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission, Role
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class StaffList:
    """Everybody who works or ever worked here, by name, and who has a PIN."""

    members: tuple[Staff, ...]
    pin_holders: frozenset[UUID]


def everyone(desk: Desk) -> Outcome[StaffList]:
    """The staff, with those who left."""
    with desk.store.read() as work:
        return Outcome(StaffList(work.staff.everyone(), work.pins.holders()))


def take_on(desk: Desk, *, staff_id: UUID, name: str, role: Role) -> Outcome[Staff]:
    """Take on a person.

    Refuses with TEXT_MISSING, TEXT_TOO_LONG, STAFF_NAME_TAKEN, and STAFF_NAME_KNOWN for the name of somebody
    who left.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_STAFF)
        member = Staff(desk.new_id(), _free_name(work, name), role)
        work.staff.add(member)
        return _done(desk, work, JournalEvent.STAFF_TAKEN_ON, member, staff_id)


def change_member(desk: Desk, *, staff_id: UUID, member_id: UUID, name: str, role: Role) -> Outcome[Staff]:
    """Correct somebody's name and role.

    Refuses as `take_on` does, with LAST_OWNER when no owner would be left, and with OWN_ROLE when somebody
    would change the own role: what is done by a slip could then not be taken back.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_STAFF)
        before = work.staff.get(member_id)
        member = replace(before, name=_free_name(work, name, of=before), role=role)
        if member.role is not before.role and member_id == staff_id:
            raise Refused(Code.OWN_ROLE)
        _require_owner(work, member)
        work.staff.save(member)
        return _done(desk, work, JournalEvent.STAFF_CHANGED, member, staff_id)


def set_active(desk: Desk, *, staff_id: UUID, member_id: UUID, is_active: bool) -> Outcome[Staff]:
    """Somebody leaves, or comes back. Nothing that they did is touched.

    Refuses with LAST_OWNER or OWN_ROLE, as `change_member` does, and with STAFF_NAME_TAKEN where somebody
    else is called alike by now.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_STAFF)
        member = replace(work.staff.get(member_id), is_active=is_active)
        if member_id == staff_id and not is_active:
            raise Refused(Code.OWN_ROLE)
        _require_owner(work, member)
        if is_active:
            _require_apart(member.name, (other for other in work.staff.active() if other.id != member_id))
        work.staff.save(member)
        event = JournalEvent.STAFF_RETURNED if is_active else JournalEvent.STAFF_LEFT
        return _done(desk, work, event, member, staff_id)


def set_lock_time(desk: Desk, *, staff_id: UUID, minutes: int) -> Outcome[int]:
    """Note in the journal after how many minutes this register locks itself from now on; 0 is never."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_REGISTER)
        register = work.company.register()
        figures = {"minutes": minutes}
        to_journal(desk, work, JournalEvent.LOCK_TIME_SET, register.id, staff_id, figures)
        return Outcome(minutes)


def _free_name(work: UnitOfWork, name: str, *, of: Staff | None = None) -> str:
    """The name, cleaned; nobody else has or had it: a person's figures are found by the name on papers.

    Whose name it is already keeps it, whoever else has it.
    """
    clean = one_line(name, field="name", is_needed=True)
    if of is None or clean.casefold() != of.name.casefold():
        _require_apart(clean, sorted(work.staff.everyone(), key=lambda other: not other.is_active))
    return clean


def _require_apart(name: str, others: Iterable[Staff]) -> None:
    for other in others:
        if other.name.casefold() == name.casefold():
            raise Refused(
                Code.STAFF_NAME_TAKEN if other.is_active else Code.STAFF_NAME_KNOWN, name=other.name
            )


def _require_owner(work: UnitOfWork, changed: Staff) -> None:
    others = (member for member in work.staff.active() if member.id != changed.id)
    if not any(member.role is Role.OWNER and member.is_active for member in (changed, *others)):
        raise Refused(Code.LAST_OWNER)


def _done(desk: Desk, work: UnitOfWork, event: JournalEvent, member: Staff, by: UUID) -> Outcome[Staff]:
    """The role goes into the journal, the name does not: it may be corrected or have to be forgotten."""
    to_journal(desk, work, event, member.id, by, reason=member.role.value)
    return Outcome(member, Changes.of((Noun.STAFF, member.id)))
