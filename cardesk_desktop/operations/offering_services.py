"""The services to offer for a car at the door: what it had last, what is asked for most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind, Names, Service
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.unit_of_work import UnitOfWork

_VISITS_ASKED = 3
_FAVOURITES_READ = 200


@dataclass(frozen=True, slots=True)
class OfferedService:
    """A service with its price for the size of the car, None where the owner set none.

    `was_last` marks what was done at the car's last visit.
    """

    id: UUID
    names: Names
    price: Money | None
    duration_min: int
    was_last: bool


def offer_services(
    desk: Desk,
    *,
    size_class: SizeClass,
    vehicle_id: UUID | None = None,
    chosen: tuple[UUID, ...] = (),
    limit: int = 8,
) -> Outcome[tuple[OfferedService, ...]]:
    """What the car had last, then the favourites, up to `limit`; all `chosen` ones are always among them.

    A service without a price for the size is left out unless it was chosen.
    """
    with desk.store.read() as work:
        last = _last(work, vehicle_id) if vehicle_id else ()
        read = {item.id: item for item in work.catalogue.by_ids(list({*last, *chosen}))}
        page = work.catalogue.items(None, 0, _FAVOURITES_READ)
        ordered = [*(read[of] for of in last if of in read), *page.rows]
        offered = _offerable(ordered, size_class)[:limit]
        missing = [of for of in chosen if of not in {service.id for service in offered}]
        offered += [item for of in missing if isinstance(item := read.get(of), Service)]
        return Outcome(
            tuple(
                OfferedService(
                    id=service.id,
                    names=service.names,
                    price=service.prices.get(size_class),
                    duration_min=service.duration_min,
                    was_last=service.id in last,
                )
                for service in offered
            )
        )


def _last(work: UnitOfWork, vehicle_id: UUID) -> tuple[UUID, ...]:
    """The services of the newest visit that had any, in the order of its ticket."""
    visits = [visit.id for visit in work.visits.of_vehicle(vehicle_id, _VISITS_ASKED)]
    tickets = work.tickets.of_visits(visits)
    for visit_id in visits:
        lines = tickets[visit_id].lines if visit_id in tickets else ()
        done = [line.item_id for line in lines if line.kind is ItemKind.SERVICE]
        if done:
            return tuple(dict.fromkeys(done))
    return ()


def _offerable(items: Sequence[object], size_class: SizeClass) -> list[Service]:
    """The services among these that can be sold for the size, each once."""
    services = {item.id: item for item in items if isinstance(item, Service)}
    return [item for item in services.values() if size_class in item.prices and not item.is_archived]
