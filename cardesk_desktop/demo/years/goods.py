"""A hundred thousand products: every brand, series, kind and size there is, each with its own barcode."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product as every
from uuid import UUID

from cardesk_desktop.demo.data.facts import VAT
from cardesk_desktop.demo.data.house import DIRHAM
from cardesk_desktop.demo.data.many_goods import BRANDS, KINDS, SERIES, GoodsFact
from cardesk_desktop.demo.story.chance import Chance
from cardesk_desktop.domain.catalogue import Names, Product
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.domain.money import Money

_PREFIXES = {"care": "K", "tools": "T", "scents": "S", "cafe": "B"}
_HALF_DIRHAM = 50
_GS1_EMIRATES = 629_200_000_000


def make_products(
    new_id: NewId, chance: Chance, shelves: Mapping[str, UUID], count: int
) -> Iterator[Product]:
    """So many products on the `shelves` (category by its key), in no order that would help a search."""
    kinds = [(fact, place) for fact in KINDS for place in range(len(fact.variants))]
    makes = chance.mixed(list(every(range(len(kinds)), BRANDS, SERIES)))
    for number, (kind, brand, series) in enumerate(makes[:count], start=1):
        fact, place = kinds[kind]
        yield _product(new_id(), (brand, series), fact, place, number, shelves[fact.shelf])


def barcode(number: int) -> str:
    """The EAN-13 of a number of up to nine digits, with its check digit (GS1 General Specifications)."""
    digits = str(_GS1_EMIRATES + number)
    odd, even = (sum(map(int, digits[start::2])) for start in (0, 1))
    return f"{digits}{-(odd + 3 * even) % 10}"


def _product(
    identity: UUID, make: tuple[str, str], fact: GoodsFact, place: int, number: int, shelf: UUID
) -> Product:
    brand, series = make
    variant = fact.variants[place]
    price = fact.price * (10 + 3 * place + 2 * SERIES.index(series)) // 10
    return Product(
        id=identity,
        names=Names(
            f"{brand} {series} {fact.name}, {variant}", {"ar": f"{fact.arabic} {brand} {series} {variant}"}
        ),
        sku=f"{_PREFIXES[fact.shelf]}-{number:06d}",
        price=Money(price // _HALF_DIRHAM * _HALF_DIRHAM, DIRHAM),
        tax=VAT,
        category_id=shelf,
        barcodes=(barcode(number),),
        minimum_milli=(2 + number % 4) * 1000,
        cost=Money(price * 11 // 20, DIRHAM),
    )
