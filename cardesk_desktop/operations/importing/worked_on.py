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


class WorkedOn:
    """What was changed, merged or erased since, as far as the items were looked at."""

    def __init__(self) -> None:
        self._found: dict[UUID, Names] = {}
        self._clients: dict[UUID, str] = {}
        self._cars: dict[UUID, tuple[UUID | None, str]] = {}

    def look(self, work: UnitOfWork, items: Sequence[ImportedItem]) -> None:
        """Compare items with what stands there now."""
        for item in items:
            identity = item.subject_id
            if item.made is Made.SOLD:
                self._found.update(_changed(work, item))
            elif item.made is Made.CLIENT and (client := there(work.clients.get, identity)) is not None:
                self._clients[identity] = client.name
                if client.erased_at is not None or _differs(item, client):
                    self._found[identity] = Names(client.name)
            elif item.made is Made.VEHICLE and (car := there(work.vehicles.get, identity)) is not None:
                self._cars[identity] = car.client_id, car.plate.text
                if _differs(item, car):
                    self._found[identity] = Names(car.plate.text)

    def stays(self) -> dict[UUID, Names]:
        """What is to stay, by name. A client and their car stay for one another."""
        found = dict(self._found)
        pairs = [
            (car, owner, plate)
            for car, (owner, plate) in self._cars.items()
            if owner is not None and owner in self._clients
        ]
        for car, owner, _plate in pairs:
            if car in self._found:
                found[owner] = Names(self._clients[owner])
        found.update((car, Names(plate)) for car, owner, plate in pairs if owner in found)
        return found


def is_gone(work: UnitOfWork, item: ImportedItem) -> bool:
    """True for a client or a car that is not there any more: an undo that was broken off took it away."""
    if item.made is Made.CLIENT:
        return there(work.clients.get, item.subject_id) is None
    return item.made is Made.VEHICLE and there(work.vehicles.get, item.subject_id) is None


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


def there(get: Callable[[UUID], T], identity: UUID) -> T | None:
    """What has this identity; None where nothing has."""
    try:
        return get(identity)
    except Refused as refused:
        if refused.code is not Code.NOT_FOUND:
            raise
        return None
