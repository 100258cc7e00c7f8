"""The demo company in a folder of its own, opened for measuring."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cardesk_desktop.demo.house import DemoHouse, seed
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.operations.company import this_house
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.opening import open_store


@dataclass(frozen=True, slots=True)
class Shop:
    """An open desk, who acts, and where the database lies."""

    desk: Desk
    staff_id: UUID
    house: DemoHouse

    @property
    def database(self) -> Path:
        """The database file."""
        return self.house.places.database


@contextmanager
def open_shop(folder: Path) -> Iterator[Shop]:
    """Make the demo company in `folder` and open it."""
    house = seed(folder / "demo", now=SystemClock().now())
    clock = SystemClock()
    new_id = IdFactory(clock)
    store = open_store(house.places.database, keychain=house.keychain, clock=clock, new_id=new_id)
    desk = Desk(store, clock, new_id)
    try:
        place = this_house(desk).value
        if place is None:
            raise RuntimeError("the demo company was not founded")
        owner = next(member for member in place.staff if member.role == "owner")
        yield Shop(desk, owner.id, house)
    finally:
        store.close()
