"""One search over everything: plate, phone, name, barcode, invoice number."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.finding_steps import ITEMS
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Hit, HitKind


@dataclass(frozen=True, slots=True)
class HitGroup:
    """What was found of one kind, best first."""

    kind: HitKind
    hits: tuple[Hit, ...]


def find_anything(desk: Desk, *, text: str, limit: int = 5) -> Outcome[tuple[HitGroup, ...]]:
    """Up to `limit` hits of each kind; the kind with the best hit comes first.

    Who tells their name or phone mostly comes with a car: the cars of the clients found are found too.
    """
    with desk.store.read() as work:
        hits = work.search.find_each(text, limit, tuple(HitKind))
        hits[HitKind.VEHICLE] = tuple(_with_owner(work, car) for car in hits[HitKind.VEHICLE])
        if len(hits[HitKind.VEHICLE]) < limit:
            hits[HitKind.VEHICLE] = _with_cars_of(work, hits[HitKind.CLIENT], hits[HitKind.VEHICLE], limit)
        for kind in ITEMS:
            if hits[kind]:
                hits[kind] = work.search.with_names(hits[kind])
        found = [HitGroup(kind, of_kind) for kind, of_kind in hits.items() if of_kind]
        return Outcome(tuple(sorted(found, key=lambda group: group.hits[0].rank)))


def find_cars(work: UnitOfWork, text: str, limit: int) -> tuple[Hit, ...]:
    """Up to `limit` cars by their plate or by their client, best first."""
    hits = work.search.find_each(text, limit, (HitKind.VEHICLE, HitKind.CLIENT))
    return _with_cars_of(work, hits[HitKind.CLIENT], hits[HitKind.VEHICLE], limit)


def _with_cars_of(
    work: UnitOfWork, clients: tuple[Hit, ...], cars: tuple[Hit, ...], limit: int
) -> tuple[Hit, ...]:
    """The cars found by themselves, then those of the clients found, up to `limit`."""
    found = {hit.id: hit for hit in cars}
    for client in clients:
        if len(found) >= limit:
            break
        for vehicle in work.vehicles.of_client(client.id):
            detail = _car_of(vehicle, client.title)
            hit = Hit(HitKind.VEHICLE, vehicle.id, vehicle.plate.text, detail, client.rank + 1)
            found.setdefault(vehicle.id, hit)
    return tuple(found.values())[:limit]


def _with_owner(work: UnitOfWork, car: Hit) -> Hit:
    """A car found by its plate says whose it is, as one found by its client does."""
    vehicle = work.vehicles.get(car.id)
    if vehicle.client_id is None:
        return car
    return replace(car, detail=_car_of(vehicle, work.clients.get(vehicle.client_id).name))


def _car_of(vehicle: Vehicle, client: str) -> str:
    return " · ".join(part for part in (vehicle.name, client) if part)
