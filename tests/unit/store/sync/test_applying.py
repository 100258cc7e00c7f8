"""What arrives goes in place; what cannot be placed waits or is shown, and blocks nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.client import Phone
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.places import PLACES
from cardesk_wire.coding import written
from cardesk_wire.kinds import BY_NAME
from cardesk_wire.messages import Block, Value
from tests.builders import NOW, identity, make_client, make_company, make_vehicle, make_visit
from tests.builders.hub import ALL, Hub
from tests.unit.store.sync.arriving import apply, block, row_of, waiting


def test_a_field_that_waits_for_its_answer_keeps_the_own_value(store: Store, hub: Hub) -> None:
    client = make_client()
    theirs = {**row_of(hub, "client", client.id.bytes), "notes": "Theirs", "email": "theirs@example.com"}
    with store.write() as work:
        work.clients.save(replace(client, notes="Mine"))
    apply(store, block("client", (client.id.bytes, theirs)))
    with store.write() as work:
        found = work.clients.get(client.id)
        assert (found.notes, found.email) == ("Mine", "theirs@example.com")
        assert work.sync.counts().waiting == 1
        work.sync.settle(work.sync.state().next_oseq - 1, [], NOW)
    apply(store, block("client", (client.id.bytes, theirs)))
    with store.read() as work:
        assert work.clients.get(client.id).notes == "Theirs"


def test_what_names_a_row_that_is_not_there_waits_for_it(store: Store, other: Store, hub: Hub) -> None:
    client, car = make_client(), make_vehicle()
    apply(other, *[each for each in hub.blocks() if each.kind == "company"])
    with other.read() as work:
        assert work.company.company() == replace(make_company(), id=work.company.company().id)
    rows = block("vehicle", (car.id.bytes, row_of(hub, "vehicle", car.id.bytes)))
    apply(other, rows)
    assert waiting(other) == [("vehicle", car.id.bytes)]
    with other.read() as work:
        assert work.sync.counts().problems == 0
        with pytest.raises(Refused):
            work.vehicles.get(car.id)
    apply(other, block("client", (client.id.bytes, row_of(hub, "client", client.id.bytes))))
    assert waiting(other) == []
    with other.read() as work:
        assert work.vehicles.get(car.id) == replace(make_vehicle(client=client), id=car.id)
        assert work.search.find("patrol", 5)


def test_a_row_that_waits_makes_way_for_a_newer_one(store: Store, other: Store, hub: Hub) -> None:
    car = make_vehicle()
    first = row_of(hub, "vehicle", car.id.bytes)
    apply(other, block("vehicle", (car.id.bytes, first)), is_at_head=False)
    assert waiting(other) == [("vehicle", car.id.bytes)]
    apply(other, block("vehicle", (car.id.bytes, {**first, "client_id": None})), is_at_head=False)
    assert waiting(other) == []
    apply(other, block("vehicle", (car.id.bytes, first)), is_at_head=False)
    with other.write() as work:
        work.vehicles.save(replace(work.vehicles.get(car.id), colour="red"))
    apply(other, block("client", (make_client().id.bytes, row_of(hub, "client", make_client().id.bytes))))
    with other.read() as work:
        found = work.vehicles.get(car.id)
        assert (found.colour, found.client_id) == ("red", make_client().id)


def test_what_cannot_be_read_is_shown_and_blocks_nothing(store: Store, hub: Hub) -> None:
    client, good = make_client(), make_client("Noura")
    row = row_of(hub, "client", client.id.bytes)
    wrong: dict[str, dict[str, Value]] = {
        "type": {**row, "name": 7},
        "word": {**row, "phone_label": "carrier pigeon"},
        "time": {**row, "created_at": 2**60},
        "large": {**row, "consent_at": 2**70, "consent_way": "paper"},
        "list": {**row, "phones": "none"},
        "entry": {**row, "phones": [["+971"]]},
        "label": {**row, "phones": [["+971", "pigeon"]]},
        "half": {**row, "consent_at": 5},
        "missing": {**row, "notes": None},
        "empty": {**row, "phones": [[]]},
    }
    rows = [(identity(name).bytes, each) for name, each in wrong.items()]
    apply(store, block("client", *rows, (good.id.bytes, {**row, "name": good.name})))
    with store.read() as work:
        assert work.clients.get(good.id).name == good.name
        problems = work.sync.problems()
        assert {problem.identity for problem in problems} == {of for of, _ in rows}
        assert {(problem.side, problem.code) for problem in problems} == {("arrived", "unreadable")}
    apply(store, block("client", (identity("type").bytes, row), *rows[1:]))
    with store.read() as work:
        assert len(work.sync.problems()) == len(rows) - 1


def test_blocks_that_are_no_tables_are_kept_as_problems(store: Store, hub: Hub) -> None:
    apply(
        store,
        Block("client", ["name"], ["short"], [["x"]]),
        Block("client", ["name"], [written(bytes(16))], [[]]),
        Block("client", ["name", "phone"], [written(bytes(16))], [["x"]]),
        Block("client", [], [], [], ["*" * 22]),
        Block("loyalty_card", ["points"], [written(bytes(16))], [[7]]),
        Block("loyalty_card", [], [], [], [written(bytes(16))]),
        Block("client", [], [], []),
    )
    with store.read() as work:
        assert {problem.kind for problem in work.sync.problems()} == {"client"}
        assert work.clients.get(make_client().id) == make_client()


def test_fields_of_a_later_release_are_left_to_it(store: Store, hub: Hub) -> None:
    client, new = make_client(), make_client("Noura")
    row = {**row_of(hub, "client", client.id.bytes), "shoe_size": 42}
    short: dict[str, Value] = {"name": "Noura"}
    apply(store, block("client", (client.id.bytes, row)), block("client", (new.id.bytes, short)))
    apply(store, block("category", (new.id.bytes, short)))
    with store.read() as work:
        assert work.clients.get(client.id) == client
        found = work.clients.get(new.id)
        assert (found.name, found.phone, found.other_phones) == ("Noura", "", ())
        assert Names("Noura") in [category.names for category in work.catalogue.categories()]


def test_phones_come_whole(store: Store, other: Store, hub: Hub) -> None:
    client = replace(make_client(), other_phones=(Phone("+97155"), Phone("+97156")))
    with store.write() as work:
        work.clients.save(client)
    hub.push(store)
    assert hub.pull(other).touches(Noun.CLIENT)
    with store.write() as work:
        work.clients.save(replace(client, other_phones=client.other_phones[1:]))
    hub.push(store)
    hub.pull(other)
    with other.read() as work:
        assert work.clients.get(client.id).other_phones == client.other_phones[1:]


def test_sums_of_clients_follow_visits(store: Store, other: Store, hub: Hub) -> None:
    client, car = make_client(), make_vehicle(client=make_client())
    visit = make_visit(car)
    with store.write() as work:
        work.visits.add(visit)
    hub.push(store)
    hub.pull(other)
    with other.read() as work:
        assert work.clients.standings.get(client.id).visit_count == 1
    with store.write() as work:
        work.visits.save(replace(visit, state=VisitState.CANCELLED, ended_at=NOW))
    hub.push(store)
    hub.pull(other)
    with other.read() as work:
        assert work.clients.standings.get(client.id).visit_count == 0
    apply(other, block("visit", graves=[visit.id.bytes]))
    with other.read() as work:
        assert work.visits.of_vehicle(car.id, 5) == ()


def test_a_conflict_is_shown_until_somebody_looked_at_it(store: Store, hub: Hub) -> None:
    row: dict[str, Value] = dict.fromkeys(BY_NAME["conflict"].fields)
    row |= {"kind": "client", "subject_id": written(make_client().id.bytes), "field": "notes"}
    row |= {"kept": "Theirs", "lost": ["Mine"], "kept_by": "R02", "lost_by": "R01", "lost_at": 5}
    apply(store, block("conflict", (identity("conflict").bytes, row)))
    with store.write() as work:
        (conflict,) = work.sync.conflicts()
        assert (conflict.id, conflict.kept, conflict.lost) == (identity("conflict"), '"Theirs"', '["Mine"]')
        assert work.sync.counts().conflicts == 1
        work.sync_inbox.settle((conflict.id,), NOW)
        assert work.sync.conflicts() == ()
    (op,) = hub.push(store)
    assert op.kind == "conflict"
    assert list(op.fields or {}) == ["settled_at"]
    with store.write() as work:
        tally = work.sync.tallies({"conflict": ["kept", "unheard"], "unheard": []})
        assert [each.count for each in tally] == [1]
        work.sync.forget("client", make_client().id)
        assert work.sync.tallies({"conflict": []})[0].count == 0
        assert work.sync.cut(ALL, ALL) == 1


def test_every_kind_has_a_row_of_its_own_size() -> None:
    assert {name for name, place in PLACES.items() if place.identity_size == 32} == {
        "client_apart",
        "ticket_line",
        "stock_count_line",
    }
