"""Blocks that arrive from the service, what became of them, and what waits."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text as sql

from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.store import Store
from cardesk_wire.coding import written
from cardesk_wire.messages import Block, Value
from tests.builders import NOW
from tests.builders.hub import Hub

_WAITING = Statement(sql("SELECT kind, id FROM sync_waiting"))


def apply(store: Store, *blocks: Block, is_at_head: bool = True) -> None:
    with store.write() as work:
        cursor = work.sync.state().cursor + 1
        work.sync.apply(blocks, cursor, is_at_head=is_at_head, now=NOW)
        assert work.sync.state().cursor == cursor
        assert not work.sync.state().is_applying


def row_of(hub: Hub, kind: str, key: bytes) -> dict[str, Value]:
    _, row = hub.rows[kind, written(key)]
    assert row is not None
    return dict(row)


def block(kind: str, *rows: tuple[bytes, dict[str, Value]], graves: Sequence[bytes] = ()) -> Block:
    fields = list(rows[0][1]) if rows else []
    columns = [[row[name] for _, row in rows] for name in fields]
    return Block(kind, fields, [written(of) for of, _ in rows], columns, [written(each) for each in graves])


def waiting(store: Store) -> list[tuple[str, bytes]]:
    return [tuple(row) for row in store._database.rows(_WAITING, {})]
