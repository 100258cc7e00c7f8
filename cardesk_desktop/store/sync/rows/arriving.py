"""A block of rows as it arrived, turned into cells of this database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cardesk_desktop.store.sync.coding import read_all
from cardesk_desktop.store.sync.places import Place, Rows
from cardesk_desktop.store.sync.reading import codecs_of, row_codecs_of
from cardesk_wire.coding import Malformed
from cardesk_wire.messages import Block, Value


@dataclass(frozen=True, slots=True)
class Arrived:
    """Rows of one kind, column by column; fields that this release does not know are left out."""

    place: Place
    identities: list[bytes]
    columns: Mapping[str, Sequence[Value]]

    def only(self, keep: Sequence[bool]) -> Arrived:
        """Those of the rows that are to be kept."""
        return Arrived(
            self.place,
            [identity for identity, is_kept in zip(self.identities, keep, strict=True) if is_kept],
            {
                name: [value for value, is_kept in zip(column, keep, strict=True) if is_kept]
                for name, column in self.columns.items()
            },
        )

    def without(self, fields: frozenset[str]) -> Arrived:
        """The rows without these fields."""
        left = {name: column for name, column in self.columns.items() if name not in fields}
        return Arrived(self.place, self.identities, left)

    def one_by_one(self) -> Iterator[Arrived]:
        """Each row by itself."""
        for number, identity in enumerate(self.identities):
            columns = {name: [column[number]] for name, column in self.columns.items()}
            yield Arrived(self.place, [identity], columns)

    def row(self) -> dict[str, Value]:
        """The one row by field."""
        return {name: column[0] for name, column in self.columns.items()}


def arrived(place: Place, block: Block) -> Arrived:
    """The rows of a block; raises Malformed when it is no table."""
    identities = read_all(block.identities, place.identity_size)
    is_table = len(block.columns) == len(block.fields) and all(
        len(column) == len(identities) for column in block.columns
    )
    if not is_table:
        raise Malformed("columns of unequal length")
    return Arrived(place, identities, dict(zip(block.fields, block.columns, strict=True)))


def cells(rows: Arrived) -> dict[str, Sequence[Any]]:
    """The cells of the columns in the table itself; raises Malformed."""
    codecs = zip(rows.place.columns, codecs_of(rows.place), strict=True)
    return {name: codec.into(rows.columns[name]) for name, codec in codecs if name in rows.columns}


def cells_beside(rows: Arrived, of: Rows) -> list[tuple[Any, ...]]:
    """The rows of the table beside: owner, place (where there is one), and its cells; raises Malformed."""
    if not any(rows.columns[of.field]):
        return []
    owners: list[bytes] = []
    places: list[int] = []
    values: list[Sequence[Value]] = []
    for identity, entries in zip(rows.identities, rows.columns[of.field], strict=True):
        if not isinstance(entries, list):
            raise Malformed("not a list of rows")
        for number, entry in enumerate(entries, start=of.first):
            owners.append(identity)
            places.append(number)
            values.append(_values(entry, len(of.columns)))
    columns = [
        codec.into(column) for codec, column in zip(row_codecs_of(of), zip(*values, strict=True), strict=True)
    ]
    before = (owners, places) if of.place else (owners,)
    return list(zip(*before, *columns, strict=True))


def _values(entry: Value, count: int) -> Sequence[Value]:
    if count == 1:
        return (entry,)
    if not isinstance(entry, list) or len(entry) != count:
        raise Malformed("a row of another width")
    return entry
