"""Rows that were deleted elsewhere: taken away here too, for ever."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import text as sql
from sqlcipher3 import dbapi2

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.search import SearchIndex
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.deleted.heirs import GOES_ALONG, Heirs
from cardesk_desktop.store.sync.places import LISTS, PLACES, Place
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.reading import split
from cardesk_desktop.store.sync.rows.guarding import Guard
from cardesk_desktop.store.sync.rows.waiting import Waiting
from cardesk_desktop.store.sync_views import Side
from cardesk_desktop.store.tables.every import TABLES
from cardesk_desktop.store.views import HitKind

STILL_NAMED = "still_named"
"""A row was deleted elsewhere, and a sealed document or a visit of this register names it."""

_HITS: Mapping[str, HitKind] = MappingProxyType(
    {
        "client": HitKind.CLIENT,
        "vehicle": HitKind.VEHICLE,
        "product": HitKind.PRODUCT,
        "service": HitKind.SERVICE,
    }
)
_FORGET_STANDING = Statement(sql("DELETE FROM client_standing WHERE client_id = :k0"))


class Burier:
    """Deletes rows with all that belongs to them alone."""

    def __init__(
        self,
        database: Database,
        index: SearchIndex,
        guard: Guard,
        heirs: Heirs,
        waiting: Waiting,
        problems: Problems,
    ) -> None:
        self._database = database
        self._index = index
        self._guard = guard
        self._heirs = heirs
        self._waiting = waiting
        self._problems = problems

    def bury(self, place: Place, identities: Sequence[bytes]) -> None:
        """Take rows away; one that is still named here waits until everything has arrived."""
        kind = place.kind.name
        self._guard.bury(kind, identities)
        self._waiting.forget(kind, identities)
        self._problems.is_placed(kind, identities)
        for identity in identities:
            if not self.is_gone(place, identity):
                self._waiting.add(kind, identity)

    def is_gone(self, place: Place, identity: bytes) -> bool:
        """Take one row away; False, and nothing changed, when another names it."""
        parameters = _parameters(identity)
        self._database.script("SAVEPOINT burying")
        try:
            if place.rows is not None:
                self._database.run(_delete(place.rows.table, (place.rows.owner,)), parameters)
            if place.kind.name == "client":
                self._database.run(_FORGET_STANDING, parameters)
            self._database.run(_delete(place.table.name, place.keys), parameters)
        except dbapi2.IntegrityError:
            self._database.script("ROLLBACK TO burying")
            return False
        finally:
            self._database.script("RELEASE burying")
        hit = _HITS.get(place.kind.name)
        if hit is not None:
            self._index.forget(hit, UUID(bytes=identity))
        return True

    def part(self, place: Place, identity: bytes) -> bytes | None:
        """Part a row that is gone elsewhere from those here that name it; each says so itself.

        They name the row into which it was merged from now on, which is given back, else none; what says
        nothing without it goes along. Where that row is still to be put in place, they wait for it.
        """
        kind = place.kind.name
        heir = self._heirs.heir(kind, identity)
        if heir is None and self._heirs.is_to_come(kind, identity):
            return None
        for parting in _partings(place.table.name, has_heir=heir is not None):
            self._database.run(parting, {"id": identity, "heir": heir})
        return heir

    def let_go(self, place: Place, identity: bytes, now: datetime) -> None:
        """Take a row away that waited; where it cannot be done without, a person has to look."""
        kind = place.kind.name
        if self.is_gone(place, identity):
            self._waiting.forget(kind, (identity,))
        elif not self._heirs.is_to_come(kind, identity):
            self._problems.add(Side.FOUND, kind, identity, STILL_NAMED, b"", now)


def _parameters(identity: bytes) -> dict[str, object]:
    return {f"k{number}": part for number, part in enumerate(split(identity))}


@cache
def _delete(table: str, columns: tuple[str, ...]) -> Statement:
    condition = " AND ".join(f"{name} = :k{number}" for number, name in enumerate(columns))
    return Statement(sql(f"DELETE FROM {table} WHERE {condition}"))


@cache
def _partings(table: str, *, has_heir: bool) -> tuple[Statement, ...]:
    """The statements that take a row of this table out of those that name it."""
    naming = [
        (place, column.name)
        for place in PLACES.values()
        for column, parent in place.parents
        if parent == table
    ]
    beside = [
        (of.table, column.name)
        for of in LISTS.values()
        for column in TABLES[of.table].c
        if column.name != of.owner and any(key.column.table.name == table for key in column.foreign_keys)
    ]
    other = ":heir" if has_heir else "NULL"
    written = [
        f"UPDATE OR IGNORE {place.table.name} SET {name} = {other} WHERE {name} = :id"
        for place, name in naming
        if (has_heir and name not in place.keys) or place.table.c[name].nullable
    ]
    written += [
        f"DELETE FROM {place.table.name} WHERE {name} = :id"
        for place, name in naming
        if place.kind.name in GOES_ALONG
    ]
    written += [
        f"UPDATE {table_beside} SET {name} = :heir WHERE {name} = :id"
        if has_heir
        else f"DELETE FROM {table_beside} WHERE {name} = :id"
        for table_beside, name in beside
    ]
    return tuple(Statement(sql(statement)) for statement in written)
