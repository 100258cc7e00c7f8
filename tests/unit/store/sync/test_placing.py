"""What this register has yet to say stands, and what waits is kept whole, so that nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.store.store import Store
from cardesk_wire.coding import written
from tests.builders import NOW, make_client, make_product, make_vehicle
from tests.builders.hub import ALL, Hub
from tests.unit.store.sync.arriving import apply, block, row_of, waiting


def test_all_unanswered_changes_of_a_row_protect_its_fields(store: Store, hub: Hub) -> None:
    client = make_client()
    theirs = {**row_of(hub, "client", client.id.bytes), "notes": "Theirs", "email": "theirs@example.com"}
    noted = replace(client, notes="Mine")
    for changed in (noted, replace(noted, email="mine@example.com")):
        with store.write() as work:
            work.clients.save(changed)
            assert work.sync.cut(ALL, ALL) == 1
    apply(store, block("client", (client.id.bytes, theirs)))
    with store.read() as work:
        found = work.clients.get(client.id)
    assert (found.notes, found.email) == ("Mine", "mine@example.com")


def test_a_row_waits_without_what_was_answered_since(store: Store, hub: Hub) -> None:
    car, buyer = make_vehicle(client=make_client()), make_client("Noura")
    row = row_of(hub, "client", make_client().id.bytes)
    theirs = row_of(hub, "vehicle", car.id.bytes) | {"notes": "Theirs", "client_id": written(buyer.id.bytes)}
    arriving = block("vehicle", (car.id.bytes, theirs))
    with store.write() as work:
        work.vehicles.save(replace(car, notes="Mine"))
    apply(store, arriving, is_at_head=False)
    assert waiting(store) == [("vehicle", car.id.bytes)]
    with store.write() as work:
        work.sync.settle(work.sync.state().next_oseq - 1, [], NOW)
    apply(store, block("client", (buyer.id.bytes, {**row, "name": buyer.name})))
    with store.read() as work:
        found = work.vehicles.get(car.id)
    assert (found.notes, found.client_id) == ("Mine", buyer.id)
    # Where the service took the other's note, it gives the row once more.
    apply(store, arriving)
    with store.read() as work:
        assert work.vehicles.get(car.id).notes == "Theirs"


def test_a_photo_that_changes_twice_before_anybody_looked_is_in_place(store: Store, hub: Hub) -> None:
    product = make_product()
    row = row_of(hub, "product", product.id.bytes)
    for photo in ("a" * 64, "b" * 64):
        apply(store, block("product", (product.id.bytes, {**row, "photo_sha256": photo})))
    with store.read() as work:
        assert work.sync.problems() == ()
        assert work.catalogue.product(product.id).photo_sha256 == "b" * 64
