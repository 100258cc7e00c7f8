"""How what was made one is parted again: kept for thirty days, also when the program is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.duplicates import Twin
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.client_views import Standing
from cardesk_desktop.store.repositories.merge_ways import KeptWay
from cardesk_desktop.store.repositories.merges import Moved
from cardesk_desktop.store.unit_of_work import UnitOfWork

KEPT_FOR = timedelta(days=30)
"""What is known of somebody who is no more is not kept for longer than a mistake takes to show."""


@dataclass(frozen=True, slots=True)
class MergedClients:
    """The client that is kept, and all that is needed to part them again."""

    kept: Client
    kept_before: Client
    gone: Client
    moved: Moved
    standing: Standing


@dataclass(frozen=True, slots=True)
class MergedVehicles:
    """The car that is kept, and all that is needed to part them again."""

    kept: Vehicle
    kept_before: Vehicle
    gone: Vehicle
    moved: Moved
    visit_count: int


Merged = MergedClients | MergedVehicles


@dataclass(frozen=True, slots=True)
class WayBack:
    """A merge that can be taken back until then, unless something changes before."""

    merged: Merged
    until: datetime


def ways_back(desk: Desk, *, client_id: UUID) -> Outcome[tuple[WayBack, ...]]:
    """What was made one with this client, or a car of theirs, and can be parted now; the newest first."""
    with desk.store.read() as work:
        client = work.clients.get(client_id)
        cars = (car.id for car in work.vehicles.of_client(client.id))
        kept = work.merge_ways.of((client.id, *cars))
        ways = [WayBack(merged, way.at + KEPT_FOR) for way in kept if (merged := _read(way)) is not None]
        now = desk.clock.now()
        return Outcome(tuple(way for way in ways if way.until > now and is_as_left(work, way.merged)))


def remember(desk: Desk, work: UnitOfWork, merged: Merged) -> None:
    """Keep the way back of a merge that is being written, and drop those that are too old."""
    now = desk.clock.now()
    kind = Twin.CLIENT if isinstance(merged, MergedClients) else Twin.VEHICLE
    way = KeptWay(kind, now, msgspec.json.encode(merged).decode())
    work.merge_ways.drop_before(now - KEPT_FOR)
    work.merge_ways.add(merged.gone.id, merged.kept.id, way)


def is_as_left(work: UnitOfWork, merged: Merged) -> bool:
    """Nothing came to the one that is kept since, and nobody changed it."""
    if isinstance(merged, MergedClients):
        client = work.clients.get(merged.kept.id)
        return client == merged.kept and work.clients.standings.get(client.id) == merged.standing
    car = work.vehicles.get(merged.kept.id)
    return car == merged.kept and work.visits.count_of_vehicle(car.id) == merged.visit_count


def _read(way: KeptWay) -> Merged | None:
    """None for what a release wrote that knew other fields: it is as if the time were over."""
    try:
        if way.kind is Twin.CLIENT:
            return msgspec.json.decode(way.content, type=MergedClients)
        return msgspec.json.decode(way.content, type=MergedVehicles)
    except msgspec.ValidationError:
        return None
