"""The list of clients, and everything about one of them that stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.period import year_before
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.vehicle_history import PastVisit, past_visits
from cardesk_desktop.store.client_views import ClientFilter, ClientInvoice, ClientOrder, ClientRow
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Order, Page

BY_LAST_VISIT = Order(ClientOrder.LAST_VISIT, is_descending=True)
"""How the list is sorted until somebody sorts it otherwise."""


@dataclass(frozen=True, slots=True)
class OwnedVehicle:
    """A car of a client, and the visit it is here for, if it is."""

    vehicle: Vehicle
    open_visit_id: UUID | None


@dataclass(frozen=True, slots=True)
class OpenInvoice:
    """An invoice with something left to pay."""

    invoice_id: UUID
    balance: Money


@dataclass(frozen=True, slots=True)
class ClientVisit:
    """A visit with what was done, and the car it was done to."""

    past: PastVisit
    vehicle: Vehicle


@dataclass(frozen=True, slots=True)
class ClientFile:
    """A client with their cars and what they came to. `oldest_open` is what is to be paid first."""

    client: Client
    vehicles: tuple[OwnedVehicle, ...]
    last_visit_at: datetime | None
    visit_count: int
    spent: Money
    spent_last_year: Money
    balance: Money
    oldest_open: OpenInvoice | None


def clients(
    desk: Desk, *, which: ClientFilter, offset: int, limit: int, order: Order = BY_LAST_VISIT
) -> Outcome[Page[ClientRow]]:
    """A page of the list of clients."""
    with desk.store.read() as work:
        return Outcome(work.client_list.page(which, order, offset, limit))


def client_file(desk: Desk, *, client_id: UUID) -> Outcome[ClientFile]:
    """Everything about one client. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        found = work.clients.get(client_id)
        company, standing = work.company.company(), work.clients.standings.get(found.id)
        of, today = company.currency, business_day(desk.clock.now(), company.time_zone)
        oldest = work.client_list.oldest_open(found.id)
        return Outcome(
            ClientFile(
                client=found,
                vehicles=_vehicles(work, found.id),
                last_visit_at=standing.last_visit_at,
                visit_count=standing.visit_count,
                spent=Money(standing.spent_minor, of),
                spent_last_year=Money(work.client_list.spent_since(found.id, year_before(today)), of),
                balance=Money(standing.balance_minor, of),
                oldest_open=OpenInvoice(oldest[0], Money(oldest[1], of)) if oldest else None,
            )
        )


def client_invoices(desk: Desk, *, client_id: UUID, offset: int, limit: int) -> Outcome[Page[ClientInvoice]]:
    """A page of a client's invoices, newest first, those of clients that were merged into it included."""
    with desk.store.read() as work:
        return Outcome(work.client_list.invoices(work.clients.kept(client_id), offset, limit))


def client_visits(desk: Desk, *, client_id: UUID, offset: int, limit: int) -> Outcome[Page[ClientVisit]]:
    """A page of a client's visits, newest first, with whatever car they came."""
    with desk.store.read() as work:
        page = work.visits.of_client(work.clients.kept(client_id), offset, limit)
        cars = {visit.vehicle_id: work.vehicles.get(visit.vehicle_id) for visit in page.rows}
        rows = (ClientVisit(past, cars[past.visit.vehicle_id]) for past in past_visits(work, page.rows))
        return Outcome(Page(tuple(rows), page.total, offset))


def _vehicles(work: UnitOfWork, client_id: UUID) -> tuple[OwnedVehicle, ...]:
    """The cars of a client; those that were put away come last."""
    owned = sorted(work.vehicles.of_client(client_id), key=lambda vehicle: vehicle.is_archived)
    open_visits = ((vehicle, work.visits.open_for_vehicle(vehicle.id)) for vehicle in owned)
    return tuple(OwnedVehicle(vehicle, visit.id if visit else None) for vehicle, visit in open_visits)
