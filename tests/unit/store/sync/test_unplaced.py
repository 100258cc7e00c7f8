"""What arrived and is not in place: what is said here meanwhile stands, and is based on what was known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.guarding import GONE, Guard
from cardesk_wire.coding import decode, written
from cardesk_wire.messages import Block, Op, Value
from tests.builders import NOW, identity, make_client, make_vehicle, make_visit
from tests.builders.hub import ALL, Hub

CAR, OWNER = make_vehicle("K 42 917", client=None), make_client("New owner")


@pytest.fixture
def register(store: Store, hub: Hub) -> Store:
    """A register that knows of a car, and has handed in everything."""
    with store.write() as work:
        work.vehicles.add(CAR)
    hub.push(store)
    hub.pull(store)
    return store


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
        return [decode(body, Op) for body in work.sync.pending(ALL).ops]


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


def test_an_answered_value_is_not_put_back_by_a_row_that_waited(register: Store, hub: Hub) -> None:
    hear(register, hers(hub))
    write_note(register, "Mine")
    settle(register)
    hear(register, owner(hub), is_last=True)
    with register.read() as work:
        car = work.vehicles.get(CAR.id)
        assert (car.notes, car.colour, car.client_id) == ("Mine", "blue", OWNER.id)
        assert work.sync.later() == 0


def test_a_row_that_was_deleted_here_waits_no_more(register: Store, hub: Hub) -> None:
    hear(register, hers(hub))
    with register.write() as work:
        assert work.vehicles.remove(CAR.id)
    settle(register)
    with register.read() as work:
        assert work.sync.later() == 0
    hear(register, owner(hub), is_last=True)
    with register.read() as work, pytest.raises(Refused):
        work.vehicles.get(CAR.id)


def test_a_row_that_was_deleted_here_is_so_before_it_is_cut(register: Store) -> None:
    guard = Guard(register._database)
    assert guard.unanswered("vehicle", CAR.id.bytes) == 0
    with register.write() as work:
        assert work.vehicles.remove(CAR.id)
    assert guard.unanswered("vehicle", CAR.id.bytes) == GONE


def test_who_changes_a_row_that_waits_knew_only_what_stood_there(register: Store, hub: Hub) -> None:
    before = hear(register, hers(hub), is_last=True)
    hear(register, is_last=True)
    write_note(register, "Mine")
    (op,) = cut(register)
    assert op.base == before
    with register.write() as work:
        assert work.sync.state().cursor > before
        work.clients.save(replace(make_client(), notes="Knew it"))
    assert [each.base for each in cut(register)] == [before, before + 20]


def test_between_pages_everything_is_known_up_to_before_the_first(register: Store, hub: Hub) -> None:
    before = hear(register, car_of(hub, colour="blue"))
    hear(register, car_of(hub, colour="green"))
    write_note(register, "Between")
    assert [op.base for op in settle(register)] == [before]
    hear(register, is_last=True)
    write_note(register, "At the head")
    assert [op.base for op in settle(register)] == [before + 30]


def test_who_begins_again_between_two_pages_knows_nothing_of_the_first(register: Store, hub: Hub) -> None:
    before = hear(register, car_of(hub, colour="blue"))
    with register.write() as work:
        work.sync.begin_epoch(2, generation="one", cursor=0)
    hear(register, car_of(hub, colour="green"))
    write_note(register, "Between")
    assert before > 0
    assert [op.base for op in cut(register) if op.hlc] == [0]


def test_what_is_offered_between_two_pages_was_known_before_them(register: Store) -> None:
    with register.write() as work:
        known = work.sync.state().cursor
        work.sync.begin_epoch(2, generation="two", cursor=1)
        work.sync.begin_offer(known)
    hear(register)
    with register.write() as work:
        while work.sync.offer(ALL):
            pass
    assert {op.base for op in cut(register)} == {known}


def test_a_row_that_names_nobody_is_offered_as_it_stands(register: Store, hub: Hub) -> None:
    before = hear(register, hers(hub), is_last=True)
    with register.write() as work:
        work.sync.begin_epoch(2, generation="two", cursor=before - 1)
        work.sync.begin_offer(before + 10)
        while work.sync.offer(ALL):
            pass
    bases = {op.base for op in cut(register) if op.kind == "vehicle" and op.identity == written(CAR.id.bytes)}
    assert bases == {before}


def client(register: Store) -> Client:
    with register.read() as work:
        return work.clients.get(make_client().id)


def unreadable(hub: Hub, **changed: Value) -> Block:
    """The client, with a word of a later release."""
    _, row = hub.rows["client", written(make_client().id.bytes)]
    assert row is not None
    return block("client", make_client().id.bytes, {**row, "phone_label": "pager", **changed})


def test_what_could_not_be_held_is_kept_without_what_was_said_since(register: Store, hub: Hub) -> None:
    before = hear(register, unreadable(hub, email="theirs@example.com"), is_last=True)
    with register.write() as work:
        work.clients.save(replace(make_client(), notes="Mine"))
    assert [op.base for op in settle(register)] == [before]
    with register.write() as work:
        (trouble,) = work.sync_inbox.troubles(9)
        assert "notes" not in trouble.values
        assert trouble.values["email"] == "theirs@example.com"
        assert trouble.mendable == ("phone_label",)
        # Nor what was changed and not handed in.
        work.clients.save(replace(make_client(), notes="Mine", address="Here"))
        (trouble,) = work.sync_inbox.troubles(9)
        assert "address" not in trouble.values


def test_what_could_not_be_held_is_put_in_place_once_it_was_said_otherwise(register: Store, hub: Hub) -> None:
    hear(register, unreadable(hub, email="theirs@example.com"), is_last=True)
    with register.write() as work:
        work.clients.save(replace(make_client(), phone="+97155"))
    settle(register)
    hear(register, is_last=True)
    assert (client(register).phone, client(register).email) == ("+97155", "theirs@example.com")
    with register.read() as work:
        assert (work.sync.problems(), work.sync.later()) == ((), 0)


def test_a_newer_row_or_its_grave_ends_what_could_not_be_held(register: Store, hub: Hub) -> None:
    new = identity("new").bytes
    _, row = hub.rows["client", written(make_client().id.bytes)]
    assert row is not None
    for after in (
        block("client", new, {**row, "name": "Salem"}),
        Block("client", [], [], [], [written(new)]),
    ):
        hear(register, block("client", new, {**row, "phone_label": "pager"}), is_last=True)
        with register.read() as work:
            assert len(work.sync.problems()) == 1
        hear(register, after, is_last=True)
        with register.read() as work:
            assert work.sync.problems() == ()
    with register.write() as work:
        assert work.sync_inbox.mender.add("client", new, row, NOW) is None


def test_a_row_that_names_somebody_deleted_was_known_as_far_as_before_it_came(
    register: Store, hub: Hub
) -> None:
    visit = make_visit(CAR)
    with register.write() as work:
        work.visits.add(visit)
    hub.push(register)
    hub.pull(register)
    gone = identity("car that another register deleted").bytes
    hear(register, Block("vehicle", [], [], [], [written(gone)]), is_last=True)
    _, row = hub.rows["visit", written(visit.id.bytes)]
    assert row is not None
    late = {**row, "vehicle_id": written(gone), "note": "keys at the desk"}
    before = hear(register, block("visit", visit.id.bytes, late), is_last=True)
    hear(register, is_last=True)
    with register.write() as work:
        (problem,) = work.sync.problems()
        assert (problem.code, problem.base) == ("names_deleted", before)
        work.visits.save(replace(work.visits.get(visit.id), note="wax"))
    (op,) = cut(register)
    assert (op.kind, op.base) == ("visit", before)


def test_what_can_be_held_again_and_waits_was_known_no_further_for_that(register: Store, hub: Hub) -> None:
    before = hear(register, car_of(hub, colour="blue", size_class="spaceship"), is_last=True)
    hear(register, is_last=True)
    with register.write() as work:
        work.vehicles.save(replace(work.vehicles.get(CAR.id), size_class=SizeClass.LARGE))
    settle(register)
    with register.write() as work:
        assert (work.sync.problems(), work.sync.later()) == ((), 1)
        work.vehicles.save(replace(work.vehicles.get(CAR.id), colour="red"))
    (op,) = cut(register)
    assert op.base == before
