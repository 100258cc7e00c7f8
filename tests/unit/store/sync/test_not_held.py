"""A row that could not be held: kept, put in place once it is said otherwise, ended by a newer one."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.store.store import Store
from cardesk_wire.coding import written
from cardesk_wire.messages import Block, Value
from tests.builders import NOW, identity, make_client, make_visit
from tests.builders.hub import Hub
from tests.unit.store.sync.meanwhile import CAR, block, car_of, client, cut, hear, settle


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
