"""The shelves of the busy house: what is bought, and what the van must bring again."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from cardesk_desktop.demo.story.chance import Chance
from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.store.unit_of_work import UnitOfWork

_BESTSELLER_PERCENT = 85
_FULL_BESTSELLER = 60
_LOW_BESTSELLER = 15
_LOW = 2


class Stockroom:
    """Whole pieces of every product, as the staff see them. The first products are the bestsellers."""

    def __init__(self, chance: Chance, bestsellers: int) -> None:
        self._chance = chance
        self._bestsellers = bestsellers
        self._ids: list[UUID] = []
        self._pieces: list[int] = []
        self._low: set[int] = set()
        self._known: dict[UUID, Product] = {}

    def add(self, product_id: UUID) -> int:
        """A new product; how many pieces its shelf is filled with."""
        self._ids.append(product_id)
        self._pieces.append(self._full(len(self._pieces)))
        return self._pieces[-1]

    def take(self) -> UUID:
        """One piece of what somebody fancies: mostly a bestseller, and never the last piece of a shelf."""
        while True:
            place = self._fancied()
            if self._pieces[place] > 1:
                self._pieces[place] -= 1
                if self._pieces[place] <= (_LOW_BESTSELLER if place < self._bestsellers else _LOW):
                    self._low.add(place)
                return self._ids[place]

    def product(self, work: UnitOfWork, product_id: UUID) -> Product:
        """The product of an identity; a bestseller is read once for all the years."""
        product = self._known.get(product_id) or work.catalogue.product(product_id)
        if len(self._known) < self._bestsellers:
            self._known[product_id] = product
        return product

    def delivered(self) -> Iterator[tuple[UUID, int]]:
        """What a van brings, product and pieces: every shelf that is low is full again."""
        for place in sorted(self._low):
            missing = self._full(place) - self._pieces[place]
            self._pieces[place] += missing
            yield self._ids[place], missing
        self._low.clear()

    def _fancied(self) -> int:
        many = len(self._ids)
        if self._chance.hits(_BESTSELLER_PERCENT):
            return self._chance.number(0, min(many, self._bestsellers) - 1)
        return self._chance.number(0, many - 1)

    def _full(self, place: int) -> int:
        return _FULL_BESTSELLER if place < self._bestsellers else 6 + place % 19
