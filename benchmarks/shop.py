"""A demo company opened for measuring: made once for each state of the program, and copied for every run."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cardesk_desktop.demo.__main__ import Teller
from cardesk_desktop.demo.house import DemoHouse, Scale, demo_house, is_seeded, seed
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.store.opening import open_store

_ROOT = Path(__file__).resolve().parent.parent
CACHE = _ROOT / "out" / "bench"
"""Where companies are kept, outside the tree."""
_SHAPING = ("cardesk_desktop/demo", "cardesk_desktop/store", "cardesk_desktop/domain")
"""The folders whose code decides what a seeded database looks like."""


@dataclass(frozen=True, slots=True)
class Shop:
    """An open desk, who acts, and where the database lies. `pristine` is the company before anything."""

    desk: Desk
    staff_id: UUID
    house: DemoHouse
    pristine: Path

    @property
    def database(self) -> Path:
        """The database file."""
        return self.house.places.database


def pristine(scale: Scale) -> Path:
    """The folder of a seeded company; made when there is none of this state of the program."""
    root = CACHE / f"{scale}-{_state_of_the_code()}"
    if not is_seeded(root):
        for old in CACHE.glob(f"{scale}-*"):
            shutil.rmtree(old)
        print(f"seeding the {scale} company, once for this state of the program", file=sys.stderr)
        seed(root, now=SystemClock().now(), scale=scale, progress=Teller(sys.stderr))
    return root


@contextmanager
def open_shop(folder: Path, scale: Scale = Scale.SMALL) -> Iterator[Shop]:
    """Copy the company into `folder` and open it."""
    original = pristine(scale)
    shutil.copytree(original, folder)
    house = demo_house(folder)
    clock = SystemClock()
    new_id = IdFactory(clock)
    store = open_store(house.places.database, keychain=house.keychain, clock=clock, new_id=new_id)
    desk = Desk(store, clock, new_id)
    try:
        place = this_house(desk).value
        if place is None:
            raise RuntimeError("the demo company was not founded")
        owner = next(member for member in place.staff if member.role == "owner")
        yield Shop(desk, owner.id, house, original)
    finally:
        store.close()


def _state_of_the_code() -> str:
    digest = hashlib.sha256()
    for folder in _SHAPING:
        for path in sorted((_ROOT / folder).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
