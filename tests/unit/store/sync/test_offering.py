"""On joining, and after a restored service: everything is offered, from a place that outlives the program."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text as sql

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_wire.coding import decode
from cardesk_wire.messages import Op, Value
from tests.builders import NOW, identity, make_client, make_register
from tests.builders.hub import ALL, Hub
from tests.builders.premises import Premises, issue
from tests.unit.store.sync.arriving import apply, block, row_of

_KEEP_WAITING = Statement(sql("INSERT INTO sync_waiting VALUES ('client', :id, CAST('{}' AS BLOB), 40)"))


def test_everything_is_offered_in_slices(store: Store, premises: Premises) -> None:
    with store.write() as work:
        issue(work, identity("invoice"))
        assert not work.sync.offer(5)
        work.sync.join(company_id="company", device_id="one")
        work.sync.begin_offer(7)
        assert work.sync.state().is_offering
        assert work.sync.offer(3)
    premises.close()
    reopened = premises.open()
    with reopened.write() as work:
        slices = 1
        while work.sync.offer(2):
            slices += 1
        assert slices > 2
        assert not work.sync.state().is_offering
        assert work.sync.cut(ALL, ALL) == 0
        ops = [decode(body, Op) for body in work.sync.pending(ALL)]
    assert len({(op.kind, op.identity) for op in ops}) == len(ops)
    assert {op.kind for op in ops} == {
        "company",
        "staff",
        "category",
        "product",
        "service",
        "client",
        "vehicle",
        "document",
    }
    assert {(op.hlc, op.base) for op in ops} == {(0, 7)}


def test_graves_are_offered_too(store: Store, hub: Hub) -> None:
    client = make_client("Noura")
    with store.write() as work:
        work.clients.add(client)
        work.clients.remove(client.id)
    hub.push(store)
    again = Hub()
    with store.write() as work:
        work.sync.begin_epoch(2, generation="two", cursor=hub.place)
        work.sync.begin_offer(hub.place)
        while work.sync.offer(ALL):
            pass
    again.push(store)
    assert {key: row for key, (_, row) in again.rows.items()} == {
        key: row for key, (_, row) in hub.rows.items()
    }


@pytest.mark.parametrize("is_cut", [False, True])
def test_what_was_deleted_is_told_when_what_named_it_was_offered(
    store: Store, hub: Hub, is_cut: bool
) -> None:
    gone, kept = make_client("Noura"), make_client("Noura again")
    with store.write() as work:
        for client in (gone, kept):
            work.clients.add(client)
    hub.push(store)
    with store.write() as work:
        work.merges.take_in_client(gone.id, kept.id)
        alias = _op(_cut(work, ALL if is_cut else 1)[0])
        assert alias.kind == "client_alias"
        work.sync.settle(1, [], NOW)
        # The service is put back to before it was told who stands in for the client.
        work.sync.begin_epoch(2, generation="two", cursor=hub.place)
        work.sync.begin_offer(hub.place)
        while work.sync.state().is_offering or work.sync.waiting() > len(_cut(work, 1)):
            work.sync.offer(1)
        told = [(op.kind, op.fields is None) for op in map(_op, _cut(work, ALL))]
    assert told.index(("client_alias", False)) < told.index(("client", True))
    assert told.count(("client", True)) == 1


@pytest.mark.parametrize("is_waiting", [False, True])
def test_a_deletion_that_waits_was_made_on_what_was_known_then(
    store: Store, hub: Hub, is_waiting: bool
) -> None:
    client = make_client("Noura")
    with store.write() as work:
        work.clients.add(client)
    hub.push(store)
    with store.write() as work:
        work.sync.begin_epoch(2, generation="two", cursor=40)
        work.sync.begin_offer(40)
        work.sync.apply([], 50, is_at_head=is_waiting, now=NOW)
        if is_waiting:
            # What others said of the client could not be put in place.
            store._database.run(_KEEP_WAITING, {"id": client.id.bytes})
        work.clients.remove(client.id)
        work.sync.apply([], 60, is_at_head=True, now=NOW)
        while work.sync.offer(ALL):
            pass
        (told,) = [op for op in map(_op, _cut(work, ALL)) if op.kind == "client" and op.fields is None]
    assert told.base == 40


def _cut(work: UnitOfWork, limit: int) -> tuple[bytes, ...]:
    work.sync.cut(limit, ALL)
    return work.sync.pending(ALL)


def _op(body: bytes) -> Op:
    return decode(body, Op)


def _before_a_change(store: Store, hub: Hub) -> tuple[Client, dict[str, Value]]:
    """A client whose note the service was told and has lost, as it holds the client now."""
    client = make_client()
    older = row_of(hub, "client", client.id.bytes)
    with store.write() as work:
        work.clients.save(replace(client, notes="Told before the backup was put back"))
    hub.push(store)
    with store.write() as work:
        work.sync.begin_epoch(2, generation="two", cursor=0)
        work.sync.begin_offer(hub.place)
    return client, older


def test_what_arrives_before_its_turn_replaces_nothing_that_was_not_offered(store: Store, hub: Hub) -> None:
    client, older = _before_a_change(store, hub)
    apply(store, block("client", (client.id.bytes, older)), is_at_head=False)
    with store.write() as work:
        assert work.clients.get(client.id).notes == "Told before the backup was put back"
        (op,) = [decode(body, Op) for body in work.sync.pending(ALL)]
    assert (op.kind, op.hlc, op.base) == ("client", 0, hub.place)
    assert op.fields is not None
    assert op.fields["notes"] == "Told before the backup was put back"


def test_what_arrives_as_it_stands_here_or_was_offered_already_is_not_offered_again(
    store: Store, hub: Hub
) -> None:
    client, older = _before_a_change(store, hub)
    same = {**older, "notes": "Told before the backup was put back"}
    apply(store, block("client", (client.id.bytes, same)), is_at_head=False)
    with store.write() as work:
        assert work.sync.pending(ALL) == ()
        while work.sync.offer(ALL):
            pass
        offered = len(work.sync.pending(ALL))
    apply(store, block("client", (client.id.bytes, older)), is_at_head=False)
    with store.read() as work:
        assert len(work.sync.pending(ALL)) == offered
        assert work.clients.get(client.id).notes == "Told before the backup was put back"


def test_a_register_of_a_company_founded_elsewhere_is_written_down_once(store: Store) -> None:
    with store.write() as work:
        with pytest.raises(Refused) as raised:
            work.company.add_register(make_register("R09"))
        assert raised.value.code is Code.COMPANY_ALREADY_FOUNDED
