"""When a new version of the program may be put in place: who may say so, and whether the till is at rest."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission, may
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.operations.desk import Desk, to_journal, viewing
from cardesk_desktop.store.unit_of_work import UnitOfWork


def is_at_rest(desk: Desk) -> Outcome[bool]:
    """Whether nothing is rung up at the counter that is not paid.

    What is parked, and the work on cars, lies in the database as it is: it waits through a start.
    """
    with desk.store.read() as work:
        return Outcome(not _is_selling(work))


def allow_update(desk: Desk, *, staff_id: UUID) -> Outcome[None]:
    """Whether this person may put the new version in place now. Refuses: UPDATE_WAITS_FOR_SALE."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.EDIT_REGISTER)
        if _is_selling(work):
            raise Refused(Code.UPDATE_WAITS_FOR_SALE)
    return Outcome(None)


def allow_update_choices(desk: Desk, *, staff_id: UUID) -> Outcome[None]:
    """Whether this person may choose how new versions come to this register."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.EDIT_REGISTER)
    return Outcome(None)


def may_update(desk: Desk, *, member_id: UUID) -> Outcome[bool]:
    """Whether a new version is news for this person, who could put it in place."""
    with desk.store.read() as work:
        return Outcome(may(work.staff.get(member_id).role, Permission.EDIT_REGISTER))


def note_version(desk: Desk, *, version: str) -> Outcome[None]:
    """Remember in the journal which version of the program works on this register, when it is another one.

    Nobody does it: the program that is started says so, whoever or whatever put it in place.
    """
    with desk.store.write() as work:
        register_id = work.company.register().id
        if work.journal.last_reason(JournalEvent.VERSION_CHANGED, register_id) == version:
            return Outcome(None)
        to_journal(desk, work, JournalEvent.VERSION_CHANGED, register_id, None, reason=version)
        return Outcome(None, Changes.of((Noun.COMPANY, register_id)))


def _is_selling(work: UnitOfWork) -> bool:
    return any(
        ticket.state is TicketState.OPEN and ticket.visit_id is None and ticket.lines
        for ticket in work.tickets.editable()
    )
