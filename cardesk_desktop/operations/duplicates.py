"""Clients and cars that may be one and the same: shown, and told apart by a person."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.duplicates import Likeness, likenesses
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.store.unit_of_work import UnitOfWork

MOST_GROUPS = 60
_MOST_OF_GROUP = 6


@dataclass(frozen=True, slots=True)
class ClientPair:
    """Two clients, and by what they are alike. The first is the one to keep: it has more visits."""

    first: Client
    second: Client
    likenesses: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True)
class VehiclePair:
    """Two cars of one plate. The first is the one to keep: it came more often."""

    first: Vehicle
    second: Vehicle


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What may be one and the same, in the whole house."""

    clients: tuple[ClientPair, ...]
    vehicles: tuple[VehiclePair, ...]


def duplicates_of(desk: Desk, *, client_id: UUID) -> Outcome[tuple[ClientPair, ...]]:
    """Others who may be this client, and of whom nobody said that they are not."""
    with desk.store.read() as work:
        client = work.clients.get(client_id)
        if client.erased_at is not None:
            return Outcome(())
        apart = work.duplicates.apart(client.id)
        others = (work.clients.get(each) for each in work.duplicates.like(client, 20) if each not in apart)
        return Outcome(_alike(work, [(client, other) for other in others]))


def all_duplicates(desk: Desk) -> Outcome[Duplicates]:
    """Pairs of clients and of cars that may be one; the first of them when there are very many."""
    with desk.store.read() as work:
        return Outcome(Duplicates(_alike(work, _paired(work)), _cars(work)))


def keep_apart(desk: Desk, *, staff_id: UUID, client_id: UUID, other_id: UUID) -> Outcome[None]:
    """Two clients look alike and are not the same: they are not shown as duplicates any more."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CLIENT)
        one, other = work.clients.get(client_id).id, work.clients.get(other_id).id
        if one != other:
            work.duplicates.keep_apart(one, other)
        return Outcome(None, Changes.of((Noun.CLIENT, one), (Noun.CLIENT, other)))


def _paired(work: UnitOfWork) -> list[tuple[Client, Client]]:
    """Those who stand in one group of the search, two by two and each two once, save who is kept apart."""
    pairs: dict[frozenset[UUID], tuple[Client, Client]] = {}
    for group in work.duplicates.groups(MOST_GROUPS):
        clients = [work.clients.get(each) for each in group[:_MOST_OF_GROUP]]
        for first, second in combinations(clients, 2):
            if second.id not in work.duplicates.apart(first.id):
                pairs.setdefault(frozenset((first.id, second.id)), (first, second))
    return list(pairs.values())


def _alike(work: UnitOfWork, pairs: list[tuple[Client, Client]]) -> tuple[ClientPair, ...]:
    found = []
    for first, second in pairs:
        signs = likenesses(first, second, (_plates(work, first), _plates(work, second)))
        if signs:
            kept, other = sorted((first, second), key=lambda each: _rank(work, each))
            found.append(ClientPair(kept, other, signs))
    return tuple(found)


def _rank(work: UnitOfWork, client: Client) -> tuple[int, bytes]:
    """Who came more often comes first, else who was written down first."""
    return -work.clients.standings.get(client.id).visit_count, client.id.bytes


def _plates(work: UnitOfWork, client: Client) -> tuple[str, ...]:
    cars = work.vehicles.of_client(client.id)
    return tuple(f"{car.plate.region} {car.plate.key}" for car in cars)


def _cars(work: UnitOfWork) -> tuple[VehiclePair, ...]:
    pairs = []
    for key in dict.fromkeys(work.duplicates.plates(MOST_GROUPS)):
        for first, second in combinations(work.vehicles.with_key(key)[:_MOST_OF_GROUP], 2):
            if first.plate.region is second.plate.region:
                came = [work.visits.count_of_vehicle(car.id) for car in (first, second)]
                pairs.append(VehiclePair(*((first, second) if came[0] >= came[1] else (second, first))))
    return tuple(pairs)
