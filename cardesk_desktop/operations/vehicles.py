"""Cars: written down, corrected, handed over to another owner, put away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.text import many_lines, one_line
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.domain.vin import read_vin
from cardesk_desktop.operations.clients import named_client
from cardesk_desktop.operations.desk import Desk, acting

_FIRST_YEAR = 1886
_NAME_LIMIT = 40


@dataclass(frozen=True, slots=True)
class VehicleForm:
    """What a person typed about a car. `client_id` or a new client's name and phone; both may be missing."""

    plate_text: str
    region: Region
    size_class: SizeClass
    make: str = ""
    model: str = ""
    colour: str = ""
    year: str = ""
    vin: str = ""
    notes: str = ""
    client_id: UUID | None = None
    new_client_name: str = ""
    new_client_phone: str = ""


@dataclass(frozen=True, slots=True)
class FormerOwner:
    """Whose a car was, and until when."""

    client: Client
    until: datetime


@dataclass(frozen=True, slots=True)
class VehicleFile:
    """A car with its owners. `twins` carry the same plate."""

    vehicle: Vehicle
    owner: Client | None
    former: tuple[FormerOwner, ...]
    twins: tuple[Vehicle, ...]


def vehicle_file(desk: Desk, *, vehicle_id: UUID) -> Outcome[VehicleFile]:
    """Read a car and whose it is and was. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        found = work.vehicles.get(vehicle_id)
        alike = work.vehicles.with_key(found.plate.key)
        return Outcome(
            VehicleFile(
                vehicle=found,
                owner=work.clients.get(found.client_id) if found.client_id else None,
                former=tuple(
                    FormerOwner(work.clients.get(client_id), until)
                    for until, client_id in work.vehicles.former_owners(found.id)
                ),
                twins=tuple(
                    twin for twin in alike if twin.id != found.id and twin.plate.region is found.plate.region
                ),
            )
        )


def add_vehicle(desk: Desk, *, staff_id: UUID, form: VehicleForm) -> Outcome[Vehicle]:
    """Write a car down. Two may carry one plate: a mistake is merged later, not refused at the door.

    Refuses with PLATE_UNREADABLE, VIN_UNREADABLE, VIN_CHECK_DIGIT_WRONG, YEAR_UNREADABLE, TEXT_TOO_LONG.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CLIENT)
        owner_id = named_client(desk, work, form)
        added = replace(_read_form(desk, desk.new_id(), form), client_id=owner_id)
        work.vehicles.add(added)
        return Outcome(added, _changes(added.id, owner_id))


def change_vehicle(desk: Desk, *, staff_id: UUID, vehicle_id: UUID, form: VehicleForm) -> Outcome[Vehicle]:
    """Correct a car, or hand it over to `form.client_id`; the owner until now stays in its history.

    Refuses as `add_vehicle` does.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CLIENT)
        before = work.vehicles.get(vehicle_id)
        owner_id = named_client(desk, work, form)
        read = _read_form(desk, before.id, form)
        changed = replace(read, client_id=owner_id, is_archived=before.is_archived)
        work.vehicles.hand_over(changed, desk.clock.now())
        return Outcome(changed, _changes(changed.id, owner_id, before.client_id))


def archive_vehicle(
    desk: Desk, *, staff_id: UUID, vehicle_id: UUID, is_archived: bool = True
) -> Outcome[Vehicle]:
    """Put a car away that comes no more, or take it out again; its next check-in does that as well."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CLIENT)
        moved = replace(work.vehicles.get(vehicle_id), is_archived=is_archived)
        work.vehicles.save(moved)
        return Outcome(moved, _changes(moved.id, moved.client_id))


def _read_form(desk: Desk, vehicle_id: UUID, form: VehicleForm) -> Vehicle:
    vin = read_vin(form.vin)
    return Vehicle(
        id=vehicle_id,
        plate=Plate.read(form.plate_text, form.region),
        size_class=form.size_class,
        make=one_line(form.make, field="make", limit=_NAME_LIMIT),
        model=one_line(form.model, field="model", limit=_NAME_LIMIT),
        colour=one_line(form.colour, field="colour", limit=_NAME_LIMIT),
        vin=vin.text if vin else "",
        year=_read_year(form.year, desk.clock.now().year + 1),
        notes=many_lines(form.notes, field="notes"),
    )


def _read_year(text: str, last: int) -> int | None:
    """A model year of four digits; next year's models are sold already."""
    clean = latin_digits(text).strip()
    if not clean:
        return None
    if not (clean.isascii() and clean.isdigit()) or not _FIRST_YEAR <= int(clean) <= last:
        raise Refused(Code.YEAR_UNREADABLE, last=last)
    return int(clean)


def _changes(vehicle_id: UUID, *client_ids: UUID | None) -> Changes:
    of_clients = ((Noun.CLIENT, client_id) for client_id in client_ids if client_id is not None)
    return Changes.of((Noun.VEHICLE, vehicle_id), *of_clients)
