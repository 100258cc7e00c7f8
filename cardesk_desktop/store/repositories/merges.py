"""What is moved when two clients, or two cars, turn out to be one; and how it is moved back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Column, Table, bindparam, delete, select, update
from sqlalchemy import text as sql

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.store.burials import not_buried
from cardesk_desktop.store.column_types import Id
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.client_standing import ClientStandings
from cardesk_desktop.store.repositories.duplicates import DuplicateRepository
from cardesk_desktop.store.search import SearchIndex
from cardesk_desktop.store.statement import Statement, one_of
from cardesk_desktop.store.sync.deleted.heirs import Heirs
from cardesk_desktop.store.sync.pages import Pages
from cardesk_desktop.store.sync.rows.waiting import Waiting
from cardesk_desktop.store.tables.document import INVOICE_BALANCE
from cardesk_desktop.store.tables.people_and_cars import (
    CLIENT,
    CLIENT_ALIAS,
    CLIENT_PHONE,
    FORMER_OWNER,
    VEHICLE,
    VEHICLE_ALIAS,
    VISIT,
)
from cardesk_desktop.store.tables.ticket import TICKET
from cardesk_desktop.store.views import HitKind

_OLD, _NEW = bindparam("old", type_=Id()), bindparam("new", type_=Id())


class _Place:
    """A column that names a client or a car, and the key of its rows."""

    def __init__(self, table: Table, key: Column[UUID], of: Column[UUID]) -> None:
        self.find = Statement(select(key).where(of == _OLD))
        self.move = Statement(update(table).where(of == _OLD).values({of: _NEW}))
        self.move_some = Statement(update(table).where(of == _OLD, one_of(key)).values({of: _NEW}))


_OF_CLIENT = (
    _Place(VEHICLE, VEHICLE.c.id, VEHICLE.c.client_id),
    _Place(VISIT, VISIT.c.id, VISIT.c.client_id),
    _Place(TICKET, TICKET.c.id, TICKET.c.client_id),
    # The sealed papers go on saying who was named; whose they are now is said by the balances.
    _Place(INVOICE_BALANCE, INVOICE_BALANCE.c.invoice_id, INVOICE_BALANCE.c.client_id),
    _Place(FORMER_OWNER, FORMER_OWNER.c.vehicle_id, FORMER_OWNER.c.client_id),
    _Place(CLIENT_ALIAS, CLIENT_ALIAS.c.old_id, CLIENT_ALIAS.c.client_id),
)
_OF_VEHICLE = (
    _Place(VISIT, VISIT.c.id, VISIT.c.vehicle_id),
    _Place(TICKET, TICKET.c.id, TICKET.c.vehicle_id),
    _Place(VEHICLE_ALIAS, VEHICLE_ALIAS.c.old_id, VEHICLE_ALIAS.c.vehicle_id),
)
_DROP_PHONES = Statement(delete(CLIENT_PHONE).where(CLIENT_PHONE.c.client_id == _OLD))
_DROP_CLIENT = Statement(delete(CLIENT).where(CLIENT.c.id == _OLD))
_DROP_FORMER = Statement(delete(FORMER_OWNER).where(FORMER_OWNER.c.vehicle_id == _OLD))
_DROP_VEHICLE = Statement(delete(VEHICLE).where(VEHICLE.c.id == _OLD))
_ADD_CLIENT_ALIAS = Statement(
    sql(
        "INSERT INTO client_alias (old_id, client_id) VALUES (:old, :new) "
        "ON CONFLICT (old_id) DO UPDATE SET client_id = excluded.client_id"
    )
)
_ADD_VEHICLE_ALIAS = Statement(
    sql(
        "INSERT INTO vehicle_alias (old_id, vehicle_id) VALUES (:old, :new) "
        "ON CONFLICT (old_id) DO UPDATE SET vehicle_id = excluded.vehicle_id"
    )
)
_IS_CLIENT_MERGED = Statement(select(CLIENT_ALIAS.c.old_id).where(one_of(CLIENT_ALIAS.c.old_id)))
_IS_VEHICLE_MERGED = Statement(select(VEHICLE_ALIAS.c.old_id).where(one_of(VEHICLE_ALIAS.c.old_id)))
_DROP_CLIENT_ALIAS = Statement(delete(CLIENT_ALIAS).where(CLIENT_ALIAS.c.old_id == _OLD))
_DROP_VEHICLE_ALIAS = Statement(delete(VEHICLE_ALIAS).where(VEHICLE_ALIAS.c.old_id == _OLD))
_TURN_CLIENT_ALIAS = Statement(
    update(CLIENT_ALIAS).where(CLIENT_ALIAS.c.old_id == _OLD).values(client_id=_NEW)
)
_TURN_VEHICLE_ALIAS = Statement(
    update(VEHICLE_ALIAS).where(VEHICLE_ALIAS.c.old_id == _OLD).values(vehicle_id=_NEW)
)


@dataclass(frozen=True, slots=True)
class Moved:
    """The keys of the rows that were moved, place by place."""

    gone_id: UUID
    kept_id: UUID
    rows: tuple[tuple[UUID, ...], ...]


class MergeRepository:
    """Moves what belongs to one over to the other and leaves an alias, under which the old name is found."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database, self._index = database, index
        self._standings = ClientStandings(database)
        self._duplicates = DuplicateRepository(database)
        self._heirs = Heirs(database, Waiting(database))

    def take_in_client(self, gone_id: UUID, kept_id: UUID) -> Moved:
        """Everything of one client belongs to the other from now on, and the one is no more.

        Raises Refused with NOT_FOUND for one whom another register has merged while pages are to come: the
        grave may be on one of them.
        """
        self._require_staying(_IS_CLIENT_MERGED, gone_id, kept_id)
        moved = self._move(_OF_CLIENT, gone_id, kept_id)
        self._duplicates.forget(gone_id)
        self._standings.forget(gone_id)
        self._database.run(_DROP_PHONES, {"old": gone_id})
        self._database.run(_DROP_CLIENT, {"old": gone_id})
        self._index.forget(HitKind.CLIENT, gone_id)
        self._database.run(_ADD_CLIENT_ALIAS, {"old": gone_id.bytes, "new": kept_id.bytes})
        self._standings.reckon(kept_id)
        return moved

    def _require_staying(self, merged: Statement, *ids: UUID) -> None:
        is_between = Pages(self._database).base() is not None
        if is_between and self._database.first(merged, {"ids": list(ids)}) is not None:
            raise Refused(Code.NOT_FOUND)

    def is_merged(self, kind: str, one_id: UUID, other_id: UUID) -> bool:
        """Whether another register has made the one the other, and was lost before it said the rest.

        Of `client` or `vehicle`: the one is still there, and can only go the same way.
        """
        return self._heirs.heir(kind, one_id.bytes) == other_id.bytes

    def returning_client(self, gone_id: UUID) -> UUID:
        """The identity under which a client comes back: another one where its deletion is known elsewhere."""
        return not_buried(self._database, "client", gone_id)

    def returning_vehicle(self, gone_id: UUID) -> UUID:
        """The identity under which a car comes back, as of a client."""
        return not_buried(self._database, "vehicle", gone_id)

    def give_back_client(self, moved: Moved, back_id: UUID) -> None:
        """Take `take_in_client` back; the client has been added again before, under `back_id`.

        Under another identity than it had, it is still found by the older one.
        """
        old = {"old": moved.gone_id, "new": back_id}
        self._database.run(_DROP_CLIENT_ALIAS if back_id == moved.gone_id else _TURN_CLIENT_ALIAS, old)
        self._move_back(_OF_CLIENT, moved, back_id)
        for client_id in (moved.kept_id, back_id):
            self._standings.reckon(client_id)

    def take_in_vehicle(self, gone_id: UUID, kept_id: UUID) -> Moved:
        """Everything of one car belongs to the other from now on, and the one is no more; as of a client."""
        self._require_staying(_IS_VEHICLE_MERGED, gone_id, kept_id)
        moved = self._move(_OF_VEHICLE, gone_id, kept_id)
        self._database.run(_DROP_FORMER, {"old": gone_id})
        self._database.run(_DROP_VEHICLE, {"old": gone_id})
        self._index.forget(HitKind.VEHICLE, gone_id)
        self._database.run(_ADD_VEHICLE_ALIAS, {"old": gone_id.bytes, "new": kept_id.bytes})
        return moved

    def give_back_vehicle(self, moved: Moved, back_id: UUID) -> None:
        """Take `take_in_vehicle` back; the car has been added again before, under `back_id`."""
        old = {"old": moved.gone_id, "new": back_id}
        self._database.run(_DROP_VEHICLE_ALIAS if back_id == moved.gone_id else _TURN_VEHICLE_ALIAS, old)
        self._move_back(_OF_VEHICLE, moved, back_id)

    def _move(self, places: tuple[_Place, ...], gone_id: UUID, kept_id: UUID) -> Moved:
        rows = []
        for place in places:
            found = self._database.rows(place.find, {"old": gone_id})
            rows.append(tuple(row[0] for row in found))
            self._database.run(place.move, {"old": gone_id, "new": kept_id})
        return Moved(gone_id, kept_id, tuple(rows))

    def _move_back(self, places: tuple[_Place, ...], moved: Moved, back_id: UUID) -> None:
        for place, rows in zip(places, moved.rows, strict=True):
            parameters = {"old": moved.kept_id, "new": back_id, "ids": rows}
            self._database.run(place.move_some, parameters)
