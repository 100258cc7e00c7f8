"""On joining, and after a restored service: everything is offered, from a place that outlives the program."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.store.store import Store
from cardesk_wire.coding import decode
from cardesk_wire.messages import Op
from tests.builders import identity, make_client, make_register
from tests.builders.hub import ALL, Hub
from tests.builders.premises import Premises, issue


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
        ops = [decode(body, Op) for body in work.sync.pending(ALL).ops]
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


def test_a_register_of_a_company_founded_elsewhere_is_written_down_once(store: Store) -> None:
    with store.write() as work:
        with pytest.raises(Refused) as raised:
            work.company.add_register(make_register("R09"))
        assert raised.value.code is Code.COMPANY_ALREADY_FOUNDED
