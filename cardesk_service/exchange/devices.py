"""A register's own order, epoch by epoch: how far it is known, and what its hash is there."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection

from cardesk_service.exchange.place import Order, Speaker
from cardesk_service.store.statement import Statement, Together
from cardesk_wire.coding import NO_CHAIN


class Mark(NamedTuple):
    """The high-water mark of an epoch: the highest op that is kept, and the chain hash after it."""

    oseq: int
    chain: bytes


NOTHING = Mark(0, NO_CHAIN)

_EPOCH = "company_id = :company AND device_id = :device AND epoch = :epoch"
_STANDING = Statement(
    "SELECT c.seq, c.generation, c.restored_to, d.oseq, d.chain FROM sync_counter AS c"
    " LEFT JOIN sync_device AS d"
    " ON d.company_id = c.company_id AND d.device_id = :device AND d.epoch = :epoch"
    " WHERE c.company_id = :company"
)
_HELD = Statement(
    "SELECT c.seq, c.generation, c.restored_to, d.oseq, d.chain FROM sync_counter AS c"
    " JOIN sync_device AS d ON d.company_id = c.company_id"
    " WHERE c.company_id = :company AND d.device_id = :device AND d.epoch = :epoch",
    lock="FOR UPDATE OF c, d",
)
_NEWEST = Statement(
    "SELECT coalesce(max(epoch), 0) FROM sync_device WHERE company_id = :company AND device_id = :device"
)
_HOLD = Statement(
    "INSERT INTO sync_device (company_id, device_id, epoch, oseq, chain, cursor, skew_us, seen_at)"
    " VALUES (:company, :device, :epoch, 0, :chain, 0, 0, :now)"
    " ON CONFLICT (company_id, device_id, epoch) DO UPDATE SET seen_at = excluded.seen_at"
    " RETURNING oseq, chain"
)
_MOVE = Statement(
    "UPDATE sync_device"  # noqa: S608 - a text of ours
    " SET oseq = :oseq, chain = :chain, cursor = :cursor, skew_us = :skew, seen_at = :now"
    f" WHERE {_EPOCH}"
)


def standing(connection: Connection, speaker: Speaker, epoch: int) -> tuple[Order | None, Mark | None]:
    """The company's order, and how far the register's is known in this epoch; None for what never was."""
    row = _STANDING.first(connection, {"company": speaker.company, "device": speaker.device, "epoch": epoch})
    if row is None:
        return None, None
    return Order(*row[:3]), None if row[3] is None else Mark(row[3], bytes(row[4]))


def held(connection: Connection, speaker: Speaker, epoch: int) -> tuple[Order, Mark] | None:
    """As `standing`, both locked until the commit, the order first; None where either is not there."""
    row = _HELD.first(connection, {"company": speaker.company, "device": speaker.device, "epoch": epoch})
    return None if row is None else (Order(*row[:3]), Mark(row[3], bytes(row[4])))


def newest_epoch(connection: Connection, speaker: Speaker) -> int:
    """The highest epoch of the register; 0 before its first."""
    rows = _NEWEST.rows(connection, {"company": speaker.company, "device": speaker.device})
    return int(rows[0][0])


def hold_epoch(connection: Connection, speaker: Speaker, epoch: int, *, now: int) -> Mark:
    """Lock the register's row for this epoch until the commit; it is made where it is not there."""
    values = {"company": speaker.company, "device": speaker.device, "epoch": epoch, "chain": NO_CHAIN}
    (row,) = _HOLD.rows(connection, {**values, "now": now})
    return Mark(row[0], bytes(row[1]))


def move_mark(
    together: Together, speaker: Speaker, epoch: int, mark: Mark, *, cursor: int, skew: int, now: int
) -> None:
    """Everything up to here is kept for ever; `skew` is by how much the register's clock is ahead, in µs."""
    values = {"company": speaker.company, "device": speaker.device, "epoch": epoch}
    moved = {"oseq": mark.oseq, "chain": mark.chain}
    together.add(_MOVE, {**values, **moved, "cursor": cursor, "skew": skew, "now": now})


def allot_epoch(connection: Connection, speaker: Speaker, *, past: int, now: int) -> int:
    """A new epoch for the register, higher than all that are known and than `past`."""
    epoch = max(newest_epoch(connection, speaker), past) + 1
    hold_epoch(connection, speaker, epoch, now=now)
    return epoch
