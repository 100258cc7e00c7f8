"""What an import brought or changed, and people worked on since: it is not for an undo to take away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.importing.batch import ImportedItem, Made
from cardesk_desktop.domain.importing.kept_item import read_item, write_item
from cardesk_desktop.domain.importing.mark import mark_of
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.store.unit_of_work import UnitOfWork

T = TypeVar("T")


def worked_on(work: UnitOfWork, items: Sequence[ImportedItem]) -> dict[UUID, Names]:
    """What was changed, merged or erased since, by name. A client and their car stay for one another."""
    found: dict[UUID, Names] = {}
    clients: dict[UUID, Client] = {}
    cars: dict[UUID, Vehicle] = {}
    for item in items:
        identity = item.subject_id
        if item.made is Made.SOLD:
            found.update(_changed(work, item))
        elif item.made is Made.CLIENT and (client := _there(work.clients.get, identity)) is not None:
            clients[identity] = client
            if client.erased_at is not None or _differs(item, client):
                found[identity] = Names(client.name)
        elif item.made is Made.VEHICLE and (car := _there(work.vehicles.get, identity)) is not None:
            cars[identity] = car
            if _differs(item, car):
                found[identity] = Names(car.plate.text)
    pairs = [(identity, car.client_id) for identity, car in cars.items() if car.client_id in clients]
    owners = {owner for identity, owner in pairs if identity in found}
    found.update((owner, Names(clients[owner].name)) for owner in owners)
    found.update((identity, Names(cars[identity].plate.text)) for identity, owner in pairs if owner in found)
    return found


def _changed(work: UnitOfWork, item: ImportedItem) -> dict[UUID, Names]:
    """The product or service under its name as it is now, if it is not as the import left it."""
    (now,) = work.catalogue.by_ids([item.subject_id]) or (None,)
    if now is not None:
        return {} if write_item(now) == item.after else {now.id: now.names}
    # What is gone by now cannot be given back.
    return {} if item.is_new else {item.subject_id: read_item(item.after).names}


def _differs(item: ImportedItem, now: Client | Vehicle) -> bool:
    """Another one stands here after a merge; imports of older releases left no mark."""
    return now.id != item.subject_id or (item.after != "" and item.after != mark_of(now))


def _there(get: Callable[[UUID], T], identity: UUID) -> T | None:
    try:
        return get(identity)
    except Refused as refused:
        if refused.code is not Code.NOT_FOUND:
            raise
        return None
