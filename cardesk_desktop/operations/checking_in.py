"""A car at the door: found by its plate, or written down with its client, and put on the board."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.plate import Plate, Region, plate_keys
from cardesk_desktop.domain.text import many_lines, one_line
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.domain.vehicle_photo import Moment
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.operations.clients import named_client
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.photographing import keep_visit_photo
from cardesk_desktop.operations.selling import line_for
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import HitKind


@dataclass(frozen=True, slots=True)
class KnownVehicle:
    """A car that was here before, as offered while its plate is typed."""

    vehicle: Vehicle
    client: Client | None
    visit_count: int
    last_visit_at: datetime | None
    open_visit_id: UUID | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the front desk knows of a car at the door.

    `vehicle_id` when it is known, else it is written down from the plate. `client_id` or a new
    client's name and phone; both may be missing.
    """

    plate_text: str
    region: Region
    size_class: SizeClass
    vehicle_id: UUID | None = None
    make: str = ""
    model: str = ""
    colour: str = ""
    client_id: UUID | None = None
    new_client_name: str = ""
    new_client_phone: str = ""
    services: tuple[UUID, ...] = ()
    odometer_km: int | None = None
    note: str = ""
    photos: tuple[bytes, ...] = field(default=(), repr=False)
    """Of the car as it came in, as `prepare_photo` made them."""


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """The new visit, its car, and its ticket."""

    visit: Visit
    vehicle: Vehicle
    ticket_id: UUID


def look_up_plate(desk: Desk, *, text: str, limit: int = 8) -> Outcome[tuple[KnownVehicle, ...]]:
    """Cars whose plate begins as typed, however it is spelt; then those whose number alone does."""
    key, *others = plate_keys(text)
    if not key:
        return Outcome(())
    with desk.store.read() as work:
        found = {vehicle.id: vehicle for vehicle in work.vehicles.starting_with(key, limit)}
        # The other row of a Saudi plate, or its parts the other way about.
        found |= {vehicle.id: vehicle for other in others for vehicle in work.vehicles.with_key(other)}
        if len(found) < limit and any(char.isdecimal() for char in key):
            for hit in work.search.find(text, limit, kinds=(HitKind.VEHICLE,)):
                found.setdefault(hit.id, work.vehicles.get(hit.id))
        return Outcome(tuple(_known(work, vehicle) for vehicle in list(found.values())[:limit]))


def cars_with_plates(desk: Desk, *, texts: tuple[str, ...]) -> Outcome[tuple[KnownVehicle, ...]]:
    """Cars with exactly these plates, however they are spelt."""
    keys = dict.fromkeys(key for text in texts for key in plate_keys(text))
    with desk.store.read() as work:
        found = {vehicle.id: vehicle for key in keys for vehicle in work.vehicles.with_key(key)}
        return Outcome(tuple(_known(work, vehicle) for vehicle in found.values()))


def find_clients(desk: Desk, *, text: str, limit: int = 8) -> Outcome[tuple[Client, ...]]:
    """Clients by name or phone, as typed so far."""
    with desk.store.read() as work:
        hits = work.search.find(text, limit, kinds=(HitKind.CLIENT,))
        return Outcome(tuple(work.clients.get(hit.id) for hit in hits))


def check_in(desk: Desk, *, staff_id: UUID, arrival: Arrival) -> Outcome[CheckedIn]:
    """Open a visit and its ticket, with a new car and client where needed, in one commit.

    Refuses with VEHICLE_ALREADY_HERE (and the open visit), PLATE_UNREADABLE, PHONE_UNREADABLE,
    TEXT_TOO_LONG, GALLERY_FULL; nothing is kept then.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.CHECK_IN)
        client_id = named_client(desk, work, arrival)
        vehicle = _vehicle(desk, work, arrival, client_id)
        present = work.visits.open_for_vehicle(vehicle.id)
        if present is not None:
            raise Refused(Code.VEHICLE_ALREADY_HERE, visit_id=present.id, plate=vehicle.plate.text)
        visit = Visit(
            id=desk.new_id(),
            vehicle_id=vehicle.id,
            arrived_at=desk.clock.now(),
            client_id=vehicle.client_id,
            odometer_km=arrival.odometer_km,
            note=many_lines(arrival.note, field="note"),
        )
        work.visits.add(visit)
        for photo in arrival.photos:
            keep_visit_photo(desk, work, visit, Moment.CHECK_IN, photo, staff_id)
        ticket = _ticket(desk, work, visit, arrival)
        work.tickets.add(ticket)
        to_journal(desk, work, JournalEvent.VISIT_CHECKED_IN, visit.id, staff_id, at=visit.arrived_at)
        touched = [(Noun.VISIT, visit.id), (Noun.TICKET, ticket.id), (Noun.VEHICLE, vehicle.id)]
        if vehicle.client_id:
            touched.append((Noun.CLIENT, vehicle.client_id))
        return Outcome(CheckedIn(visit, vehicle, ticket.id), Changes.of(*touched))


def _known(work: UnitOfWork, vehicle: Vehicle) -> KnownVehicle:
    visits = work.visits.of_vehicle(vehicle.id, 1)
    present = work.visits.open_for_vehicle(vehicle.id)
    return KnownVehicle(
        vehicle=vehicle,
        client=work.clients.get(vehicle.client_id) if vehicle.client_id else None,
        visit_count=work.visits.count_of_vehicle(vehicle.id),
        last_visit_at=visits[0].arrived_at if visits else None,
        open_visit_id=present.id if present else None,
    )


def _vehicle(desk: Desk, work: UnitOfWork, arrival: Arrival, client_id: UUID | None) -> Vehicle:
    """The known car with what was newly learnt of it, or a new one. One that was put away is back."""
    known = _known_vehicle(work, arrival)
    vehicle = known or Vehicle(
        desk.new_id(), Plate.read(arrival.plate_text, arrival.region), arrival.size_class
    )
    vehicle = replace(
        vehicle,
        size_class=arrival.size_class,
        make=one_line(arrival.make, field="make", limit=40) or vehicle.make,
        model=one_line(arrival.model, field="model", limit=40) or vehicle.model,
        colour=one_line(arrival.colour, field="colour", limit=40) or vehicle.colour,
        client_id=client_id or vehicle.client_id,
        is_archived=False,
    )
    if known is None:
        work.vehicles.add(vehicle)
    elif vehicle != known:
        work.vehicles.hand_over(vehicle, desk.clock.now())
    return vehicle


def _known_vehicle(work: UnitOfWork, arrival: Arrival) -> Vehicle | None:
    """The car that was picked, or one of the same region and plate that was typed out in full."""
    if arrival.vehicle_id is not None:
        return work.vehicles.get(arrival.vehicle_id)
    plate = Plate.read(arrival.plate_text, arrival.region)
    twins = (vehicle for vehicle in work.vehicles.with_key(plate.key) if vehicle.plate.region is plate.region)
    return next(twins, None)


def _ticket(desk: Desk, work: UnitOfWork, visit: Visit, arrival: Arrival) -> Ticket:
    ticket = Ticket(
        id=desk.new_id(),
        currency=work.company.company().currency,
        opened_at=visit.arrived_at,
        visit_id=visit.id,
        vehicle_id=visit.vehicle_id,
        client_id=visit.client_id,
        size_class=arrival.size_class,
    )
    for service_id in arrival.services:
        service = work.catalogue.service(service_id)
        ticket = ticket.with_item(line_for(desk, service, arrival.size_class))
    return ticket
