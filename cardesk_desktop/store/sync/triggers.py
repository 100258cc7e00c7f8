"""The triggers by which a business transaction itself says what changed (decision 100).

Each costs one look at a table of one row while the register is not joined. They name columns, so whoever
changes a shared table in a migration makes them anew after it, with `remake_triggers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from sqlalchemy import Connection, inspect

from cardesk_desktop.store.sync.photo_triggers import photo_triggers
from cardesk_desktop.store.sync.places import NO_IDENTITY, PLACES, Place, Rows
from cardesk_desktop.store.tables.every import TABLES
from cardesk_desktop.store.tables.metadata import also_create

Columns: TypeAlias = Mapping[str, frozenset[str]]
"""By table, the columns that there are."""

PREFIX = "tr_sync_"
_JOINED = "(SELECT is_joined AND NOT is_applying FROM sync_state)"
# What was deleted is kept by those too that have joined nothing yet: a copy of this database may join before
# them, and what they deleted would come back with it.
_HERE = "(SELECT NOT is_applying FROM sync_state)"
_ON_CHANGE = (
    "ON CONFLICT (kind, id) DO UPDATE SET fields = fields | excluded.fields, is_gone = 0, hlc = excluded.hlc"
)
_ON_DELETION = "ON CONFLICT (kind, id) DO UPDATE SET fields = 0, is_gone = 1, hlc = excluded.hlc"


def every_trigger() -> Iterator[str]:
    """The statements that make them all, for the tables as the code has them."""
    columns = {name: frozenset(table.c.keys()) for name, table in TABLES.items()}
    return _triggers(columns)


def make_triggers(connection: Connection) -> None:
    """Make them for the tables that the database has; columns that it does not have yet are left out."""
    inspected = inspect(connection)
    columns = {
        table: frozenset(column["name"] for column in inspected.get_columns(table))
        for table in inspected.get_table_names()
    }
    for statement in _triggers(columns):
        connection.exec_driver_sql(statement)


def drop_triggers(connection: Connection) -> None:
    """Take away those triggers of the database that are ours."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    for name in [str(name) for (name,) in found]:
        if name.startswith(PREFIX):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")


def remake_triggers(connection: Connection) -> None:
    """Make them anew, for tables that a migration has changed."""
    drop_triggers(connection)
    make_triggers(connection)


def _triggers(columns: Columns) -> Iterator[str]:
    for place in PLACES.values():
        if place.table.name not in columns:
            continue
        # A document is past `documents_cut` until it has its op.
        if place.kind.name != "document":
            yield from _of_kind(place, columns[place.table.name])
        if place.rows is not None:
            yield from _of_rows(place, place.rows)
    for trigger in photo_triggers(columns):
        yield _trigger(*trigger)


def _of_kind(place: Place, there: frozenset[str]) -> Iterator[str]:
    table, kind = place.table.name, place.kind.name
    known = [name for name in place.columns if name in there]
    yield _trigger(
        f"{table}_insert", f"AFTER INSERT ON {table}", _JOINED, _mark(place, "NEW", f"{place.all_fields}")
    )
    if known and not place.kind.sealed:
        differ = " + ".join(f"((OLD.{name} IS NOT NEW.{name}) << {_bit(place, name)})" for name in known)
        yield _trigger(
            f"{table}_update",
            f"AFTER UPDATE ON {table}",
            f"{_JOINED} AND {differ} <> 0",
            _mark(place, "NEW", differ),
        )
    if not place.kind.sealed:
        grave = f"INSERT OR IGNORE INTO sync_grave VALUES ('{kind}', {_identity(place, 'OLD')});"
        tombstone = (
            f"INSERT INTO sync_mark SELECT '{kind}', {_identity(place, 'OLD')}, 0, 1, hlc, cursor "
            f"FROM sync_state WHERE is_joined {_ON_DELETION};"
        )
        yield _trigger(f"{table}_delete", f"AFTER DELETE ON {table}", _HERE, f"{grave} {tombstone}")


def _of_rows(place: Place, rows: Rows) -> Iterator[str]:
    """A row beside another is a change of that other one, as long as it is there."""
    for verb, side in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        there = f"EXISTS (SELECT 1 FROM {place.table.name} WHERE id = {side}.{rows.owner})"
        mark = (
            f"INSERT INTO sync_mark SELECT '{place.kind.name}', {side}.{rows.owner}, "
            f"{1 << _bit(place, rows.field)}, 0, hlc, cursor FROM sync_state WHERE {there} {_ON_CHANGE};"
        )
        yield _trigger(f"{rows.table}_{verb.lower()}", f"AFTER {verb} ON {rows.table}", _JOINED, mark)


def _mark(place: Place, side: str, fields: str) -> str:
    return (
        f"INSERT INTO sync_mark SELECT '{place.kind.name}', {_identity(place, side)}, {fields}, 0, "
        f"hlc, cursor FROM sync_state WHERE true {_ON_CHANGE};"
    )


def _trigger(name: str, event: str, condition: str, body: str) -> str:
    return f"CREATE TRIGGER {PREFIX}{name} {event} WHEN {condition} BEGIN {body} END"


def _bit(place: Place, name: str) -> int:
    return place.kind.fields.index(name)


def _identity(place: Place, side: str) -> str:
    """The bytes of the key, one column after the other."""
    if not place.keys:
        return f"x'{NO_IDENTITY.hex()}'"
    if len(place.keys) == 1:
        return f"{side}.{place.keys[0]}"
    joined = " || ".join(f"{side}.{name}" for name in place.keys)
    # Joined bytes are a text to SQLite until they are called bytes.
    return f"CAST({joined} AS BLOB)"


for _sql in every_trigger():
    also_create(_sql)
