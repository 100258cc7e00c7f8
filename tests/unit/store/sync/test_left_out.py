"""A row is put in place without the fields that this register has yet to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.places import PLACES
from cardesk_desktop.store.sync.rows.arriving import Arrived
from cardesk_wire.coding import written
from cardesk_wire.messages import Block
from tests.builders import NOW, identity, make_client, make_product, make_service, make_vehicle, make_visit
from tests.builders.hub import Hub

ROWS = {
    "visit": identity("visit").bytes,
    "vehicle": make_vehicle().id.bytes,
    "client": make_client().id.bytes,
    "product": make_product().id.bytes,
    "service": make_service().id.bytes,
}


@pytest.fixture
def shop(store: Store, hub: Hub) -> Store:
    """A register with a car that is there, all handed in."""
    with store.write() as work:
        work.visits.add(replace(make_visit(make_vehicle()), id=identity("visit")))
    hub.push(store)
    hub.pull(store)
    return store


def test_a_state_that_was_not_handed_in_lets_a_note_of_others_in(shop: Store, hub: Hub) -> None:
    _, row = hub.rows["visit", written(identity("visit").bytes)]
    assert row is not None
    with shop.write() as work:
        visit = work.visits.get(identity("visit"))
        work.visits.save(visit.moved(VisitState.CANCELLED, NOW))
    fields = {**row, "note": "Theirs"}
    columns = [[value] for value in fields.values()]
    block = Block("visit", list(fields), [written(identity("visit").bytes)], columns)
    with shop.write() as work:
        work.sync.apply([block], work.sync.state().cursor + 1, is_at_head=True, now=NOW)
        assert work.sync.problems() == ()
        found = work.visits.get(identity("visit"))
        assert (found.state, found.note) == (VisitState.CANCELLED, "Theirs")


@pytest.mark.parametrize("kind", ROWS)
def test_any_of_its_fields_may_stay_as_they_are(shop: Store, kind: str) -> None:
    place = PLACES[kind]
    with shop.write() as work:
        before = work.sync_inbox.mender.row(kind, ROWS[kind])
        assert before is not None
        rows = Arrived(place, [ROWS[kind]], {name: [value] for name, value in before.items()})
        for name in place.kind.fields:
            group = place.names(place.whole_groups(place.bits(frozenset({name}))))
            assert work.sync._placer.put(rows.without(frozenset(group))), group
        assert work.sync._placer.put(rows.without(frozenset(place.kind.fields)))
        assert work.sync_inbox.mender.row(kind, ROWS[kind]) == before
