"""Two registers make the same two one, the other way round: one with everything of both is left."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from cardesk_desktop.domain.client import Phone
from cardesk_desktop.domain.ids import successor
from cardesk_desktop.store.store import Store
from cardesk_wire.coding import decode, written
from cardesk_wire.messages import Op, Value
from tests.builders import identity, make_buyer, make_client, make_invoice, make_vehicle, make_visit
from tests.builders.hub import ALL, Hub, join
from tests.builders.premises import issue

FIRST = replace(make_client("First"), id=UUID(int=1), other_phones=(Phone("+97155"),))
SECOND = replace(make_client("Second"), id=UUID(int=2))
BOTH = successor(FIRST.id)
"""Every register gives the one that is left the same identity."""
CARS = [replace(make_vehicle(f"A {number}"), id=UUID(int=number)) for number in (1, 2)]


@pytest.fixture
def shop(store: Store, other: Store, hub: Hub) -> None:
    """Both registers know two clients, with a car and an invoice each."""
    join(other)
    with store.write() as work:
        for client, car in zip((FIRST, SECOND), CARS, strict=True):
            work.clients.add(client)
            work.vehicles.add(replace(car, client_id=client.id))
            issue(work, identity(client.name), make_invoice(buyer=make_buyer(client)))
    hub.push(store)
    hub.pull(other)


def meet(hub: Hub, *stores: Store) -> None:
    """Everybody says and hears everything, often enough."""
    for _ in range(3):
        for each in stores:
            hub.pull(each)
            hub.push(each)


def of_clients(store: Store) -> tuple[set[UUID], set[UUID], int]:
    """Whose both cars are, who each of the two is now, and what both invoices came to under one client."""
    with store.read() as work:
        owners = {work.vehicles.get(car.id).client_id or UUID(int=0) for car in CARS}
        now = {work.clients.get(client.id).id for client in (FIRST, SECOND)}
        return owners, now, len(work.erasure.invoices(BOTH))


@pytest.mark.usefixtures("shop")
def test_clients_merged_the_other_way_round_are_one(store: Store, other: Store, hub: Hub) -> None:
    with store.write() as work:
        work.merges.take_in_client(FIRST.id, SECOND.id)
        work.clients.save(replace(SECOND, phone="+9714", other_phones=(Phone("+97155"),)))
    with other.write() as work:
        work.merges.take_in_client(SECOND.id, FIRST.id)
    meet(hub, store, other)
    for register in (store, other):
        assert of_clients(register) == ({BOTH}, {BOTH}, 2)
        with register.read() as work:
            assert Phone("+97155") in work.clients.get(BOTH).other_phones
            assert work.sync.problems() == ()
            assert work.sync.counts().later == 0


@pytest.mark.usefixtures("shop")
def test_whoever_hears_of_a_merge_word_by_word_loses_nobody(store: Store, other: Store, hub: Hub) -> None:
    with store.write() as work:
        work.merges.take_in_client(FIRST.id, SECOND.id)
    with other.write() as work:
        work.merges.take_in_client(SECOND.id, FIRST.id)
    hub.push(other)
    with store.write() as work:
        work.sync.cut(ALL, ALL)
        ops = [decode(body, Op) for body in work.sync.pending(ALL)]
    for op in ops:
        hub.take(op)
        hub.pull(other)
    meet(hub, store, other)
    assert of_clients(store) == of_clients(other) == ({BOTH}, {BOTH}, 2)


@pytest.mark.usefixtures("shop")
def test_cars_merged_the_other_way_round_are_one(store: Store, other: Store, hub: Hub) -> None:
    with store.write() as work:
        work.merges.take_in_vehicle(CARS[0].id, CARS[1].id)
    with other.write() as work:
        work.merges.take_in_vehicle(CARS[1].id, CARS[0].id)
    meet(hub, store, other)
    both = successor(CARS[0].id)
    for register in (store, other):
        with register.read() as work:
            assert {work.vehicles.get(car.id).id for car in CARS} == {both}


@pytest.mark.usefixtures("shop")
def test_a_car_whose_client_is_in_a_circle_is_the_heir_of_those_merged_into_it(
    other: Store, hub: Hub
) -> None:
    one, two = (car.id for car in CARS)
    car = successor(one)
    with other.write() as work:
        work.merges.take_in_client(SECOND.id, FIRST.id)
        work.merges.take_in_vehicle(two, one)
    of_second: dict[str, Value] = {"client_id": written(SECOND.id.bytes)}
    is_car: dict[str, Value] = {"vehicle_id": written(car.bytes)}
    _, row = hub.rows["vehicle", written(one.bytes)]
    told: tuple[tuple[str, UUID, dict[str, Value] | None], ...] = (
        ("client_alias", FIRST.id, of_second),
        ("vehicle", car, {**(row or {}), **of_second}),
        ("vehicle_alias", one, is_car),
        ("vehicle_alias", two, is_car),
        ("vehicle", one, None),
        ("vehicle", two, None),
        ("client", FIRST.id, None),
    )
    for kind, of, fields in told:
        hub.take(Op(1, kind, written(of.bytes), 0, 0, fields))
    hub.pull(other)
    with other.read() as work:
        assert {work.vehicles.get(each).id for each in (one, two)} == {car}
        assert work.vehicles.get(car).client_id == BOTH
        assert work.sync.counts().later == 0


@pytest.mark.usefixtures("shop")
def test_what_names_a_car_waits_for_the_one_that_it_became(other: Store, hub: Hub) -> None:
    (one, two), stranger = (each.id for each in CARS), make_client("Not here yet")
    car, here, late = successor(one), make_visit(CARS[0]), UUID(int=9)
    with other.write() as work:
        work.visits.add(here)
    hub.push(other)
    rows = {kind: hub.rows[kind, written(of.bytes)][1] for kind, of in (("vehicle", one), ("visit", here.id))}
    told: tuple[tuple[str, UUID, dict[str, Value] | None], ...] = (
        ("vehicle", car, {**(rows["vehicle"] or {}), "client_id": written(stranger.id.bytes)}),
        ("vehicle_alias", one, {"vehicle_id": written(car.bytes)}),
        ("vehicle_alias", two, {"vehicle_id": written(car.bytes)}),
        ("vehicle", one, None),
        ("vehicle", two, None),
    )
    for kind, of, fields in told:
        hub.take(Op(1, kind, written(of.bytes), 0, 0, fields))
    hub.pull(other)
    of_two = {**(rows["visit"] or {}), "vehicle_id": written(two.bytes)}
    hub.take(Op(1, "visit", written(late.bytes), 0, 0, of_two))
    hub.pull(other)
    with other.read() as work:
        assert work.visits.get(here.id).vehicle_id == one
        assert work.sync.problems() == ()
    _, client = hub.rows["client", written(FIRST.id.bytes)]
    hub.take(Op(1, "client", written(stranger.id.bytes), 0, 0, {**(client or {}), "phones": []}))
    hub.pull(other)
    with other.read() as work:
        assert {work.visits.get(each).vehicle_id for each in (here.id, late)} == {car}
        assert work.sync.counts().later == 0


@pytest.mark.usefixtures("shop")
def test_who_comes_between_waits_until_it_is_known_who_is_left(store: Store, other: Store, hub: Hub) -> None:
    with store.write() as work:
        work.merges.take_in_client(FIRST.id, SECOND.id)
    with other.write() as work:
        work.merges.take_in_client(SECOND.id, FIRST.id)
    hub.push(store)
    hub.push(other)
    # Neither client is there any more, and nobody said yet who they are now.
    aliases = [key for key in hub.rows if key[0] == "client_alias"]
    assert aliases == [("client_alias", written(each.id.bytes)) for each in (FIRST, SECOND)]
    assert all(hub.rows["client", written(each.id.bytes)][1] is None for each in (FIRST, SECOND))
    with store.write() as work:
        work.sync.begin_epoch(1, generation="one", cursor=0)
    meet(hub, store, other)
    assert of_clients(store) == of_clients(other) == ({BOTH}, {BOTH}, 2)


@pytest.mark.usefixtures("shop")
def test_the_one_that_is_left_may_arrive_before_it_is_said_whom_it_stands_for(
    store: Store, other: Store, hub: Hub
) -> None:
    with store.write() as work:
        work.merges.take_in_client(FIRST.id, SECOND.id)
    with other.write() as work:
        work.merges.take_in_client(SECOND.id, FIRST.id)
    hub.push(store)
    hub.push(other)
    hub.pull(store)
    with store.write() as work:
        work.sync.cut(ALL, ALL)
        ops = [decode(body, Op) for body in work.sync.pending(ALL)]
    # The line is cut after the first of them.
    assert [(op.kind, op.identity) for op in ops[:1]] == [("client", written(BOTH.bytes))]
    hub.take(ops[0])
    hub.pull(other)
    meet(hub, store, other)
    assert of_clients(store) == of_clients(other) == ({BOTH}, {BOTH}, 2)


@pytest.mark.usefixtures("shop")
def test_an_alias_to_somebody_removed_gives_way_to_one_that_is_there(
    store: Store, other: Store, hub: Hub
) -> None:
    third, fourth = (replace(make_client(f"Other {n}"), id=UUID(int=n)) for n in (3, 4))
    with store.write() as work:
        for client in (third, fourth):
            work.clients.add(client)
    hub.push(store)
    hub.pull(other)
    with store.write() as work:
        work.merges.take_in_client(SECOND.id, third.id)
    with other.write() as work:
        work.merges.take_in_client(SECOND.id, fourth.id)
        for car in CARS:
            work.vehicles.save(replace(work.vehicles.get(car.id), client_id=None))
    hub.push(store)
    hub.push(other)
    with store.write() as work:
        assert work.clients.remove(fourth.id)
    hub.push(store)
    meet(hub, store, other)
    with store.read() as work:
        assert work.clients.get(SECOND.id).id == third.id
