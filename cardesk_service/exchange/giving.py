"""Giving out what is new past a cursor: whole rows, by kind, column by column."""

from __future__ import annotations

from collections.abc import Sequence
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
    return blocks(found), (int(found[-1][4]) if len(found) == limit else head)


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
    parsed = _ALL.decode("[" + ",".join([row[2] for row in alive]) + "]")
    shapes: dict[tuple[str, ...], list[int]] = {}
    for place, fields in enumerate(parsed):
        shapes.setdefault(tuple(fields), []).append(place)
    made = []
    for names, places in _alike(shapes).items():
        rows = [parsed[place] for place in places]
        columns = [[row[name] for row in rows] for name in names]
        made.append(Block(kind, list(names), [alive[place][1] for place in places], columns))
    if graves:
        made = made or [Block(kind, [], [], [])]
        made[0] = Block(kind, made[0].fields, made[0].identities, made[0].columns, graves)
    return made


def _alike(shapes: dict[tuple[str, ...], list[int]]) -> dict[tuple[str, ...], list[int]]:
    """Shapes that have the same fields in another order are one."""
    alike: dict[frozenset[str], tuple[str, ...]] = {}
    merged: dict[tuple[str, ...], list[int]] = {}
    for names, places in shapes.items():
        merged.setdefault(alike.setdefault(frozenset(names), names), []).extend(places)
    return merged
