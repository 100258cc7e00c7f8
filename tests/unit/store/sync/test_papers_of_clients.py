"""Whose papers are, after clients were merged, parted or erased at another register."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.crediting import Pick
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle import erased_plate
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.consequences.following import MANY
from cardesk_wire.coding import written
from cardesk_wire.messages import Op
from tests.builders import (
    NOW,
    identity,
    make_buyer,
    make_client,
    make_invoice,
    make_vehicle,
)
from tests.builders.hub import Hub
from tests.builders.premises import issue, take_back
from tests.unit.store.sync.arriving import apply, block, row_of, waiting


def test_credit_notes_of_an_erased_client_are_found_by_number(store: Store, other: Store, hub: Hub) -> None:
    client = make_client("Noura")
    with store.write() as work:
        work.clients.add(client)
        invoice = issue(work, identity("invoice"), make_invoice(buyer=make_buyer(client)))
        take_back(work, identity("early"), identity("refund"), invoice, [Pick(0, Quantity.of(1))])
    hub.push(store)
    hub.pull(other)
    with other.write() as work:
        take_back(work, identity("late"), identity("another refund"), invoice)
        assert len(work.search.find("noura", 9)) == 4
    with store.erase() as work:
        work.clients.save(replace(client, name="#1", phone="", is_archived=True, erased_at=NOW))
        work.erasure.forget_client(client)
    hub.push(other)
    hub.push(store)
    hub.pull(other)
    hub.pull(store)
    with other.read() as work:
        assert not work.search.find("noura", 9)
    with store.read() as work:
        found = {hit.id for hit in work.search.find("noura", 9)}
        assert identity("late") not in found


def test_invoices_follow_clients_that_were_made_one_and_parted(store: Store, other: Store, hub: Hub) -> None:
    kept, gone = make_client("Kept"), make_client("Gone")
    with store.write() as work:
        for client in (kept, gone):
            work.clients.add(client)
        first = issue(work, identity("first"), make_invoice(buyer=make_buyer(gone)))
    hub.push(store)
    hub.pull(other)
    with store.write() as work:
        moved = work.merges.take_in_client(gone.id, kept.id)
    with other.write() as work:
        second = issue(work, identity("second"), make_invoice(buyer=make_buyer(gone)))
    for register in (store, other):
        hub.push(register)
    for register in (store, other):
        hub.pull(register)
        with register.read() as work:
            total = first.gross.minor + second.gross.minor
            assert work.clients.standings.get(kept.id).spent_minor == total
            assert set(work.erasure.invoices(kept.id)) == {first.id, second.id}
    with store.write() as work:
        back_id = work.merges.returning_client(gone.id)
        assert back_id != gone.id
        work.clients.add(replace(gone, id=back_id))
        work.merges.give_back_client(moved, back_id)
        assert work.clients.get(gone.id).id == back_id
    hub.push(store)
    hub.pull(other)
    with other.read() as work:
        assert work.clients.get(gone.id).id == back_id
        assert work.clients.standings.get(kept.id).spent_minor == 0
        assert set(work.erasure.invoices(back_id)) == {first.id, second.id}
    key = "client_alias", written(gone.id.bytes)
    assert hub.rows[key][1] == {"client_id": written(back_id.bytes)}
    apply(other, block("client_alias", graves=[gone.id.bytes]))
    with other.read() as work:
        assert set(work.erasure.invoices(gone.id)) == {first.id, second.id}


def test_a_car_that_was_parted_comes_back_under_another_identity(store: Store, hub: Hub) -> None:
    kept, gone = make_vehicle("A 1"), make_vehicle("B 2")
    with store.write() as work:
        for car in (kept, gone):
            work.vehicles.add(car)
        moved = work.merges.take_in_vehicle(gone.id, kept.id)
        back_id = work.merges.returning_vehicle(gone.id)
        work.vehicles.add(replace(gone, id=back_id))
        work.merges.give_back_vehicle(moved, back_id)
        assert work.vehicles.get(gone.id).id == back_id


def test_an_erased_client_is_found_nowhere(store: Store, other: Store, hub: Hub) -> None:
    client, car = make_client("Noura"), make_vehicle("N 7")
    with store.write() as work:
        work.clients.add(client)
        work.vehicles.add(replace(car, client_id=client.id))
        issue(work, identity("before"), make_invoice(buyer=make_buyer(client)))
    hub.push(store)
    hub.pull(other)
    with other.read() as work:
        assert len(work.search.find("noura", 9)) == 2
    with other.write() as work:
        late = issue(work, identity("late"), make_invoice(buyer=make_buyer(client)))
    with store.erase() as work:
        erased = replace(make_client("#1"), id=client.id, is_archived=True, erased_at=NOW, phone="")
        work.clients.save(erased)
        work.erasure.forget_client(client)
        nobodys = work.vehicles.get(car.id)
        work.vehicles.save(replace(nobodys, plate=erased_plate(car.id), client_id=None, is_archived=True))
        work.sync.forget("client", client.id)
    hub.push(other)
    hub.push(store)
    for register in (other, store):
        hub.pull(register)
        hub.pull(register)
    for register in (other, store):
        with register.read() as work:
            assert work.clients.get(client.id).name == "#1"
            assert work.documents.invoice_file(late.id).invoice == late
    with other.read() as work:
        assert not work.search.find("noura", 9)
        assert not work.search.find("N 7", 9)
        assert [hit.title for hit in work.search.find(late.number, 9)] == [late.number]


@pytest.mark.parametrize("others", [0, MANY])
def test_an_invoice_that_came_before_its_erased_client_is_found_by_number(
    store: Store, other: Store, hub: Hub, others: int
) -> None:
    client = make_client("Noura")
    with store.write() as work:
        for each in (client, *(make_client(f"Client {number}") for number in range(others))):
            work.clients.add(each)
        invoice = issue(work, identity("before"), make_invoice(buyer=make_buyer(client)))
    hub.push(store)
    with other.write() as work:
        papers = [found for found in hub.blocks() if found.kind == "document"]
        work.sync.apply(papers, 0, is_at_head=False, now=NOW)
    with other.read() as work:
        assert work.search.find("noura", 9)
    with store.write() as work:
        work.clients.save(replace(client, name="#1", phone="", is_archived=True, erased_at=NOW))
    hub.push(store)
    for _time in range(2):
        with other.write() as work:
            work.sync.apply(hub.blocks(), hub.place, is_at_head=True, now=NOW)
        with other.read() as work:
            assert not work.search.find("noura", 9)
            assert [hit.title for hit in work.search.find(invoice.number, 9)] == [invoice.number]


def test_what_was_sold_between_two_pages_to_who_was_merged_is_the_others(store: Store, hub: Hub) -> None:
    gone, kept = make_client(), make_client("Noura")
    row = row_of(hub, "client", gone.id.bytes)
    apply(store, block("client", (kept.id.bytes, {**row, "name": kept.name})))
    alias = block("client_alias", (gone.id.bytes, {"client_id": written(kept.id.bytes)}))
    apply(store, alias, is_at_head=False)
    with store.write() as work:
        invoice = issue(work, identity("invoice"), make_invoice(buyer=make_buyer(gone)))
        assert work.clients.standings.get(gone.id).spent_minor == invoice.gross.minor
    apply(store, block("client", graves=[gone.id.bytes]))
    with store.read() as work:
        assert work.clients.standings.get(kept.id).spent_minor == invoice.gross.minor


def test_what_was_sold_to_who_was_merged_is_the_others_before_everything_has_arrived(
    store: Store, hub: Hub
) -> None:
    gone, kept = make_client("Without a car"), make_client("Noura")
    row = row_of(hub, "client", make_client().id.bytes)
    both = [(each.id.bytes, {**row, "name": each.name}) for each in (gone, kept)]
    apply(store, block("client", *both))
    alias = block("client_alias", (gone.id.bytes, {"client_id": written(kept.id.bytes)}))
    apply(store, alias, is_at_head=False)
    with store.write() as work:
        invoice = issue(work, identity("invoice"), make_invoice(buyer=make_buyer(gone)))
    apply(store, block("client", graves=[gone.id.bytes]), is_at_head=False)
    with store.read() as work:
        assert work.clients.standings.get(kept.id).spent_minor == invoice.gross.minor


def test_what_is_sold_to_who_is_still_to_go_is_the_others_when_they_go(store: Store, hub: Hub) -> None:
    gone, kept = make_client(), make_client("Noura")
    row = row_of(hub, "client", gone.id.bytes)
    apply(store, block("client", (kept.id.bytes, {**row, "name": kept.name})))
    alias = block("client_alias", (gone.id.bytes, {"client_id": written(kept.id.bytes)}))
    apply(store, alias, is_at_head=False)
    apply(store, block("client", graves=[gone.id.bytes]), is_at_head=False)
    # Her car keeps her here until everything has arrived.
    assert waiting(store) == [("client", gone.id.bytes)]
    with store.write() as work:
        invoice = issue(work, identity("invoice"), make_invoice(buyer=make_buyer(gone)))
        assert work.clients.standings.get(gone.id).spent_minor == invoice.gross.minor
    apply(store)
    with store.read() as work:
        assert work.clients.standings.get(kept.id).spent_minor == invoice.gross.minor


def test_who_was_merged_by_half_is_sold_to_as_themselves(store: Store, other: Store, hub: Hub) -> None:
    """The register that merged them was put back before it had handed in that they are gone."""
    kept, gone = make_client("Kept"), make_client("Gone")
    with store.write() as work:
        for client in (kept, gone):
            work.clients.add(client)
        first = issue(work, identity("first"), make_invoice(buyer=make_buyer(gone)))
    hub.push(store)
    hub.take(Op(1, "client_alias", written(gone.id.bytes), 1, 0, {"client_id": written(kept.id.bytes)}))
    for register in (other, store):
        hub.pull(register)
    with store.write() as work:
        second = issue(work, identity("second"), make_invoice(buyer=make_buyer(gone)))
    hub.push(store)
    hub.pull(other)
    for register in (store, other):
        with register.read() as work:
            assert work.clients.standings.get(gone.id).spent_minor == first.gross.minor + second.gross.minor
            assert work.clients.standings.get(kept.id).spent_minor == 0
            assert set(work.erasure.invoices(gone.id)) == {first.id, second.id}


def test_papers_of_two_who_are_both_gone_are_the_buyers(store: Store, hub: Hub) -> None:
    gone, kept = make_client(), make_client("Noura")
    row = row_of(hub, "client", gone.id.bytes)
    apply(store, block("client", (kept.id.bytes, {**row, "name": kept.name})))
    with store.write() as work:
        invoice = issue(work, identity("invoice"), make_invoice(buyer=make_buyer(gone)))
    # Her car keeps her here until everything has arrived, and meanwhile she is merged.
    apply(store, block("client", graves=[gone.id.bytes]), is_at_head=False)
    with store.write() as work:
        work.merges.take_in_client(gone.id, kept.id)
        assert work.erasure.invoices(kept.id) == (invoice.id,)
    apply(store, block("client", graves=[kept.id.bytes]))
    with store.read() as work:
        assert work.erasure.invoices(gone.id) == (invoice.id,)
