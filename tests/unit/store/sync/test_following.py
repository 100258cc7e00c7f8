"""What follows from many rows together is what follows from each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import text as sql

from cardesk_desktop.domain.client import Phone
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.vehicle import erased_plate
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.consequences import changed_facts, following
from cardesk_desktop.store.sync.consequences.following import AT_ONCE, MANY, Follower
from tests.builders import NOW, identity, make_client, make_vehicle, make_visit
from tests.builders.hub import Hub, join
from tests.builders.premises import issue, pay
from tests.unit.store.sync.arriving import waiting

_BESIDE = (
    "SELECT * FROM client_standing ORDER BY 1",
    "SELECT kind, subject_id, title, title_key, detail FROM search_entry ORDER BY 2",
    "SELECT k.kind, key, subject_id FROM search_key AS k JOIN search_entry ON id = entry_id ORDER BY 2, 3",
    "SELECT word FROM search_word ORDER BY 1",
    "SELECT subject_id FROM search_words_client AS w JOIN search_entry AS e ON e.id = w.rowid "
    "WHERE w.words MATCH 'cli*' ORDER BY 1",
    "SELECT subject_id FROM search_words_vehicle AS w JOIN search_entry AS e ON e.id = w.rowid "
    "WHERE w.words MATCH 'sedan OR corolla OR a1*' ORDER BY 1",
)

_MADE = (
    "search_key",
    "search_words_client",
    "search_words_vehicle",
    "search_entry",
    "search_word",
    "client_standing",
)


def beside(store: Store) -> list[list[Row]]:
    """All that was made of clients and cars."""
    return [store._database.rows(Statement(sql(each)), {}) for each in _BESIDE]


def fill(store: Store, hub: Hub) -> None:
    """Clients and cars of every sort, of whom the newcomer knows nothing."""
    with store.write() as work:
        for number in range(2 * MANY):
            phones = tuple(Phone(f"+9715011{number:02d}{each}") for each in range(number % 3))
            client = replace(
                make_client(f"Client {number}"), other_phones=phones, is_archived=number % 7 == 0
            )
            if number % 5 == 0:
                client = replace(client, name="", phone="", erased_at=NOW)
            work.clients.add(client)
            car = replace(
                make_vehicle(client=client),
                id=identity(f"car {number}"),
                plate=Plate.read(f"A {100 + number}", Region.DUBAI),
            )
            if number % 6 == 0:
                car = replace(car, plate=erased_plate(car.id))
            work.vehicles.add(car)
            if number % 4 == 0:
                work.visits.add(replace(make_visit(car), id=identity(f"visit {number}"), client_id=client.id))
    join(store)
    hub.push(store)


def pull(store: Store, hub: Hub) -> None:
    """Take all in, with what is made afterwards."""
    hub.pull(store)
    with store.write() as work:
        work.sync.catch_up(1_000, NOW)


def test_many_that_are_new_follow_as_each_would(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = Hub()
    fill(store, hub)
    pull(other, hub)
    made = beside(other)
    assert len(made[1]) > 2 * MANY
    monkeypatch.setattr(following, "MANY", 10**6)
    monkeypatch.setattr(changed_facts, "MOST_CLIENTS", 0)
    with other.write() as work:
        for table in _MADE:
            other._database.script(f"DELETE FROM {table}")
        work.sync.apply(hub.blocks(), hub.place, is_at_head=True, now=NOW)
        work.sync.catch_up(1_000, NOW)
    assert beside(other) == made


def test_those_who_are_known_are_found_by_what_is_new_alone(store: Store, other: Store) -> None:
    hub = Hub()
    fill(store, hub)
    pull(other, hub)
    with store.write() as work:
        for number in range(1, 2 * MANY, 5):
            client = work.clients.get(make_client(f"Client {number}").id)
            work.clients.save(replace(client, name=f"Renamed {number}"))
        for number in range(MANY):
            work.clients.add(make_client(f"Newcomer {number}"))
    hub.push(store)
    pull(other, hub)
    with other.read() as work:
        assert not work.search.find("client 6", 5)
        assert len(work.search.find("renamed", 50)) == len(range(1, 2 * MANY, 5))
        assert len(work.search.find("newcomer", 50)) == MANY


def test_a_note_on_a_client_moves_nothing_but_itself(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = Hub()
    fill(store, hub)
    pull(other, hub)
    followed: list[bytes] = []
    real = Follower.follow

    def follow(self: Follower, kind: str, identities: Sequence[bytes], now: datetime) -> None:
        followed.extend(identities if kind == "client" else ())
        real(self, kind, identities, now)

    monkeypatch.setattr(Follower, "follow", follow)
    noted, renamed, called = (make_client(f"Client {number}").id for number in (1, 2, 3))
    with store.write() as work:
        one, two, three = (work.clients.get(each) for each in (noted, renamed, called))
        work.clients.save(replace(one, notes="likes wax"))
        work.clients.save(replace(two, name="Renamed"))
        work.clients.save(replace(three, other_phones=(Phone("+97150199999"),)))
        work.clients.add(make_client("Newcomer"))
    hub.push(store)
    pull(other, hub)
    assert set(followed) == {renamed.bytes, called.bytes, make_client("Newcomer").id.bytes}
    with other.read() as work:
        assert work.clients.get(noted).notes == "likes wax"
        assert len(work.search.find("+97150199999", 5)) == 1


def test_a_payment_follows_after_the_many_invoices_that_came_before_it(
    store: Store, other: Store, hub: Hub
) -> None:
    with store.write() as work:
        invoices = [issue(work, identity(f"invoice {number}")) for number in range(AT_ONCE + 1)]
    hub.push(store)
    hub.pull(other)
    with store.write() as work:
        pay(work, identity("payment"), invoices[-1])
    hub.push(store)
    hub.pull(other)
    # It does not wait for an invoice that is there, and is counted once.
    assert waiting(other) == []
    with other.write() as work:
        assert work.sync.later() == AT_ONCE + 2
        assert work.sync.catch_up(AT_ONCE + 2, NOW) == 0
        (payment,) = work.documents.invoice_file(invoices[-1].id).payments
        assert payment.id == identity("payment")
