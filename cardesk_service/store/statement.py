"""Statements that run on every exchange: SQL written once, handed to the driver as it is.

SQLAlchemy's way there and back costs more than SQLite takes for the statement; its connection, pool and
transaction are used all the same. Parameters are named `:so`. What the two databases say differently is told
apart here and nowhere else: row locks, and many rows at once (a JSON array taken apart in SQLite, an array
for each column in PostgreSQL).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from cardesk_service.store.engine import is_sqlite

Parameters = Mapping[str, Any]
Found = tuple[Any, ...]
"""One row of an answer."""
_NAMED = re.compile(r"(?<![:\w]):(\w+)")


class Statement:
    """One statement. `lock` is what PostgreSQL needs at its end to keep the rows that were read."""

    def __init__(self, sql: str, *, lock: str = "") -> None:
        self._sqlite = sql
        self._postgresql = _NAMED.sub(r"%(\1)s", f"{sql} {lock}".replace("%", "%%"))

    def run(self, connection: Connection, parameters: Parameters) -> int:
        """Run a change; gives the number of rows it touched."""
        return int(_driver(connection).execute(self._for(connection), parameters).rowcount)

    def rows(self, connection: Connection, parameters: Parameters) -> Sequence[Found]:
        """All rows."""
        found: list[Found] = _driver(connection).execute(self._for(connection), parameters).fetchall()
        return found

    def first(self, connection: Connection, parameters: Parameters) -> Found | None:
        """The first row, or None."""
        found = _driver(connection).execute(self._for(connection), parameters).fetchall()
        return found[0] if found else None

    def _for(self, connection: Connection) -> str:
        return self._sqlite if is_sqlite(connection) else self._postgresql


class Bulk:
    """A change for many rows at once: an INSERT, with what to do when a row is there.

    `columns` gives each column with its type in PostgreSQL.
    """

    def __init__(self, table: str, columns: Mapping[str, str], *, on_conflict: str = "") -> None:
        names = ", ".join(columns)
        marks = ", ".join("?" for _ in columns)
        arrays = ", ".join(f"%s::{kind}[]" for kind in columns.values())
        end = f" ON CONFLICT {on_conflict}" if on_conflict else ""
        self._sqlite = f"INSERT INTO {table} ({names}) VALUES ({marks}){end}"  # noqa: S608 - names of ours
        self._postgresql = f"INSERT INTO {table} ({names}) SELECT * FROM unnest({arrays}){end}"  # noqa: S608

    def run(self, connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write the rows, of which no two may have the same key."""
        if not rows:
            return
        if is_sqlite(connection):
            _driver(connection).executemany(self._sqlite, rows)
        else:
            columns = [list(column) for column in zip(*rows, strict=True)]
            _driver(connection).execute(self._postgresql, columns)


class Lookup:
    """Rows of many keys, each of two texts. `sql` names the keys' table `{keys}`, with columns a and b."""

    def __init__(self, sql: str) -> None:
        in_sqlite = "(SELECT value ->> 0 AS a, value ->> 1 AS b FROM json_each(:keys))"
        in_postgresql = "unnest(:a ::text[], :b ::text[])"
        self._sqlite = sql.replace("{keys}", f"{in_sqlite} AS k")
        postgresql = sql.replace("{keys}", f"{in_postgresql} AS k(a, b)")
        self._postgresql = _NAMED.sub(r"%(\1)s", postgresql)

    def rows(
        self, connection: Connection, keys: Sequence[tuple[str, str]], parameters: Parameters
    ) -> Sequence[Found]:
        """The rows that there are."""
        found: list[Found]
        if is_sqlite(connection):
            values = {**parameters, "keys": msgspec.json.encode(keys).decode()}
            found = _driver(connection).execute(self._sqlite, values).fetchall()
        else:
            values = {**parameters, "a": [key[0] for key in keys], "b": [key[1] for key in keys]}
            found = _driver(connection).execute(self._postgresql, values).fetchall()
        return found


def _driver(connection: Connection) -> Any:
    """The driver's own connection (sqlite3, psycopg), in the transaction that is open."""
    return connection.connection.driver_connection
