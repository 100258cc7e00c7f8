"""What people do at a register of the black box: what they do in the worlds of the simulation, and photos."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2
from typing_extensions import override

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.operations.company import found_company
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.product_photos import add_photo
from tests.builders.open_shop import (
    CERAMIC,
    CLOTH,
    FATIMA,
    FLEET,
    FRESHENER,
    FRONT_DESK,
    MANAGER,
    OWNER,
    PATROL,
    WASH,
)
from tests.builders.shop import make_category, make_company, make_register
from tests.sync.simulation.computer import Computer
from tests.sync.simulation.darkroom import photograph_car, photograph_goods
from tests.sync.simulation.disk import Disk, MemoryDatabase, blank_disk
from tests.sync.simulation.front_desk import sell
from tests.sync.simulation.ledger import Ledger
from tests.sync.simulation.people import DEEDS, spoil
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import Story

_NOT_HERE = (spoil, photograph_goods, photograph_car)
"""A defect that somebody has to look at, and photos of which there is nothing but the name."""
_DEEDS = [sell, *(deed for deed, _ in DEEDS if deed not in _NOT_HERE)]
_OFTEN = [60, *(often for deed, often in DEEDS if deed not in _NOT_HERE)]
_OWN = "SELECT register_code, incarnation, kind, sequence FROM document WHERE is_foreign = 0 AND rowid > ?"
_NEWEST = "SELECT coalesce(max(rowid), 0) FROM document"
_PHOTO_BYTES = (20_000, 600_000)
"""In one piece, or in some."""


class RealComputer(Computer):
    """The computer under a store on a real disk, as far as the deeds ask for one."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        # Its plug is never pulled: the whole process is killed.
        self.database = MemoryDatabase(Disk(blank_disk()))

    @property
    @override
    def connection(self) -> dbapi2.Connection:
        """The database, for whoever looks from outside."""
        return self.desk.store._database.connection


def stock(desk: Desk, code: str) -> None:
    """Found the company in an empty database: who works here and what is sold, alike at every register."""
    found_company(desk, company=make_company(), register=make_register(code), owner=OWNER)
    with desk.store.write() as work:
        for staff in (MANAGER, FRONT_DESK):
            work.staff.add(staff)
        for client in (FATIMA, FLEET):
            work.clients.add(client)
        work.vehicles.add(PATROL)
        for category in (make_category(), make_category("Shop", 2)):
            work.catalogue.add_category(category)
        for service in (WASH, CERAMIC):
            work.catalogue.add_service(service)
        for product in (FRESHENER, CLOTH):
            work.catalogue.add_product(product)


class Day:
    """One deed after the other. `papers` of each are given with their printed numbers."""

    def __init__(self, desk: Desk, code: str) -> None:
        self._desk, self._chance = desk, random.Random()
        self._place = Place(code, code, RealComputer(desk), self._chance, Ledger(), Story())

    def do_something(self) -> list[str]:
        """Do one thing; the numbers of the papers that came of it. What is refused was not done."""
        with self._papers() as printed:
            try:
                if self._chance.random() < 0.03:
                    self._photograph()
                else:
                    (deed,) = self._chance.choices(_DEEDS, _OFTEN)
                    deed(self._place)
            except Refused:
                pass
            self._place.ledger.forget()
        return printed

    def _photograph(self) -> None:
        photo = self._chance.randbytes(self._chance.choice(_PHOTO_BYTES))
        add_photo(self._desk, staff_id=OWNER.id, product_id=CLOTH.id, photo=photo)

    @contextmanager
    def _papers(self) -> Iterator[list[str]]:
        connection = self._place.computer.connection
        ((before,),) = connection.execute(_NEWEST).fetchall()
        printed: list[str] = []
        yield printed
        for code, letter, kind, sequence in connection.execute(_OWN, (before,)).fetchall():
            printed.append(Series(code, letter, DocumentKind(kind)).number(sequence))
