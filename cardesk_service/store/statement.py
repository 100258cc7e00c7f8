"""Statements that run on every exchange: SQL written once, handed to the driver as it is.

SQLAlchemy's way there and back costs more than SQLite takes for the statement; its connection, pool and
transaction are used all the same. Parameters are named `:so`. What the two databases say differently is told
apart here and nowhere else: row locks, many rows at once, which go to PostgreSQL as one JSON text, and
several changes at once, which go there as one statement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection

from cardesk_service.store.engine import is_sqlite

Parameters = Mapping[str, Any]
Found = tuple[Any, ...]
"""One row of an answer."""
_NAMED = re.compile(r"(?<![:\w]):(\w+)")
_NAMED_THERE = re.compile(r"%\((\w+)\)s")


class Statement:
    """One statement. `lock` is what PostgreSQL needs at its end to keep the rows that were read."""

    def __init__(self, sql: str, *, lock: str = "") -> None:
        self._sqlite = sql
        self.postgresql = _NAMED.sub(r"%(\1)s", f"{sql} {lock}".replace("%", "%%"))

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
        return self._sqlite if is_sqlite(connection) else self.postgresql


class Bulk:
    """A change for many rows at once: an INSERT, with what to do when a row is there.

    `columns` gives each column with its type in PostgreSQL.
    """

    def __init__(self, table: str, columns: Mapping[str, str], *, on_conflict: str = "") -> None:
        names = ", ".join(columns)
        marks = ", ".join("?" for _ in columns)
        cells = ", ".join(_cell(place, kind) for place, kind in enumerate(columns.values()))
        end = f" ON CONFLICT {on_conflict}" if on_conflict else ""
        into = f"INSERT INTO {table} ({names})"
        self._sqlite = f"{into} VALUES ({marks}){end}"
        # Taken apart once: of JSON as a text, each cell would be looked for from the row's beginning.
        given = "jsonb_array_elements(%(rows)s::jsonb) AS r"
        self.postgresql = f"{into} SELECT {cells} FROM {given}{end}"  # noqa: S608 - names of ours

    def run(self, connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write the rows, of which no two may have the same key."""
        if not rows:
            return
        if is_sqlite(connection):
            _driver(connection).executemany(self._sqlite, rows)
        else:
            _driver(connection).execute(self.postgresql, self.given(rows))

    def given(self, rows: Sequence[tuple[Any, ...]]) -> Parameters:
        """The rows as PostgreSQL's one parameter."""
        return {"rows": _encoded(rows)}


class Together:
    """Changes of which nothing is read before the commit, and of which no two touch the same row.

    PostgreSQL makes all of them in one statement: the way there and back costs more than most of what is done
    there. SQLite, where there is no way, makes each when it comes.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._is_at_once = is_sqlite(connection)
        self._changes: list[str] = []
        self._values: dict[str, Any] = {}

    def add(self, change: Statement, parameters: Parameters) -> None:
        """Make this change too."""
        if self._is_at_once:
            change.run(self._connection, parameters)
        else:
            self._put(change.postgresql, parameters)

    def add_rows(self, change: Bulk, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write these rows too, of which no two may have the same key."""
        if self._is_at_once:
            change.run(self._connection, rows)
        elif rows:
            self._put(change.postgresql, change.given(rows))

    def run(self) -> None:
        """Make what was not made yet."""
        if self._changes:
            _driver(self._connection).execute(_joined(tuple(self._changes)), self._values)
            self._changes, self._values = [], {}

    def _put(self, change: str, parameters: Parameters) -> None:
        number = len(self._changes)
        self._changes.append(change)
        self._values.update({f"{name}_{number}": value for name, value in parameters.items()})


class Lookup:
    """The rows of a table for many keys at once.

    `keys` gives each column of a key with its type in PostgreSQL; `where` calls it by its name behind `k.`.
    What the SELECT `beside` finds comes with them, in the same columns.
    """

    def __init__(
        self, table: str, columns: Sequence[str], *, keys: Mapping[str, str], where: str, beside: str = ""
    ) -> None:
        wanted = ", ".join(columns)
        cells = ", ".join(f"value ->> {place} AS {name}" for place, name in enumerate(keys))
        typed = ", ".join(f"{_cell(place, keys[name])} AS {name}" for place, name in enumerate(keys))
        in_sqlite = f"(SELECT {cells} FROM json_each(:keys)) AS k"  # noqa: S608
        in_postgresql = f"(SELECT {typed} FROM jsonb_array_elements(:keys ::jsonb) AS r) AS k"  # noqa: S608
        found = f"SELECT {wanted} FROM {table} WHERE {where}"  # noqa: S608 - names of ours
        # Both are told in which order to go: PostgreSQL, before its first statistics, would read all rows
        # of the company to find a few of them.
        also = f" UNION ALL {beside}" if beside else ""
        self._sqlite = f"SELECT {wanted} FROM {in_sqlite} CROSS JOIN {table} WHERE {where}{also}"  # noqa: S608
        each = f"CROSS JOIN LATERAL ({found} OFFSET 0) AS found"
        laterally = f"SELECT found.* FROM {in_postgresql} {each}{also}"  # noqa: S608
        self._postgresql = _NAMED.sub(r"%(\1)s", laterally)

    def rows(
        self, connection: Connection, keys: Sequence[tuple[Any, ...]], parameters: Parameters
    ) -> Sequence[Found]:
        """The rows that there are."""
        sql = self._sqlite if is_sqlite(connection) else self._postgresql
        values = {**parameters, "keys": _encoded(keys)}
        found: list[Found] = _driver(connection).execute(sql, values).fetchall()
        return found


@cache
def _joined(changes: tuple[str, ...]) -> str:
    """All changes in one statement of PostgreSQL, each with parameters of its own."""
    numbered = [_NAMED_THERE.sub(rf"%(\1_{number})s", sql) for number, sql in enumerate(changes)]
    before = ", ".join(f"change_{number} AS ({sql})" for number, sql in enumerate(numbered[:-1]))
    return f"WITH {before} {numbered[-1]}" if before else numbered[-1]


def _cell(place: int, kind: str) -> str:
    """A cell of a row in JSON, in which bytes are base64."""
    return f"decode(r ->> {place}, 'base64')" if kind == "bytea" else f"(r ->> {place})::{kind}"


def _encoded(rows: Sequence[tuple[Any, ...]]) -> str:
    return msgspec.json.encode(rows).decode()


def _driver(connection: Connection) -> Any:
    """The driver's own connection (sqlite3, psycopg), in the transaction that is open."""
    return connection.connection.driver_connection
