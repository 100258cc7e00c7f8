"""Rows of this database as they travel: every field of a kind, in its order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.coding import Codec, codec_of
from cardesk_desktop.store.sync.places import NO_IDENTITY, Place, Rows
from cardesk_desktop.store.tables.every import TABLES
from cardesk_wire.messages import Value

Travelling: TypeAlias = tuple[bytes, Sequence[Value]]
"""The identity of a row, and its fields in the order of the kind."""

_PAGE = 500
_ID_SIZE = 16


def hex_list(identities: Sequence[bytes]) -> str:
    """Identities as one parameter, taken apart by `json_each` and `unhex`."""
    quoted = '","'.join([identity.hex() for identity in identities])
    return f'["{quoted}"]' if identities else "[]"


def split(identity: bytes) -> list[bytes]:
    """The bytes of each key column."""
    return [identity[start : start + _ID_SIZE] for start in range(0, len(identity), _ID_SIZE)]


def is_one_of(place: Place) -> str:
    """The condition that a row's identity is one of the parameter `ids`."""
    columns = ", ".join(place.keys)
    parts = ", ".join(
        f"unhex(substr(value, {number * 2 * _ID_SIZE + 1}, {2 * _ID_SIZE}))"
        for number, _ in enumerate(place.keys)
    )
    return f"({columns}) IN (SELECT {parts} FROM json_each(:ids))" if place.keys else "true"


@cache
def codecs_of(place: Place) -> tuple[Codec, ...]:
    """The codecs of the columns of a kind, in the order of its fields."""
    return tuple(codec_of(column) for column in place.columns.values())


@cache
def row_codecs_of(rows: Rows) -> tuple[Codec, ...]:
    """The codecs of the columns of the rows beside a row."""
    return tuple(codec_of(TABLES[rows.table].c[name]) for name in rows.columns)


class KindReader:
    """Reads one kind."""

    def __init__(self, database: Database, place: Place) -> None:
        self._database = database
        self._place = place

    def some(self, identities: Sequence[bytes]) -> list[Travelling]:
        """Those of the rows that there are, in no order."""
        found: list[Travelling] = []
        for start in range(0, len(identities), _PAGE):
            ids = hex_list(identities[start : start + _PAGE])
            found += self._travelling(self._database.rows(_some(self._place), {"ids": ids}))
        return found

    def page(self, after: bytes, limit: int) -> list[Travelling]:
        """The next rows by identity; `after` is empty for the first."""
        if not self._place.keys:
            raw = [] if after else self._database.rows(_some(self._place), {"ids": "[]"})
            return self._travelling(raw)
        parts = split(after) or [b""] * len(self._place.keys)
        parameters: dict[str, object] = {f"k{number}": part for number, part in enumerate(parts)}
        return self._travelling(self._database.rows(_page(self._place), {**parameters, "limit": limit}))

    def all(self) -> Iterator[Travelling]:
        """Every row by identity, a page at a time."""
        after = b""
        while page := self.page(after, _PAGE):
            yield from page
            if len(page) < _PAGE:
                return
            after = page[-1][0]

    def _travelling(self, raw: Sequence[Row]) -> list[Travelling]:
        if not raw:
            return []
        place = self._place
        many = len(place.keys)
        identities = [b"".join(row[:many]) for row in raw] if many else [NO_IDENTITY]
        cells = list(zip(*(row[many:] for row in raw), strict=True))
        columns: dict[str, Sequence[Value]] = {
            name: codec.out(column)
            for name, codec, column in zip(place.columns, codecs_of(place), cells, strict=True)
        }
        if place.rows is not None:
            beside = self._beside(place.rows, identities)
            columns[place.rows.field] = [beside.get(identity, []) for identity in identities]
        fields = [columns[name] for name in place.kind.fields]
        values = [list(row) for row in zip(*fields, strict=True)] if fields else [[] for _ in raw]
        return list(zip(identities, values, strict=True))

    def _beside(self, rows: Rows, identities: Sequence[bytes]) -> Mapping[bytes, list[Value]]:
        raw = self._database.rows(_rows_of(rows), {"ids": hex_list(identities)})
        if not raw:
            return {}
        owners, *cells = zip(*raw, strict=True)
        columns = [codec.out(column) for codec, column in zip(row_codecs_of(rows), cells, strict=True)]
        found: dict[bytes, list[Value]] = {}
        for owner, *values in zip(owners, *columns, strict=True):
            found.setdefault(owner, []).append(values[0] if len(values) == 1 else values)
        return found


@cache
def _some(place: Place) -> Statement:
    return Statement(sql(f"{_selected(place)} WHERE {is_one_of(place)}"))


@cache
def _page(place: Place) -> Statement:
    columns = ", ".join(place.keys)
    after = ", ".join(f":k{number}" for number, _ in enumerate(place.keys))
    return Statement(
        sql(f"{_selected(place)} WHERE ({columns}) > ({after}) ORDER BY {columns} LIMIT +:limit")
    )


def _selected(place: Place) -> str:
    columns = ", ".join((*place.keys, *(column.name for column in place.columns.values()))) or "1"
    return f"SELECT {columns} FROM {place.table.name}"


@cache
def _rows_of(rows: Rows) -> Statement:
    columns = ", ".join((rows.owner, *rows.columns))
    order = f"{rows.owner}, {rows.order}"
    among = f"{rows.owner} IN (SELECT unhex(value) FROM json_each(:ids))"
    return Statement(sql(f"SELECT {columns} FROM {rows.table} WHERE {among} ORDER BY {order}"))
