"""Visits."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam, func, insert, select

from cardesk_desktop.domain.visit import Visit, VisitState
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.client_standing import ClientStandings
from cardesk_desktop.store.rows import by_id
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement, change
from cardesk_desktop.store.tables.people_and_cars import IS_OPEN, VISIT
from cardesk_desktop.store.views import Page

_ALL = select(
    VISIT.c.id,
    VISIT.c.vehicle_id,
    VISIT.c.arrived_at,
    VISIT.c.client_id,
    VISIT.c.state,
    VISIT.c.started_at,
    VISIT.c.ready_at,
    VISIT.c.ended_at,
    VISIT.c.odometer_km,
    VISIT.c.note,
)
_OF_VEHICLE = VISIT.c.vehicle_id == bindparam("vehicle_id")
_NEWEST_FIRST = (VISIT.c.arrived_at.desc(), VISIT.c.id.desc())

_GET = Statement(_ALL.where(VISIT.c.id == bindparam("id")))
_OPEN = Statement(_ALL.where(IS_OPEN).order_by(VISIT.c.arrived_at, VISIT.c.id))
_ENDED_BETWEEN = Statement(
    _ALL.where(VISIT.c.ended_at >= bindparam("start"), VISIT.c.ended_at < bindparam("end"))
    .order_by(VISIT.c.ended_at.desc(), VISIT.c.id.desc())
    .limit(bindparam("limit"))
)
_OPEN_FOR_VEHICLE = Statement(_ALL.where(_OF_VEHICLE, IS_OPEN).order_by(*_NEWEST_FIRST).limit(1))
_OF_ONE_VEHICLE = Statement(
    _ALL.where(_OF_VEHICLE).order_by(*_NEWEST_FIRST).limit(bindparam("limit")).offset(bindparam("offset"))
)
_OF_CLIENT = VISIT.c.client_id == bindparam("client_id")
_OF_ONE_CLIENT = Statement(
    _ALL.where(_OF_CLIENT).order_by(*_NEWEST_FIRST).limit(bindparam("limit")).offset(bindparam("offset"))
)
_COUNT_OF_CLIENT = Statement(select(func.count()).select_from(VISIT).where(_OF_CLIENT))
_IS_COUNTED = VISIT.c.state != VisitState.CANCELLED
_COUNTED_OF_CLIENT = Statement(
    _ALL.where(_OF_CLIENT, _IS_COUNTED)
    .order_by(*_NEWEST_FIRST)
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
_COUNT_COUNTED = Statement(select(func.count()).select_from(VISIT).where(_OF_CLIENT, _IS_COUNTED))
_COUNT_OF_VEHICLE = Statement(select(func.count()).select_from(VISIT).where(_OF_VEHICLE))
_ADD = Statement(insert(VISIT))


class VisitRepository:
    """Visits by identity, by where they stand, and by vehicle. What was added or saved is remembered."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._written: dict[UUID, Visit] = {}
        self._standings = ClientStandings(database)

    def add(self, visit: Visit) -> None:
        """Add a visit."""
        self._database.run(_ADD, {"id": visit.id, **_columns(visit)})
        self._written[visit.id] = visit
        if visit.client_id is not None and visit.state is not VisitState.CANCELLED:
            self._standings.add_visit(visit.client_id, visit.arrived_at)

    def save(self, visit: Visit) -> None:
        """Write a visit that moved on; refuses with NOT_FOUND."""
        before = self.get(visit.id)
        old, new = _columns(before), _columns(visit)
        changed = {name: value for name, value in new.items() if value != old[name]}
        if changed:
            self._database.run(_save(tuple(changed)), {"key": visit.id, **changed})
        self._written[visit.id] = visit
        if _counts_for(before) != _counts_for(visit):
            for client_id in {before.client_id, visit.client_id}:
                if client_id is not None:
                    self._standings.count_visits(client_id)

    def get(self, identity: UUID) -> Visit:
        """The visit of this identity; refuses with NOT_FOUND."""
        return self._written.get(identity) or Visit(*by_id(self._database, _GET, identity))

    def open(self) -> tuple[Visit, ...]:
        """The cars that are here, in the order they came."""
        return _visits(self._database.rows(_OPEN, {}))

    def ended_between(self, start: datetime, end: datetime, limit: int) -> tuple[Visit, ...]:
        """Visits delivered or cancelled from `start` to before `end`, newest first."""
        parameters = {"start": start, "end": end, "limit": limit}
        return _visits(self._database.rows(_ENDED_BETWEEN, parameters))

    def open_for_vehicle(self, vehicle_id: UUID) -> Visit | None:
        """The visit of a car that is here now."""
        row = self._database.first(_OPEN_FOR_VEHICLE, {"vehicle_id": vehicle_id})
        return Visit(*row) if row else None

    def of_vehicle(self, vehicle_id: UUID, limit: int, offset: int = 0) -> tuple[Visit, ...]:
        """The visits of a car, newest first."""
        parameters = {"vehicle_id": vehicle_id, "limit": limit, "offset": offset}
        return _visits(self._database.rows(_OF_ONE_VEHICLE, parameters))

    def of_client(self, client_id: UUID, offset: int, limit: int) -> Page[Visit]:
        """A page of the visits of a client, newest first, with whatever car."""
        total = int(self._database.value(_COUNT_OF_CLIENT, {"client_id": client_id}))
        parameters = {"client_id": client_id, "offset": offset, "limit": limit}
        return Page(_visits(self._database.rows(_OF_ONE_CLIENT, parameters)), total, offset)

    def counted_of_client(self, client_id: UUID, offset: int, limit: int) -> Page[Visit]:
        """A page of the visits of a client that were not called off: those that their standing counts."""
        total = int(self._database.value(_COUNT_COUNTED, {"client_id": client_id}))
        parameters = {"client_id": client_id, "offset": offset, "limit": limit}
        return Page(_visits(self._database.rows(_COUNTED_OF_CLIENT, parameters)), total, offset)

    def count_of_vehicle(self, vehicle_id: UUID) -> int:
        """How often a car came."""
        return int(self._database.value(_COUNT_OF_VEHICLE, {"vehicle_id": vehicle_id}))


@cache
def _save(columns: tuple[str, ...]) -> Statement:
    """An UPDATE of these columns only: an index is left alone when none of its own are among them."""
    return change(VISIT, columns)


def _counts_for(visit: Visit) -> UUID | None:
    """The client whose visit it is, unless it was called off."""
    return None if visit.state is VisitState.CANCELLED else visit.client_id


def _visits(rows: list[Row]) -> tuple[Visit, ...]:
    return tuple(Visit(*row) for row in rows)


def _columns(visit: Visit) -> dict[str, object]:
    return {
        "vehicle_id": visit.vehicle_id,
        "client_id": visit.client_id,
        "state": visit.state,
        "arrived_at": visit.arrived_at,
        "started_at": visit.started_at,
        "ready_at": visit.ready_at,
        "ended_at": visit.ended_at,
        "odometer_km": visit.odometer_km,
        "note": visit.note,
    }
