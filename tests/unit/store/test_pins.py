"""PINs come back as they were put, one for each person."""

from __future__ import annotations

from cardesk_desktop.domain.pin import StaffPin, Tries
from cardesk_desktop.store.store import Store
from tests.builders import NOW, identity
from tests.builders.premises import OWNER


def test_a_pin_comes_back_with_its_tries(store: Store) -> None:
    first = StaffPin(OWNER.id, "first", Tries(3, NOW))
    with store.write() as work:
        assert work.pins.get(OWNER.id) is None
        assert work.pins.holders() == frozenset()
        work.pins.put(first)
    with store.read() as work:
        assert work.pins.get(OWNER.id) == first
        assert work.pins.get(identity("nobody")) is None
        assert work.pins.holders() == {OWNER.id}


def test_a_newer_pin_takes_the_place_of_the_one_before(store: Store) -> None:
    with store.write() as work:
        work.pins.put(StaffPin(OWNER.id, "first", Tries(3, NOW)))
        work.pins.put(StaffPin(OWNER.id, "second"))
        assert work.pins.get(OWNER.id) == StaffPin(OWNER.id, "second", Tries(0, None))
