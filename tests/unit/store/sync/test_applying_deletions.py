"""A row that was deleted never comes back, and what names it is placed without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.store.store import Store
from cardesk_wire.coding import written
from tests.builders import NOW, identity, make_client, make_vehicle, make_visit
from tests.builders.hub import Hub
from tests.unit.store.sync.arriving import apply, block, row_of, waiting


def test_a_row_that_was_deleted_never_revives(store: Store, hub: Hub) -> None:
    client, other = make_client("Noura"), make_client("Huda")
    with store.write() as work:
        for each in (client, other):
            work.clients.add(each)
    hub.push(store)
    rows = [(each.id.bytes, row_of(hub, "client", each.id.bytes)) for each in (client, other)]
    with store.write() as work:
        work.clients.remove(client.id)
    apply(store, block("client", *rows, graves=[other.id.bytes]))
    with store.write() as work:
        work.sync.settle(work.sync.state().next_oseq - 1, [], NOW)
    apply(store, block("client", *rows))
    with store.read() as work:
        for each in (client, other):
            with pytest.raises(Refused):
                work.clients.get(each.id)
            assert work.sync.is_buried("client", each.id.bytes)
        assert not work.search.find("huda", 5)
        assert work.sync.counts().problems == 0
    # What has to go was an own op: it is not told twice.
    with store.read() as work:
        assert work.sync.counts().waiting == 0


def test_a_row_that_waits_is_forgotten_when_it_is_deleted(store: Store, other: Store, hub: Hub) -> None:
    car = make_vehicle()
    row = (car.id.bytes, row_of(hub, "vehicle", car.id.bytes))
    apply(other, block("vehicle", row), is_at_head=False)
    apply(other, block("vehicle", graves=[car.id.bytes]), is_at_head=False)
    assert waiting(other) == []
    apply(other, block("client", (make_client().id.bytes, row_of(hub, "client", make_client().id.bytes))))
    with other.write() as work:
        with pytest.raises(Refused):
            work.vehicles.get(car.id)
        # One that waited while its grave came in another way is let go of.
        work.sync._waiting.add("vehicle", car.id.bytes, b'{"plate":"A 1"}')
        work.sync._applier.try_again(NOW)
    assert waiting(other) == []


def test_who_is_gone_elsewhere_is_parted_from_what_names_it_here(store: Store, hub: Hub) -> None:
    client, car = make_client(), make_vehicle(client=make_client())
    with store.write() as work:
        work.visits.add(make_visit(car))
    hub.push(store)
    apply(store, block("client", graves=[client.id.bytes]), is_at_head=False)
    assert waiting(store) == [("client", client.id.bytes)]
    apply(store)
    with store.read() as work:
        with pytest.raises(Refused):
            work.clients.get(client.id)
        assert work.vehicles.get(car.id).client_id is None
        assert work.visits.of_vehicle(car.id, 1)[0].client_id is None
        assert work.sync.problems() == ()
    assert {op.kind for op in hub.push(store)} == {"vehicle", "visit"}
    apply(store, block("vehicle", graves=[car.id.bytes]))
    with store.read() as work:
        assert work.vehicles.get(car.id).id == car.id
        assert [problem.code for problem in work.sync.problems()] == ["still_named"]


def test_a_row_that_names_a_dead_one_is_placed_without_it(store: Store, other: Store, hub: Hub) -> None:
    car, visit = make_vehicle(client=make_client()), make_visit(make_vehicle())
    with store.write() as work:
        work.visits.add(visit)
    hub.push(store)
    apply(other, block("client", graves=[make_client().id.bytes]))
    apply(other, block("vehicle", (car.id.bytes, row_of(hub, "vehicle", car.id.bytes))))
    with other.read() as work:
        assert work.vehicles.get(car.id).client_id is None
        assert work.sync.problems() == ()
    (op,) = [op for op in hub.push(other) if op.kind == "vehicle"]
    assert op.fields is not None
    assert op.fields["client_id"] is None
    gone = make_vehicle("B 2")
    apply(other, block("vehicle", graves=[gone.id.bytes]))
    row = {**row_of(hub, "visit", visit.id.bytes), "vehicle_id": written(gone.id.bytes)}
    apply(other, block("visit", (visit.id.bytes, row)))
    with other.read() as work:
        assert [problem.code for problem in work.sync.problems()] == ["names_deleted"]
    assert waiting(other) == []
    unread = {**row_of(hub, "vehicle", car.id.bytes), "client_id": ["?"]}
    apply(other, block("vehicle", (gone.id.bytes, unread), (identity("unread").bytes, unread)))
    with other.write() as work:
        assert work.sync.problems()[-1].identity == identity("unread").bytes
        work.sync_inbox.take_out(work.sync.problems()[-1].number)
    missing = {**row_of(hub, "visit", visit.id.bytes), "vehicle_id": written(identity("nobody's").bytes)}
    missing["client_id"] = written(make_client().id.bytes)
    apply(other, block("visit", (visit.id.bytes, missing)))
    with other.read() as work:
        assert work.sync.counts().later == 1


def test_whose_visit_was_given_to_a_dead_one_counts_it_no_more(store: Store, other: Store, hub: Hub) -> None:
    client, dead = make_client("Noura"), make_client("Huda")
    car = make_vehicle("Z 9", client=client)
    visit = make_visit(car)
    with store.write() as work:
        for each in (client, dead):
            work.clients.add(each)
        work.vehicles.add(car)
        work.visits.add(visit)
    hub.push(store)
    hub.pull(other)
    row = {**row_of(hub, "visit", visit.id.bytes), "client_id": written(dead.id.bytes)}
    apply(other, block("client", graves=[dead.id.bytes]))
    apply(other, block("visit", (visit.id.bytes, row)))
    with other.read() as work:
        assert work.visits.get(visit.id).client_id is None
        assert work.clients.standings.get(client.id).visit_count == 0


def test_a_dead_former_owner_is_left_out_on_both_sides(store: Store, other: Store, hub: Hub) -> None:
    car = make_vehicle(client=make_client())
    with store.write() as work:
        work.vehicles.hand_over(replace(car, client_id=None), NOW)
    hub.push(store)
    row = (car.id.bytes, row_of(hub, "vehicle", car.id.bytes))
    apply(other, block("client", graves=[make_client().id.bytes]), block("vehicle", row))
    apply(store, block("client", graves=[make_client().id.bytes]))
    for register in (store, other):
        with register.read() as work:
            assert work.vehicles.former_owners(car.id) == ()
            assert work.sync.problems() == ()
        assert [op.kind for op in hub.push(register)] == ["vehicle"]


def test_that_two_are_not_the_same_goes_with_either_of_them(store: Store, hub: Hub) -> None:
    living, dead = make_client("Noura"), make_client("Huda")
    with store.write() as work:
        for each in (living, dead):
            work.clients.add(each)
    pair = b"".join(sorted((living.id.bytes, dead.id.bytes)))
    apply(store, block("client", graves=[dead.id.bytes]))
    apply(store, block("client_apart", (pair, {})))
    assert waiting(store) == []
    with store.read() as work:
        assert work.sync.is_buried("client_apart", pair)
        assert work.sync.counts().problems == 0
