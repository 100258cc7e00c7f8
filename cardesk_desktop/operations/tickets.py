"""The open tickets: listed, parked, taken up again, voided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.domain.pricing import price
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.domain.ticket import Ticket, TicketState
from cardesk_desktop.domain.visit import ENDED, VisitState
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.ticket_view import TicketView, kept
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TicketSummary:
    """An open or parked ticket as a chip: its car or client, what it comes to, where the car is."""

    id: UUID
    state: TicketState
    plate: Plate | None
    client_name: str
    gross: Money
    line_count: int
    opened_at: datetime
    visit_state: VisitState | None


def open_tickets(desk: Desk) -> Outcome[tuple[TicketSummary, ...]]:
    """All tickets not yet invoiced or voided, oldest first."""
    with desk.store.read() as work:
        return Outcome(tuple(_summary(work, ticket) for ticket in work.tickets.editable()))


def park(desk: Desk, *, staff_id: UUID, ticket_id: UUID) -> Outcome[TicketView]:
    """Put a ticket aside; it stays, whatever happens to the program."""
    return _moved(desk, staff_id, ticket_id, TicketState.PARKED)


def resume(desk: Desk, *, staff_id: UUID, ticket_id: UUID) -> Outcome[TicketView]:
    """Take a parked ticket up again."""
    return _moved(desk, staff_id, ticket_id, TicketState.OPEN)


def void(desk: Desk, *, staff_id: UUID, ticket_id: UUID, reason: str) -> Outcome[None]:
    """Close a ticket without a sale; the reason goes into the journal.

    While its car is here a new, empty one takes its place, so that the visit can still be sold to.
    """
    with desk.store.write() as work:
        ticket = work.tickets.get(ticket_id)
        clean = one_line(reason, field="reason", is_needed=bool(ticket.lines))
        acting(desk, work, staff_id, Permission.VOID_TICKET)
        close_unsold(desk, work, ticket, staff_id=staff_id, reason=clean)
        changes = Changes.of((Noun.TICKET, ticket.id))
        if ticket.visit_id and work.visits.get(ticket.visit_id).state not in ENDED:
            following = _emptied(desk, ticket)
            work.tickets.save(following)
            changes |= Changes.of((Noun.TICKET, following.id), (Noun.VISIT, ticket.visit_id))
        return Outcome(None, changes)


def close_unsold(desk: Desk, work: UnitOfWork, ticket: Ticket, *, staff_id: UUID, reason: str) -> None:
    """Void a ticket; the journal keeps what it came to and why. Refuses with TICKET_CLOSED."""
    work.tickets.save(ticket.moved(TicketState.VOIDED))
    figures = {"amount_minor": ticket.lines_total.minor}
    to_journal(desk, work, JournalEvent.TICKET_VOIDED, ticket.id, staff_id, figures, reason=reason)


def _emptied(desk: Desk, ticket: Ticket) -> Ticket:
    """A new ticket for the same car and client."""
    return Ticket(
        id=desk.new_id(),
        currency=ticket.currency,
        opened_at=desk.clock.now(),
        visit_id=ticket.visit_id,
        vehicle_id=ticket.vehicle_id,
        client_id=ticket.client_id,
        size_class=ticket.size_class,
    )


def _moved(desk: Desk, staff_id: UUID, ticket_id: UUID, state: TicketState) -> Outcome[TicketView]:
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        return kept(work, work.tickets.get(ticket_id).moved(state))


def _summary(work: UnitOfWork, ticket: Ticket) -> TicketSummary:
    vehicle = work.vehicles.get(ticket.vehicle_id) if ticket.vehicle_id else None
    return TicketSummary(
        id=ticket.id,
        state=ticket.state,
        plate=vehicle.plate if vehicle else None,
        client_name=work.clients.get(ticket.client_id).name if ticket.client_id else "",
        gross=price(ticket, work.company.company().tax_mode).gross,
        line_count=len(ticket.lines),
        opened_at=ticket.opened_at,
        visit_state=work.visits.get(ticket.visit_id).state if ticket.visit_id else None,
    )
