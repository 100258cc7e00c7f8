"""The shapes in which the facts of the demo company are written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cardesk_desktop.demo.pictures.picture import Picture
from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.vehicle import SizeClass

VAT = Tax(TaxCategory.STANDARD, 500)


@dataclass(frozen=True, slots=True)
class CategoryFact:
    """A shelf. `colour` is a key of the theme's tile colours."""

    key: str
    names: Names
    colour: str


@dataclass(frozen=True, slots=True)
class ServiceFact:
    """Work on a car. `prices` are whole dirhams; `share` says how often clients ask for it."""

    key: str
    category: str
    names: Names
    duration_min: int
    prices: Mapping[SizeClass, int]
    share: int
    tax: Tax = VAT
    is_favourite: bool = False


@dataclass(frozen=True, slots=True)
class ProductFact:
    """A thing on the shelf. `price` is in fils; `share` says how often it is bought.

    `minimum` and `stock` (what the shelf is filled up to) are whole pieces.
    """

    sku: str
    names: Names
    price: int
    barcodes: tuple[str, ...]
    picture: Picture
    minimum: int
    stock: int
    share: int
    tax: Tax = VAT
    is_favourite: bool = False


@dataclass(frozen=True, slots=True)
class CarFact:
    """One car that is known by its plate."""

    region: Region
    plate: str
    make: str
    model: str
    size_class: SizeClass
    colour: str


@dataclass(frozen=True, slots=True)
class ClientFact:
    """A client. A tax number makes it a business; `cars` is how many it has beside the known ones."""

    name: str
    language: str = ""
    email: str = ""
    is_company: bool = False
    tax_number: str = ""
    address: str = ""
    notes: str = ""
    known: tuple[CarFact, ...] = ()
    cars: int = 1


@dataclass(frozen=True, slots=True)
class ModelFact:
    """A model of car; `share` says how often one meets it in Dubai."""

    make: str
    model: str
    size_class: SizeClass
    share: int = 2


def named(main: str, arabic: str, french: str = "", spanish: str = "", russian: str = "") -> Names:
    """A name in English and Arabic, and in the other languages where it is one of the main ones."""
    others = {"ar": arabic, "fr": french, "es": spanish, "ru": russian}
    return Names(main, {code: name for code, name in others.items() if name})


def by_size(small: int, sedan: int, suv: int, large: int, motorcycle: int = 0) -> dict[SizeClass, int]:
    """Prices by size in whole dirhams; a motorcycle has no roof lining to clean, so it may have none."""
    prices = {SizeClass.MOTORCYCLE: motorcycle} if motorcycle else {}
    return prices | {
        SizeClass.SMALL: small,
        SizeClass.SEDAN: sedan,
        SizeClass.SUV: suv,
        SizeClass.LARGE: large,
    }


def listed(text: str) -> tuple[str, ...]:
    """The things of a list that is parted by commas."""
    return tuple(" ".join(thing.split()) for thing in text.split(","))
