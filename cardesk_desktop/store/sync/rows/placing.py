"""Putting rows that arrived in place: whole blocks at a time, one by one where something is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Column
from sqlalchemy import text as sql
from sqlcipher3 import dbapi2

from cardesk_desktop.store.column_types import Choice, JsonObject
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.inserting import Insertion
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.places import NO_IDENTITY, Place, Rows
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.reading import hex_list, is_one_of, split
from cardesk_desktop.store.sync.rows.arriving import Arrived, cells, cells_beside
from cardesk_desktop.store.sync.rows.guarding import GONE, Guard
from cardesk_desktop.store.sync.rows.waiting import Waiting
from cardesk_desktop.store.sync_views import Side
from cardesk_wire.coding import Malformed, encode

UNREADABLE = "unreadable"
"""A row that this release cannot hold: a word it does not know, a value out of bounds."""

_NOT_PLACED = (Malformed, dbapi2.IntegrityError, dbapi2.InterfaceError, OverflowError)


class Placer:
    """Writes rows; what follows from them is written elsewhere."""

    def __init__(self, database: Database, guard: Guard, waiting: Waiting, problems: Problems) -> None:
        self._database = database
        self._guard = guard
        self._waiting = waiting
        self._problems = problems

    def place(self, rows: Arrived, now: datetime) -> list[bytes]:
        """Put rows in place, save what is deleted and what this register has yet to say; those placed."""
        kind = rows.place.kind.name
        buried = self._guard.buried(kind, rows.identities)
        own = self._guard.own(kind, rows.identities)
        free = rows
        if buried or own:
            free = rows.only([each not in buried and each not in own for each in rows.identities])
        placed = self._block(free, now)
        for each in rows.one_by_one() if own else ():
            (identity,) = each.identities
            fields = own.get(identity, GONE)
            if identity not in buried and fields != GONE:
                kept = frozenset(rows.place.names(fields))
                placed += self._one(each.without(kept), each, now)
        return placed

    def again(self, rows: Arrived) -> bool:
        """Try a row that waited; False when it has to wait on."""
        (identity,) = rows.identities
        kind = rows.place.kind.name
        fields = self._guard.own(kind, rows.identities).get(identity, 0)
        if fields == GONE or self._guard.buried(kind, rows.identities):
            return True
        return self._is_written(rows.without(frozenset(rows.place.names(fields))))

    def put(self, rows: Arrived) -> bool:
        """Write rows as they are, whatever this register has yet to say; False when they cannot be held."""
        return self._is_written(rows)

    def fits(self, rows: Arrived) -> bool:
        """True when this database could hold the rows, were those there whom they name."""
        return self._is_readable(rows)

    def _block(self, rows: Arrived, now: datetime) -> list[bytes]:
        if not rows.identities:
            return []
        if self._is_written(rows):
            self._waiting.forget(rows.place.kind.name, rows.identities)
            self._problems.is_placed(rows.place.kind.name, rows.identities)
            return list(rows.identities)
        placed: list[bytes] = []
        for each in rows.one_by_one():
            placed += self._one(each, each, now)
        return placed

    def _one(self, rows: Arrived, whole: Arrived, now: datetime) -> list[bytes]:
        """Write one row, or keep the whole of it until the one that it names is there."""
        kind, (identity,) = rows.place.kind.name, rows.identities
        if self._is_written(rows):
            self._waiting.forget(kind, rows.identities)
            self._problems.is_placed(kind, rows.identities)
            return [identity]
        body = encode(whole.row())
        if self._is_readable(rows):
            self._waiting.add(kind, identity, body)
        else:
            self._problems.add(Side.ARRIVED, kind, identity, UNREADABLE, body, now)
        return []

    def _is_written(self, rows: Arrived) -> bool:
        """Write all of these rows or none of them."""
        if len(rows.identities) == 1 and not _has_beside(rows):
            # One statement, which SQLite makes whole or not at all.
            try:
                self._write(rows)
            except _NOT_PLACED:
                return False
            return True
        self._database.script("SAVEPOINT placing")
        try:
            self._write(rows)
        except _NOT_PLACED:
            self._database.script("ROLLBACK TO placing")
            return False
        finally:
            self._database.script("RELEASE placing")
        return True

    def _is_readable(self, rows: Arrived) -> bool:
        """True when it is only another row that is missing."""
        self._database.script("SAVEPOINT reading")
        self._database.script("PRAGMA defer_foreign_keys = ON")
        try:
            self._write(rows)
        except _NOT_PLACED:
            return False
        finally:
            self._database.script("ROLLBACK TO reading")
            self._database.script("PRAGMA defer_foreign_keys = OFF")
            self._database.script("RELEASE reading")
        return True

    def _write(self, rows: Arrived) -> None:
        place = rows.place
        given = cells(rows)
        identities = rows.identities
        keys = key_cells(place, identities)
        names = tuple(given)
        missing = self._left_out(place, names, identities)
        self._database.insert(_upsert(place, names), list(zip(*keys, *given.values(), *missing, strict=True)))
        if place.rows is not None and _has_beside(rows):
            self._write_beside(place.rows, rows)

    def _left_out(
        self, place: Place, names: tuple[str, ...], identities: Sequence[bytes]
    ) -> Sequence[Sequence[object]]:
        """The cells of which nothing was said: as they are here, since the row is checked as a whole."""
        columns = _missing(place, names)
        if not columns:
            return ()
        many = len(place.keys)
        there = {
            b"".join(row[:many]) or NO_IDENTITY: row[many:]
            for row in self._database.rows(_present(place, names), {"ids": hex_list(identities)})
        }
        nothing = [empty(column) for column in columns]
        return list(zip(*(there.get(identity, nothing) for identity in identities), strict=True))

    def _write_beside(self, of: Rows, rows: Arrived) -> None:
        beside = cells_beside(rows, of)
        if self._database.first(_any_of(of), {}) is not None:
            self._database.run(_clear(of), {"ids": hex_list(rows.identities)})
        self._database.insert(_add(of), beside)


def _has_beside(rows: Arrived) -> bool:
    """Whether rows of a table beside come with them."""
    return rows.place.rows is not None and rows.place.rows.field in rows.columns


def key_cells(place: Place, identities: Sequence[bytes]) -> Sequence[Sequence[object]]:
    """The cells of the key columns, column by column; of what there is one of, its only key."""
    if not place.keys:
        return [[1] * len(identities)]
    if len(place.keys) == 1:
        return [identities]
    return list(zip(*map(split, identities), strict=True))


def empty(column: Column[Any]) -> object:
    """What a column holds of which nothing was said."""
    if column.nullable:
        return None
    if isinstance(column.type, Choice):
        return min(member.value for member in column.type.of)
    if isinstance(column.type, JsonObject):
        return "{}"
    return {"TEXT": "", "INTEGER": 0}.get(str(column.type), bytes(16))


@cache
def _missing(place: Place, given: tuple[str, ...]) -> tuple[Column[Any], ...]:
    said = {*place.keys, *given, "only"}
    return tuple(column for column in place.table.c if column.name not in said)


@cache
def _present(place: Place, names: tuple[str, ...]) -> Statement:
    columns = ", ".join((*place.keys, *(column.name for column in _missing(place, names))))
    return Statement(sql(f"SELECT {columns} FROM {place.table.name} WHERE {is_one_of(place)}"))


@cache
def _upsert(place: Place, names: tuple[str, ...]) -> Insertion:
    keys = place.keys or ("only",)
    columns = [*keys, *names, *(column.name for column in _missing(place, names))]
    change = ", ".join(f"{name} = excluded.{name}" for name in names)
    do = f"UPDATE SET {change}" if names and not place.kind.sealed else "NOTHING"
    into = f"{place.table.name} ({', '.join(columns)})"
    return Insertion(into, len(columns), f"ON CONFLICT ({', '.join(keys)}) DO {do}")


@cache
def _any_of(of: Rows) -> Statement:
    return Statement(sql(f"SELECT 1 FROM {of.table} LIMIT 1"))


@cache
def _clear(of: Rows) -> Statement:
    among = "(SELECT unhex(value) FROM json_each(:ids))"
    return Statement(sql(f"DELETE FROM {of.table} WHERE {of.owner} IN {among}"))


@cache
def _add(of: Rows) -> Insertion:
    columns = (of.owner, *((of.place,) if of.place else ()), *of.columns)
    return Insertion(f"{of.table} ({', '.join(columns)})", len(columns))
