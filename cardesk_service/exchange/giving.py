"""Giving out what is new past a cursor: whole rows, by kind, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import msgspec
from sqlalchemy import Connection

from cardesk_service.exchange.place import Speaker
from cardesk_service.exchange.row import Fields
from cardesk_service.store.statement import Statement
from cardesk_wire.kinds import KINDS
from cardesk_wire.messages import Block

MAX_ROWS = 10_000
"""Rows in one answer."""
MOST_BYTES = 4 * 1024 * 1024
"""Bytes of fields in one answer, but for its last row: what packs badly still fits into `coding.MAX_BODY`.

Letters and digits by chance come to five sixths of what they were.
"""

_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}
_ALL = msgspec.json.Decoder(list[Fields])

_NEW = Statement(
    "SELECT kind, identity, fields, is_deleted, seq FROM sync_row"
    " WHERE company_id = :company AND seq > :cursor AND seq <= :head AND NOT (device_id = :device"
    " AND epoch = :epoch AND is_altered = 0 AND previous <= :cursor) ORDER BY seq LIMIT :limit"
)

Found = Sequence[Any]
"""Kind, identity, fields as text, whether it is deleted, place."""


def give(
    connection: Connection, speaker: Speaker, *, epoch: int, cursor: int, head: int, limit: int
) -> tuple[list[Block], int]:
    """The rows past the cursor, and the place that they lead to.

    A register does not get back what it wrote, unless it was altered or its writer had not seen what was
    there before.
    """
    if cursor >= head:
        return [], head
    limit = max(1, min(limit, MAX_ROWS))
    values = {"company": speaker.company, "device": speaker.device, "epoch": epoch}
    found = _NEW.rows(connection, {**values, "cursor": cursor, "head": head, "limit": limit})
    fitting = found[: _fitting(found)]
    is_all = len(fitting) == len(found) < limit
    return blocks(fitting), (head if is_all else int(fitting[-1][4]))


def weight(row: Found) -> int:
    """The bytes of a row's fields."""
    fields: str = row[2]
    return len(fields) if fields.isascii() else len(fields.encode())


def _fitting(found: Sequence[Found]) -> int:
    """How many of them one answer holds."""
    size = 0
    for number, row in enumerate(found, start=1):
        size += weight(row)
        if size >= MOST_BYTES:
            return number
    return len(found)


def blocks(found: Sequence[Found]) -> list[Block]:
    """Rows as blocks: kinds in the order in which they refer to one another, those that nobody knows last.

    Rows of one kind that were written with other fields (by another release) stand in a block of their own.
    """
    by_kind: dict[str, list[Found]] = {}
    for row in found:
        by_kind.setdefault(row[0], []).append(row)
    made: list[Block] = []
    for kind in sorted(by_kind, key=lambda name: (_ORDER.get(name, len(_ORDER)), name)):
        made += _of_kind(kind, by_kind[kind])
    return made


def _of_kind(kind: str, found: Sequence[Found]) -> list[Block]:
    alive = [row for row in found if not row[3]]
    graves = [row[1] for row in found if row[3]]
    made = _alive(kind, alive) if alive else []
    if graves:
        first = made[0] if made else Block(kind, [], [], [])
        made[:1] = [Block(kind, first.fields, first.identities, first.columns, graves)]
    return made


def _alive(kind: str, found: Sequence[Found]) -> list[Block]:
    identities = [row[1] for row in found]
    parsed = _ALL.decode("[" + ",".join([row[2] for row in found]) + "]")
    names = list(parsed[0])
    if set(map(len, parsed)) == {len(names)}:
        # Almost always all rows have the same fields, and asking each of them would take longest.
        with suppress(KeyError):
            return [Block(kind, names, identities, [[row[name] for row in parsed] for name in names])]
    shapes: dict[frozenset[str], list[int]] = {}
    for place, fields in enumerate(parsed):
        shapes.setdefault(frozenset(fields), []).append(place)
    return [_shaped(kind, identities, parsed, places) for places in shapes.values()]


def _shaped(kind: str, identities: list[str], parsed: list[Fields], places: list[int]) -> Block:
    names = list(parsed[places[0]])
    columns = [[parsed[place][name] for place in places] for name in names]
    return Block(kind, names, [identities[place] for place in places], columns)
