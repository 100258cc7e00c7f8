"""What a car had done before, at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.visits import service_names
from cardesk_desktop.store.unit_of_work import UnitOfWork

VISITS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class PastVisit:
    """One visit with what was done, what it cost and what of that is still open."""

    visit: Visit
    services: tuple[Names, ...]
    gross: Money | None
    balance: Money | None
    invoice_id: UUID | None
    photo_count: int = 0


@dataclass(frozen=True, slots=True)
class VehicleHistory:
    """The newest visits of a car, and the sums over all of them."""

    vehicle: Vehicle
    client: Client | None
    visits: tuple[PastVisit, ...]
    visit_count: int
    spent: Money
    client_balance: Money


def vehicle_history(desk: Desk, *, vehicle_id: UUID) -> Outcome[VehicleHistory]:
    """Read a car's history. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        of = work.company.company().currency
        vehicle = work.vehicles.get(vehicle_id)
        client = work.clients.get(vehicle.client_id) if vehicle.client_id else None
        past = past_visits(work, work.visits.of_vehicle(vehicle.id, VISITS_SHOWN))
        return Outcome(
            VehicleHistory(
                vehicle=vehicle,
                client=client,
                visits=past,
                visit_count=work.visits.count_of_vehicle(vehicle.id),
                spent=Money(work.invoices.spent_of_vehicle(vehicle.id), of),
                client_balance=Money(work.invoices.open_of_client(client.id) if client else 0, of),
            )
        )


def past_visits(work: UnitOfWork, visits: Sequence[Visit]) -> tuple[PastVisit, ...]:
    """Visits with what was done and what it came to, in the order given."""
    of = work.company.company().currency
    ids = [visit.id for visit in visits]
    tickets, invoices = work.tickets.of_visits(ids), work.invoices.of_visits(ids)
    photos = Counter(photo.visit_id for photo in work.visit_photos.of_visits(ids))
    past = []
    for visit in visits:
        invoice = invoices.get(visit.id)
        past.append(
            PastVisit(
                visit=visit,
                services=service_names(tickets.get(visit.id)),
                gross=Money(invoice.gross_minor, of) if invoice else None,
                balance=Money(invoice.open_minor, of) if invoice else None,
                invoice_id=invoice.invoice_id if invoice else None,
                photo_count=photos[visit.id],
            )
        )
    return tuple(past)
