"""The goods whose labels are photographed: a catalogue of the demo shop's brands, series, kinds and sizes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import product as every

from cardesk_desktop.demo.data.many_goods import BRANDS, KINDS, SERIES

_RUSSIAN = {
    "Car shampoo": "Автошампунь",
    "Snow foam": "Активная пена",
    "Spray wax": "Воск-спрей",
    "Glass cleaner": "Очиститель стёкол",
    "Wheel cleaner": "Очиститель дисков",
    "Tyre shine": "Чернитель шин",
    "Screen wash": "Омыватель стёкол",
    "Coolant": "Антифриз",
}


@dataclass(frozen=True, slots=True)
class Goods:
    """One product. `arabic` and `russian` name its kind; `russian` is empty where it is sold without."""

    brand: str
    series: str
    kind: str
    size: str
    arabic: str
    russian: str

    @property
    def name(self) -> str:
        """As it stands in the catalogue."""
        return f"{self.brand} {self.series} {self.kind}, {self.size}"

    @property
    def arabic_name(self) -> str:
        """As it stands in the Arabic catalogue."""
        return f"{self.arabic} {self.brand} {self.series} {self.size}"


def catalogue(count: int, seed: int = 1) -> list[Goods]:
    """So many different products, sizes and series of one brand beside each other, in no order."""
    made = [
        Goods(brand, series, fact.name, size, fact.arabic, _RUSSIAN.get(fact.name, ""))
        for brand, series, fact in every(BRANDS, SERIES, KINDS)
        for size in fact.variants
    ]
    # Whole families are chosen, so that every product has its nearest kin in the catalogue.
    kin = 12
    families = [made[at : at + kin] for at in range(0, len(made), kin)]
    random.Random(f"goods {seed}").shuffle(families)
    return [goods for family in families for goods in family][:count]
