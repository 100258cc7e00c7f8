"""A register that hears, says and settles, and a car whose owner has not come yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cardesk_desktop.domain.client import Client
from cardesk_desktop.store.store import Store
from cardesk_wire.coding import decode, written
from cardesk_wire.messages import Block, Op, Value
from tests.builders import NOW, make_client, make_vehicle
from tests.builders.hub import ALL, Hub

CAR, OWNER = make_vehicle("K 42 917", client=None), make_client("New owner")


def block(kind: str, row: bytes, fields: dict[str, Value], *graves: bytes) -> Block:
    """One row."""
    columns: list[list[Value]] = [[value] for value in fields.values()]
    return Block(kind, list(fields), [written(row)], columns, [written(each) for each in graves])


def hear(store: Store, *blocks: Block, is_last: bool = False) -> int:
    """Take a page in; the cursor before it."""
    with store.write() as work:
        before = work.sync.state().cursor
        work.sync.apply(blocks, before + 10, is_at_head=is_last, now=NOW)
    return before


def cut(store: Store) -> list[Op]:
    """What waits for an answer."""
    with store.write() as work:
        work.sync.cut(ALL, ALL)
        return [decode(body, Op) for body in work.sync.pending(ALL)]


def settle(store: Store) -> Sequence[Op]:
    """Let the service answer all there is; what it was."""
    ops = cut(store)
    with store.write() as work:
        work.sync.settle(work.sync.state().next_oseq - 1, [], NOW)
    return ops


def car_of(hub: Hub, **changed: Value) -> Block:
    """The car as another register says it is now."""
    _, row = hub.rows["vehicle", written(CAR.id.bytes)]
    assert row is not None
    return block("vehicle", CAR.id.bytes, {**row, **changed})


def owner(hub: Hub) -> Block:
    """Her whom the car names."""
    _, row = hub.rows["client", written(make_client().id.bytes)]
    assert row is not None
    return block("client", OWNER.id.bytes, {**row, "name": OWNER.name})


def write_note(store: Store, notes: str) -> None:
    with store.write() as work:
        work.vehicles.save(replace(work.vehicles.get(CAR.id), notes=notes))


def hers(hub: Hub) -> Block:
    """The car, which is hers now, and which another register calls blue."""
    return car_of(hub, client_id=written(OWNER.id.bytes), colour="blue", notes="Theirs")


def client(register: Store) -> Client:
    with register.read() as work:
        return work.clients.get(make_client().id)
