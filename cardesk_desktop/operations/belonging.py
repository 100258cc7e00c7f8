"""What an entry that is mended may belong to: clients, cars and visits that are here, found as one types."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.searching import find_cars
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import HitKind
from cardesk_wire.coding import written

_OF_EACH = 3
"""Of several cars that were found, so many visits each: the newest ones."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a field may name: the visit where there is one, else the car, else the client."""

    client: Client | None
    vehicle: Vehicle | None = None
    visit: Visit | None = None

    @property
    def key(self) -> str:
        """Its identity, as it travels."""
        found = self.visit or self.vehicle or self.client
        return written(found.id.bytes) if found is not None else ""


def find_candidates(desk: Desk, *, kind: str, text: str, limit: int) -> Outcome[tuple[Candidate, ...]]:
    """Up to `limit` rows of a kind, best first: `client`, `vehicle` or `visit`; nothing for any other.

    A car is found by its plate or its client, a visit as its car is, the newest first.
    """
    with desk.store.read() as work:
        match kind:
            case "client":
                hits = work.search.find(text, limit, kinds=(HitKind.CLIENT,))
                return Outcome(tuple(Candidate(work.clients.get(hit.id)) for hit in hits))
            case "vehicle":
                return Outcome(tuple(_car(work, hit.id) for hit in find_cars(work, text, limit)))
            case "visit":
                return Outcome(_visits(work, text, limit))
            case _:
                return Outcome(())


def _car(work: UnitOfWork, vehicle_id: UUID) -> Candidate:
    vehicle = work.vehicles.get(vehicle_id)
    return Candidate(_client(work, vehicle.client_id), vehicle)


def _visits(work: UnitOfWork, text: str, limit: int) -> tuple[Candidate, ...]:
    cars = [work.vehicles.get(hit.id) for hit in find_cars(work, text, limit)]
    each = limit if len(cars) == 1 else _OF_EACH
    found = [(car, visit) for car in cars for visit in work.visits.of_vehicle(car.id, each)]
    return tuple(Candidate(_client(work, visit.client_id), car, visit) for car, visit in found[:limit])


def _client(work: UnitOfWork, client_id: UUID | None) -> Client | None:
    return work.clients.get(client_id) if client_id is not None else None
