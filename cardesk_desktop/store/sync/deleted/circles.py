"""Rows that two registers merged into one another: one with everything of both comes back (decision 161)."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from sqlalchemy import text as sql

from cardesk_desktop.store.burials import not_buried
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.deleted.heirs import ALIAS_OF, Heirs
from cardesk_desktop.store.sync.places import Place
from cardesk_desktop.store.sync.rows.waiting import Waiting
from cardesk_desktop.store.sync.state import StateRow

# Nobody changed anything: what is remembered of the row up to here is offered, and a change beats it.
_OFFER = Statement(sql("INSERT INTO sync_mark SELECT :kind, :id, :fields, 0, 0, cursor FROM sync_state"))


class Circles:
    """Works outside of `is_applying`: what it writes, the others have to hear."""

    def __init__(self, database: Database, state: StateRow, heirs: Heirs, waiting: Waiting) -> None:
        self._database = database
        self._state = state
        self._heirs = heirs
        self._waiting = waiting

    def break_open(self, place: Place, identity: bytes) -> None:
        """Let a row that has to go live on under the identity that every register gives it; else nothing."""
        kind = place.kind.name
        circle = self._heirs.circle(kind, identity)
        if identity not in circle:
            return
        reborn = not_buried(self._database, kind, UUID(bytes=min(circle))).bytes
        if self._database.first(_there(place), {"id": reborn}) is None:
            self._bear(place, identity, reborn)
        alias = ALIAS_OF[kind]
        self._waiting.forget(alias, (identity,))
        self._database.run(_name(kind), {"old": identity, "new": reborn})

    def _bear(self, place: Place, identity: bytes, reborn: bytes) -> None:
        kind = place.kind.name
        self._state.put(is_applying=True)
        for statement in _copies(place):
            self._database.run(statement, {"old": identity, "new": reborn})
        self._state.put(is_applying=False)
        self._database.run(_OFFER, {"kind": kind, "id": reborn, "fields": place.all_fields})


@cache
def _there(place: Place) -> Statement:
    return Statement(sql(f"SELECT 1 FROM {place.table.name} WHERE id = :id"))


@cache
def _name(kind: str) -> Statement:
    return Statement(
        sql(
            f"INSERT INTO {ALIAS_OF[kind]} (old_id, {kind}_id) VALUES (:old, :new) "
            f"ON CONFLICT (old_id) DO UPDATE SET {kind}_id = excluded.{kind}_id"
        )
    )


@cache
def _copies(place: Place) -> tuple[Statement, ...]:
    """The statements that write a row, and those beside it, once more under another identity."""
    tables = [(place.table.name, "id", [column.name for column in place.table.c])]
    tables += [
        (of.table, of.owner, [of.owner, *((of.place,) if of.place else ()), *of.columns])
        for of in (place.rows,)
        if of is not None
    ]
    return tuple(
        Statement(
            sql(
                f"INSERT INTO {table} ({', '.join(columns)}) "
                f"SELECT {', '.join(':new' if name == key else name for name in columns)} "
                f"FROM {table} WHERE {key} = :old"
            )
        )
        for table, key, columns in tables
    )
