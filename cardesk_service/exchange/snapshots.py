"""Everything that a company has up to one place, in parts that are made once and kept on a shelf.

A part holds the rows that have not changed since the place; those that have come with the exchanges that
follow. So parts can be made one by one, whenever they are asked for, and still belong together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import zstandard
from sqlalchemy import Connection

from cardesk_service.exchange.giving import MOST_BYTES, Found, blocks, weight
from cardesk_service.exchange.place import Order, order_of
from cardesk_service.store.statement import Statement
from cardesk_wire import coding
from cardesk_wire.kinds import BY_NAME
from cardesk_wire.messages import Snapshot

MOST_ROWS = 10_000
"""Rows in a part."""
STALE_ROWS = 2_000
"""A snapshot that so many rows have left behind is made anew at the next first request."""
_LEVEL = 3
"""Of zstd. Level 9 makes a seventh fewer bytes, and the first register that joins waits twice as long."""
_PAGE = 500
_KINDS_IN_ORDER = {name: number for number, name in enumerate(BY_NAME)}

_KINDS = Statement("SELECT kind, count(*) FROM sync_row WHERE company_id = :company GROUP BY kind")
_ROWS = Statement(
    "SELECT kind, identity, fields, is_deleted, seq FROM sync_row WHERE company_id = :company"
    " AND kind = :kind AND identity > :after ORDER BY identity LIMIT :limit"
)
_NEWEST = Statement("SELECT max(place) FROM sync_segment WHERE company_id = :company")
_TAIL = Statement(
    "SELECT count(*) FROM (SELECT 1 FROM sync_row WHERE company_id = :company AND seq > :place"
    " LIMIT :limit) AS tail"
)
_SHELF = Statement(
    "SELECT body FROM sync_segment WHERE company_id = :company AND place = :place AND after = :after"
)
_KEPT = Statement("SELECT after FROM sync_segment WHERE company_id = :company AND place = :place")
_PUT = Statement(
    "INSERT INTO sync_segment (company_id, place, after, body, made_at)"
    " VALUES (:company, :place, :after, :body, :now) ON CONFLICT (company_id, place, after) DO NOTHING"
)
_CLEAR = Statement(
    "DELETE FROM sync_segment WHERE company_id = :company AND place NOT IN (SELECT place FROM sync_segment"
    " WHERE company_id = :company GROUP BY place ORDER BY place DESC LIMIT 2)"
)
_CLEAR_ALL = Statement("DELETE FROM sync_segment WHERE company_id = :company")


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it is sent. One that is new is to be put on the shelf; what follows no part there is not."""

    place: int
    after: str
    body: bytes
    is_new: bool


def part(
    connection: Connection,
    company: str,
    place: int | None = None,
    after: str = "",
    *,
    most_rows: int = MOST_ROWS,
) -> Part | None:
    """A part of the snapshot at `place`, of the newest one unless given; None when there is none such."""
    order = order_of(connection, company)
    if order is None or (place is None and after):
        return None
    if place is None:
        place = _newest(connection, company, order)
    elif place > order.head:
        return None
    shelf = _SHELF.first(connection, {"company": company, "place": place, "after": after})
    if shelf is not None:
        return Part(place, after, bytes(shelf[0]), is_new=False)
    is_kept = not after or _follows_a_kept(connection, company, place, after)
    body = _made(connection, company, order, place, after, most_rows)
    return Part(place, after, body, is_new=is_kept)


def keep(connection: Connection, company: str, part: Part, *, now: int) -> None:
    """Put a part on the shelf; of older snapshots the last but one stays, for who is in the middle of it."""
    values = {"company": company, "place": part.place, "after": part.after, "body": part.body, "now": now}
    _PUT.run(connection, values)
    if not part.after:
        _CLEAR.run(connection, {"company": company})


def clear(connection: Connection, company: str) -> None:
    """Let go of every part: somebody was erased who stands in them. Who is in the middle begins anew."""
    _CLEAR_ALL.run(connection, {"company": company})


class _End(msgspec.Struct):
    """Of a part, what follows it."""

    following: str


def _follows_a_kept(connection: Connection, company: str, place: int, after: str) -> bool:
    """Whether one of the parts on the shelf ends here: of what anybody may ask, they are few."""
    named = {"company": company, "place": place}
    before = [kept for (kept,) in _KEPT.rows(connection, named) if _order(kept) < _order(after)]
    if not before:
        return False
    (body,) = _SHELF.rows(connection, {**named, "after": max(before, key=_order)})[0]
    return coding.unpack(bytes(body), _End).following == after


def _order(after: str) -> tuple[int, str, str]:
    """Where a part begins in the order of all rows."""
    kind, _, identity = after.partition(" ")
    return (_KINDS_IN_ORDER.get(kind, len(BY_NAME)) if after else -1, kind, identity)


def _newest(connection: Connection, company: str, order: Order) -> int:
    (newest,) = _NEWEST.rows(connection, {"company": company})[0]
    if newest is None:
        return order.head
    tail = _TAIL.rows(connection, {"company": company, "place": newest, "limit": STALE_ROWS})[0][0]
    return int(newest) if tail < STALE_ROWS else order.head


def _made(
    connection: Connection, company: str, order: Order, place: int, after: str, most_rows: int
) -> bytes:
    counts = {kind: int(count) for kind, count in _KINDS.rows(connection, {"company": company})}
    found: list[Found] = []
    size, following = 0, ""
    for row in _rows_after(connection, company, counts, after):
        if len(found) >= most_rows or size >= MOST_BYTES:
            following = f"{found[-1][0]} {found[-1][1]}"
            break
        if row[4] <= place:
            found.append(row)
            size += weight(row)
    message = Snapshot(
        generation=order.generation,
        restored_to=order.restored_to,
        place=place,
        after=after,
        following=following,
        rows=sum(counts.values()),
        blocks=blocks(found),
    )
    return zstandard.ZstdCompressor(level=_LEVEL).compress(coding.encode(message))


def _rows_after(connection: Connection, company: str, counts: dict[str, int], after: str) -> Iterator[Found]:
    """Rows in the order of their kinds, then of their identities; those of unknown kinds last."""
    kinds = sorted(counts, key=_order)
    kind_before, _, identity = after.partition(" ")
    if after:
        kinds = kinds[kinds.index(kind_before) :] if kind_before in counts else []
    for kind in kinds:
        last = identity if kind == kind_before else ""
        while True:
            values = {"company": company, "kind": kind, "after": last, "limit": _PAGE}
            rows = _ROWS.rows(connection, values)
            yield from rows
            if len(rows) < _PAGE:
                break
            last = rows[-1][1]
