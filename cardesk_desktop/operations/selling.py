"""Filling a ticket: a tile is tapped, a barcode scanned, the car's size or the client is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind, Product, Service
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.ticket import Ticket, TicketLine
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.discount_limit import permit_change
from cardesk_desktop.operations.ticket_view import TicketView, kept
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Scanned:
    """The ticket after a scan, and what the barcode was."""

    view: TicketView
    line_id: UUID
    product: Product


def new_ticket(desk: Desk, work: UnitOfWork, size_class: SizeClass) -> Ticket:
    """An empty ticket in the company's currency, not yet saved."""
    return Ticket(
        id=desk.new_id(),
        currency=work.company.company().currency,
        opened_at=desk.clock.now(),
        size_class=size_class,
    )


def line_for(desk: Desk, item: Product | Service, size_class: SizeClass) -> TicketLine:
    """A fresh line of an item, priced for a size.

    Refuses with PRICE_MISSING_FOR_SIZE, and with NOT_FOUND for what is no longer sold.
    """
    if item.is_archived:
        raise Refused(Code.NOT_FOUND, id=item.id)
    is_service = isinstance(item, Service)
    return TicketLine(
        id=desk.new_id(),
        kind=ItemKind.SERVICE if is_service else ItemKind.PRODUCT,
        item_id=item.id,
        names=item.names,
        unit_price=item.price_for(size_class) if isinstance(item, Service) else item.price,
        tax=item.tax,
    )


def open_counter_ticket(
    desk: Desk, *, staff_id: UUID, size_class: SizeClass = SizeClass.SEDAN
) -> Outcome[TicketView]:
    """Open a ticket without a car."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        return kept(work, new_ticket(desk, work, size_class))


def add_item(
    desk: Desk,
    *,
    staff_id: UUID,
    ticket_id: UUID | None,
    kind: ItemKind,
    item_id: UUID,
    size_class: SizeClass = SizeClass.SEDAN,
) -> Outcome[TicketView]:
    """Add one product or service to a ticket, priced for the ticket's size.

    Without a ticket a counter ticket of `size_class` is opened in the same commit: an item that has no
    price for that size leaves no empty ticket behind. What comes under a large discount that is on the
    ticket already needs GIVE_LARGE_DISCOUNT.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.SELL)
        ticket = work.tickets.get(ticket_id) if ticket_id else new_ticket(desk, work, size_class)
        is_service = kind is ItemKind.SERVICE
        item = work.catalogue.service(item_id) if is_service else work.catalogue.product(item_id)
        grown = ticket.with_item(line_for(desk, item, ticket.size_class))
        permit_change(desk, work, staff, ticket, grown)
        return kept(work, grown)


def scan(
    desk: Desk,
    *,
    staff_id: UUID,
    ticket_id: UUID | None,
    barcode: str,
    size_class: SizeClass = SizeClass.SEDAN,
) -> Outcome[Scanned]:
    """Put a scanned product on the ticket, or on a new counter ticket of `size_class` when there is none.

    A barcode is never read as anything else (a phone, a plate): refuses with BARCODE_UNKNOWN. When
    several products carry the code, the first in the catalogue that is not archived is sold. As in
    `add_item`, a large discount that is on the ticket already is asked for again.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.SELL)
        products = work.catalogue.with_barcode(barcode)
        if not products:
            raise Refused(Code.BARCODE_UNKNOWN, barcode=barcode)
        ticket = work.tickets.get(ticket_id) if ticket_id else new_ticket(desk, work, size_class)
        grown = ticket.with_item(line_for(desk, products[0], ticket.size_class))
        permit_change(desk, work, staff, ticket, grown)
        outcome = kept(work, grown)
        before = {line.id: line for line in ticket.lines}
        line_id = next(line.id for line in grown.lines if before.get(line.id) is not line)
        return Outcome(Scanned(outcome.value, line_id, products[0]), outcome.changes)


def set_size(desk: Desk, *, staff_id: UUID, ticket_id: UUID, size_class: SizeClass) -> Outcome[TicketView]:
    """Price the services on the ticket for another size of car.

    An amount off that is a large discount of the new prices needs GIVE_LARGE_DISCOUNT, and so does a large
    one that takes more off the new prices.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.SELL)
        ticket = work.tickets.get(ticket_id)
        services = [line for line in ticket.lines if line.kind is ItemKind.SERVICE]
        found = {item.id: item for item in work.catalogue.by_ids([line.item_id for line in services])}
        prices: dict[UUID, Money] = {}
        for line in services:
            item = found.get(line.item_id)
            if isinstance(item, Service):
                prices[line.id] = item.price_for(size_class)
        resized = ticket.with_size(size_class, prices)
        permit_change(desk, work, staff, ticket, resized)
        _note_size(desk, work, staff_id, ticket, resized)
        return kept(work, resized)


def _note_size(desk: Desk, work: UnitOfWork, staff_id: UUID, before: Ticket, after: Ticket) -> None:
    """What the lines came to before and after; a size that costs the same is of no interest to an audit."""
    if before.lines_total == after.lines_total:
        return
    figures = {"before_minor": before.lines_total.minor, "after_minor": after.lines_total.minor}
    to_journal(desk, work, JournalEvent.SIZE_CHANGED, before.id, staff_id, figures)


def _owned(work: UnitOfWork, ticket: Ticket) -> Changes:
    """Give the client of a ticket to its car, if nobody is known to bring it."""
    if ticket.vehicle_id is None or ticket.client_id is None:
        return Changes()
    vehicle = work.vehicles.get(ticket.vehicle_id)
    if vehicle.client_id is not None:
        return Changes()
    work.vehicles.save(replace(vehicle, client_id=ticket.client_id))
    return Changes.of((Noun.VEHICLE, vehicle.id))


def set_client(desk: Desk, *, staff_id: UUID, ticket_id: UUID, client_id: UUID | None) -> Outcome[TicketView]:
    """Say who pays, on the ticket and on its visit; a car without a client gets this one.

    One who was merged meanwhile is the one who is kept. Refuses with NOT_FOUND for one that does not exist.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        if client_id is not None:
            client_id = work.clients.get(client_id).id
        ticket = work.tickets.get(ticket_id).for_client(client_id)
        if ticket.visit_id is not None:
            work.visits.save(replace(work.visits.get(ticket.visit_id), client_id=client_id))
        outcome = kept(work, ticket)
        return Outcome(outcome.value, outcome.changes | _owned(work, ticket))
