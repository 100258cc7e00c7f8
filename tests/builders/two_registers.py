"""Two registers of one open shop that hear of each other only when they meet."""

from __future__ import annotations

from pathlib import Path

from cardesk_desktop.operations.desk import Desk
from tests.builders.basics import seeded_ids
from tests.builders.hub import Hub, join
from tests.builders.open_shop import OpenShop
from tests.builders.premises import Premises
from tests.builders.shop import make_register


class TwoRegisters:
    """The shop's own register, and another that heard of everything until now. To be closed."""

    def __init__(self, shop: OpenShop, folder: Path) -> None:
        folder.mkdir()
        self._premises = Premises(folder)
        store = self._premises.open()
        with store.write() as work:
            work.company.add_register(make_register("R02"))
            work.sync.join(company_id="company", device_id="two", lease_code="R02")
            work.sync.begin_epoch(1, generation="one", cursor=0)
        self.one = shop.desk
        self.other = Desk(store, shop.clock, seeded_ids(77, shop.clock))
        self._hub = Hub()
        join(self.one.store)
        self.meet()

    @property
    def both(self) -> tuple[Desk, Desk]:
        """The first and the other."""
        return self.one, self.other

    def meet(self) -> None:
        """Each hears of everything that the other did."""
        for desk in self.both:
            self._hub.push(desk.store)
        for desk in self.both:
            self._hub.pull(desk.store)

    def close(self) -> None:
        """Close the other's store."""
        self._premises.close()
