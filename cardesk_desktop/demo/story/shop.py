"""Everything that the scenes of the story share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cardesk_desktop.demo.story.agenda import Agenda, StoryClock
from cardesk_desktop.demo.story.cast import Cast, Goods
from cardesk_desktop.demo.story.chance import Chance
from cardesk_desktop.demo.story.clientele import Clientele
from cardesk_desktop.operations.desk import Desk

LEFT_ON_SHELF = 2
"""Nobody buys the last pieces, so that no level falls below zero."""


@dataclass(slots=True)
class Shop:
    """The desk with its clock, the agenda, chance, and who and what there is."""

    desk: Desk
    clock: StoryClock
    agenda: Agenda
    chance: Chance
    cast: Cast
    clientele: Clientele
    shelf: dict[str, int] = field(default_factory=dict)
    """Whole pieces of each SKU, as the staff see them on the shelf."""

    def take(self, count: int) -> tuple[Goods, ...]:
        """So many products that somebody fancies, taken off the shelf; fewer when a shelf is empty."""
        picked = (self._fancied() for _ in range(count))
        return tuple(goods for goods in picked if self._take_one(goods.fact.sku))

    def put_back(self, goods: Sequence[Goods]) -> None:
        """What was not bought after all."""
        for each in goods:
            self.shelf[each.fact.sku] += 1

    def _fancied(self) -> Goods:
        shares: Mapping[str, int] = {sku: goods.fact.share for sku, goods in self.cast.goods.items()}
        return self.cast.goods[self.chance.weighed(shares)]

    def _take_one(self, sku: str) -> bool:
        if self.shelf.get(sku, 0) <= LEFT_ON_SHELF:
            return False
        self.shelf[sku] -= 1
        return True
