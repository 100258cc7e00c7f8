"""Vehicles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select

from cardesk_desktop.domain.folding import plate_words, words
from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.domain.vehicle import Vehicle, erased_plate
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.removing import remove
from cardesk_desktop.store.rows import by_id, put_back
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.search import Entry, SearchIndex
from cardesk_desktop.store.statement import Statement, change, one_of, prefix_range
from cardesk_desktop.store.tables.people_and_cars import FORMER_OWNER, VEHICLE, VEHICLE_ALIAS
from cardesk_desktop.store.views import HitKind

_COLUMNS = (
    VEHICLE.c.id,
    VEHICLE.c.region,
    VEHICLE.c.plate,
    VEHICLE.c.size_class,
    VEHICLE.c.make,
    VEHICLE.c.model,
    VEHICLE.c.colour,
    VEHICLE.c.client_id,
    VEHICLE.c.vin,
    VEHICLE.c.year,
    VEHICLE.c.notes,
    VEHICLE.c.is_archived,
)
_GET = Statement(select(*_COLUMNS).where(VEHICLE.c.id == bindparam("id")))
_SOME = Statement(select(*_COLUMNS).where(one_of(VEHICLE.c.id)))
_WITH_KEY = Statement(select(*_COLUMNS).where(VEHICLE.c.plate_key == bindparam("key")).order_by(VEHICLE.c.id))
_STARTING_WITH = Statement(
    select(*_COLUMNS)
    .where(prefix_range(VEHICLE.c.plate_key))
    .order_by(VEHICLE.c.plate_key, VEHICLE.c.id)
    .limit(bindparam("limit"))
)
_OF_CLIENT = Statement(
    select(*_COLUMNS).where(VEHICLE.c.client_id == bindparam("client_id")).order_by(VEHICLE.c.id)
)
_KEPT = Statement(select(VEHICLE_ALIAS.c.vehicle_id).where(VEHICLE_ALIAS.c.old_id == bindparam("id")))
_ADD_FORMER = Statement(insert(FORMER_OWNER))
_FORMER = Statement(
    select(FORMER_OWNER.c.until, FORMER_OWNER.c.client_id)
    .where(FORMER_OWNER.c.vehicle_id == bindparam("vehicle_id"))
    .order_by(FORMER_OWNER.c.until.desc())
)
_ADD = Statement(insert(VEHICLE))
_SAVE = change(VEHICLE)

_REMOVALS = (Statement(delete(VEHICLE).where(VEHICLE.c.id == bindparam("id"))),)


class VehicleRepository:
    """Vehicles by identity, plate and client."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database = database
        self._index = index

    def add(self, vehicle: Vehicle) -> None:
        """Add a vehicle. Two may carry one plate: a mistake is merged later, not refused at the door."""
        self._database.run(_ADD, {"id": vehicle.id, **_columns(vehicle)})
        self._index.put(_entry(vehicle), is_new=True)

    def save(self, vehicle: Vehicle) -> None:
        """Correct a vehicle; refuses with NOT_FOUND."""
        put_back(self._database, _SAVE, vehicle.id, _columns(vehicle))
        self._index.put(_entry(vehicle))

    def remove(self, identity: UUID) -> bool:
        """Take a vehicle away for good; False, and nothing changed, when something names it."""
        is_gone = remove(self._database, _REMOVALS, identity)
        if is_gone:
            self._index.forget(HitKind.VEHICLE, identity)
        return is_gone

    def get(self, identity: UUID) -> Vehicle:
        """The vehicle of this identity, or the one it was merged into; refuses with NOT_FOUND."""
        row = self._database.first(_GET, {"id": identity})
        if row is None:
            row = by_id(self._database, _GET, self.kept(identity))
        return _vehicle(row)

    def kept(self, identity: UUID) -> UUID:
        """The vehicle that this one was merged into; itself when it was not."""
        row = self._database.first(_KEPT, {"id": identity})
        return row[0] if row else identity

    def follow(self, identity: UUID) -> None:
        """Let the search find a car whose row came from elsewhere as it is now."""
        row = self._database.first(_GET, {"id": identity})
        if row is not None:
            vehicle = _vehicle(row)
            if vehicle.plate == erased_plate(identity):
                self._index.forget(HitKind.VEHICLE, identity)
            else:
                self._index.put(_entry(vehicle))

    def follow_new(self, identities: Sequence[UUID]) -> None:
        """`follow` for many of which the search knows nothing yet."""
        cars = map(_vehicle, self._database.rows(_SOME, {"ids": identities}))
        present = [_entry(vehicle) for vehicle in cars if vehicle.plate != erased_plate(vehicle.id)]
        self._index.put_new(present)

    def hand_over(self, vehicle: Vehicle, at: datetime) -> None:
        """Save a vehicle that may have changed hands; the owner until now is kept in its history."""
        before = self.get(vehicle.id)
        self.save(vehicle)
        if before.client_id is not None and before.client_id != vehicle.client_id:
            former = {"vehicle_id": vehicle.id, "until": at, "client_id": before.client_id}
            self._database.run(_ADD_FORMER, former)

    def former_owners(self, vehicle_id: UUID) -> tuple[tuple[datetime, UUID], ...]:
        """Until when a car was whose, newest first."""
        rows = self._database.rows(_FORMER, {"vehicle_id": vehicle_id})
        return tuple((until, client_id) for until, client_id in rows)

    def with_key(self, plate_key: str) -> tuple[Vehicle, ...]:
        """All vehicles with exactly this plate key, oldest first."""
        return tuple(map(_vehicle, self._database.rows(_WITH_KEY, {"key": plate_key})))

    def starting_with(self, key_prefix: str, limit: int) -> tuple[Vehicle, ...]:
        """Vehicles whose plate key begins so, in the order of their plates: the very plate comes first."""
        parameters = {"prefix": key_prefix, "limit": limit}
        return tuple(map(_vehicle, self._database.rows(_STARTING_WITH, parameters)))

    def of_client(self, client_id: UUID) -> tuple[Vehicle, ...]:
        """The vehicles of a client, oldest first."""
        return tuple(map(_vehicle, self._database.rows(_OF_CLIENT, {"client_id": client_id})))


def _vehicle(row: Row) -> Vehicle:
    identity, region, plate, *rest = row
    return Vehicle(identity, Plate(region, plate), *rest)


def _columns(vehicle: Vehicle) -> dict[str, object]:
    return {
        "region": vehicle.plate.region,
        "plate": vehicle.plate.text,
        "plate_key": vehicle.plate.key,
        "size_class": vehicle.size_class,
        "make": vehicle.make,
        "model": vehicle.model,
        "colour": vehicle.colour,
        "client_id": vehicle.client_id,
        "vin": vehicle.vin,
        "year": vehicle.year,
        "notes": vehicle.notes,
        "is_archived": vehicle.is_archived,
    }


def _entry(vehicle: Vehicle) -> Entry:
    plate = plate_words(vehicle.plate.text)
    return Entry(
        kind=HitKind.VEHICLE,
        subject_id=vehicle.id,
        title=vehicle.plate.text,
        title_key=plate[0],
        detail=" ".join(part for part in (vehicle.name, vehicle.colour) if part),
        words=(*plate, *words(vehicle.name), *words(vehicle.colour), *words(vehicle.vin)),
        keys=(*plate, *words(vehicle.vin)),
    )
