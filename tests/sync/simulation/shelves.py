"""Rows come to belong to others, and those that they belong to are changed once more afterwards."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.catalogue import Category, Names
from tests.builders.open_shop import FRESHENER
from tests.sync.simulation.ledger import Made
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import short


def give_car(at: Place) -> None:
    """A car is sold to another client."""
    vehicle_id, client_id = at.one_of("vehicle"), at.one_of("client", where="erased_at IS NULL")
    if vehicle_id is None or client_id is None:
        return
    with at.desk.store.write() as work:
        work.vehicles.save(replace(work.vehicles.get(vehicle_id), client_id=client_id))
        at.story.tell(at.name, f"car {short(vehicle_id)} is client {short(client_id)}'s")


def sort_goods(at: Place) -> None:
    """A new shelf is put up, and the goods are moved to it."""
    with at.desk.store.write() as work:
        shelf = Category(at.desk.new_id(), Names(f"Shelf {at.new_word()}"), 1, "blue")
        work.catalogue.add_category(shelf)
        work.catalogue.save_product(replace(work.catalogue.product(FRESHENER.id), category_id=shelf.id))
        at.intend(Made(at.life, ("category", shelf.id.bytes)), told=f"moves the goods to {short(shelf.id)}")


def rename_shelf(at: Place) -> None:
    """What the goods belong to is changed after they were moved there."""
    with at.desk.store.write() as work:
        shelves = work.catalogue.categories()
        if shelves:
            shelf = at.chance.choice(shelves)
            work.catalogue.save_category(replace(shelf, names=Names(f"Shelf {at.new_word()}")))
            at.story.tell(at.name, f"renames shelf {short(shelf.id)}")
