"""Vehicles."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, insert, select

from cardesk_desktop.domain.folding import plate_words, words
from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.rows import by_id, put_back
from cardesk_desktop.store.search import Entry, SearchIndex
from cardesk_desktop.store.statement import Row, Statement, change, prefix_range
from cardesk_desktop.store.tables.people_and_cars import VEHICLE
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
)
_GET = Statement(select(*_COLUMNS).where(VEHICLE.c.id == bindparam("id")))
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
_ADD = Statement(insert(VEHICLE))
_SAVE = change(VEHICLE)


class VehicleRepository:
    """Vehicles by identity, plate and client."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database = database
        self._index = index

    def add(self, vehicle: Vehicle) -> None:
        """Add a vehicle. Two may carry one plate: a mistake is merged later, not refused at the door."""
        self._database.run(_ADD, {"id": vehicle.id, **_columns(vehicle)})
        self._index.put(_entry(vehicle))

    def save(self, vehicle: Vehicle) -> None:
        """Correct a vehicle; refuses with NOT_FOUND."""
        put_back(self._database, _SAVE, vehicle.id, _columns(vehicle))
        self._index.put(_entry(vehicle))

    def get(self, identity: UUID) -> Vehicle:
        """The vehicle of this identity; refuses with NOT_FOUND."""
        return _vehicle(by_id(self._database, _GET, identity))

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
    }


def _entry(vehicle: Vehicle) -> Entry:
    plate = plate_words(vehicle.plate.text)
    return Entry(
        kind=HitKind.VEHICLE,
        subject_id=vehicle.id,
        title=vehicle.plate.text,
        title_key=plate[0],
        detail=" ".join(part for part in (vehicle.name, vehicle.colour) if part),
        words=(*plate, *words(vehicle.name), *words(vehicle.colour)),
        keys=plate,
    )
