"""What a register and the service hold, read with plain SQL, so that no code of theirs judges itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
from sqlcipher3 import dbapi2

from cardesk_desktop.store.sync.places import LOCAL
from cardesk_wire.coding import read
from cardesk_wire.kinds import BY_NAME

Rows: TypeAlias = Mapping[tuple[str, bytes], Mapping[str, Any]]
Everything: TypeAlias = Mapping[str, Counter[tuple[Any, ...]]]
"""By table, how often each row is there. Tables are strict: what is equal is of one type."""

_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND rootpage > 0"
_ONLY_HERE = {"company": ("id",), "document": ("is_foreign",), "staff_pin": ("failures", "last_failure_at")}
_NOT_COMPARED = LOCAL | {"alembic_version"}
_TABLE_OF = {"conflict": "sync_conflict"}
_FOR_GOOD = str(2**62)


def _selects(schema: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, str], ...]:
    found = []
    for table, columns in schema:
        shared = ", ".join(f'"{name}"' for name in columns if name not in _ONLY_HERE.get(table, ()))
        found.append((table, f'SELECT {shared} FROM "{table}"'))
    return tuple(found)


def everything(disk: dbapi2.Connection) -> Everything:
    """Every row of every table that is to be the same on all registers, what is reckoned from others too."""
    # All disks of a process have the tables of the first.
    if not _tables:
        _tables.extend(_selects(_schema(disk)))
    ask = disk.cursor().execute
    return {table: Counter(ask(sql).fetchall()) for table, sql in _tables}


_tables: list[tuple[str, str]] = []


def _schema(disk: dbapi2.Connection) -> tuple[tuple[str, tuple[str, ...]], ...]:
    names = [name for (name,) in disk.execute(_TABLES).fetchall() if name not in _NOT_COMPARED]
    return tuple((name, _columns(disk, name)) for name in sorted(names) if not name.startswith("search"))


def _columns(disk: dbapi2.Connection, table: str) -> tuple[str, ...]:
    return tuple(row[1] for row in disk.execute(f'PRAGMA table_info("{table}")').fetchall())


def papers(disk: dbapi2.Connection) -> dict[bytes, bytes]:
    """The content of every document on a disk, by identity."""
    return dict(disk.execute("SELECT id, content FROM document").fetchall())


class ServiceRows:
    """The rows of one company on the service."""

    def __init__(self, rows: Sequence[tuple[str, str, str, int, str]]) -> None:
        self.alive: dict[tuple[str, bytes], dict[str, Any]] = {}
        self.graves: set[tuple[str, bytes]] = set()
        self.emptied: set[tuple[str, bytes]] = set()
        """Those from which words of somebody who was erased were taken for good."""
        for kind, identity, fields, is_deleted, stamps in rows:
            key = (kind, read(identity))
            if _FOR_GOOD in stamps:
                self.emptied.add(key)
            if is_deleted:
                self.graves.add(key)
            else:
                self.alive[key] = msgspec.json.decode(fields)

    def papers(self) -> dict[bytes, bytes]:
        """The content of every document, by identity."""
        return {
            identity: fields["content"].encode()
            for (kind, identity), fields in self.alive.items()
            if kind == "document"
        }


def is_there(disk: dbapi2.Connection, kind: str, identity: bytes) -> bool:
    """Whether a register has this row."""
    table, keys = _TABLE_OF.get(kind, kind), BY_NAME[kind].key
    wanted = " AND ".join(f"{key} = ?" for key in keys)
    parts = [identity[start : start + 16] for start in range(0, len(identity), 16)]
    return bool(disk.execute(f"SELECT 1 FROM {table} WHERE {wanted}", parts).fetchall())
