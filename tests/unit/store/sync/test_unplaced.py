"""What arrived and is not in place: what is said here meanwhile, and what was known of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.rows.guarding import GONE, Guard
from cardesk_wire.coding import written
from tests.builders import make_client
from tests.builders.hub import ALL, Hub
from tests.unit.store.sync.meanwhile import CAR, OWNER, car_of, cut, hear, hers, owner, settle, write_note


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
