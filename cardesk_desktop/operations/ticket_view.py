"""A ticket with everything the sell screen shows beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.pricing import PricedTicket, price
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket, its figures, car and client, who may have done the work, and the stock left by product."""

    ticket: Ticket
    priced: PricedTicket
    vehicle: Vehicle | None
    client: Client | None
    visit: Visit | None
    staff: tuple[Staff, ...]
    levels: Mapping[UUID, Quantity]


def view_ticket(desk: Desk, *, ticket_id: UUID) -> Outcome[TicketView]:
    """Read a ticket. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        return Outcome(see(work, work.tickets.get(ticket_id)))


def see(work: UnitOfWork, ticket: Ticket) -> TicketView:
    """Look up what stands beside the ticket."""
    products = tuple({line.item_id for line in ticket.lines if line.kind is ItemKind.PRODUCT})
    return TicketView(
        ticket=ticket,
        priced=price(ticket, work.company.company().tax_mode),
        vehicle=work.vehicles.get(ticket.vehicle_id) if ticket.vehicle_id else None,
        client=work.clients.get(ticket.client_id) if ticket.client_id else None,
        visit=work.visits.get(ticket.visit_id) if ticket.visit_id else None,
        staff=work.staff.active(),
        levels=work.stock.levels(products),
    )


def kept(work: UnitOfWork, ticket: Ticket) -> Outcome[TicketView]:
    """Save a changed ticket and show it."""
    work.tickets.save(ticket)
    changed = Changes.of((Noun.TICKET, ticket.id))
    if ticket.visit_id:
        changed |= Changes.of((Noun.VISIT, ticket.visit_id))
    return Outcome(see(work, ticket), changed)
