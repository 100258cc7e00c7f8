"""What is sold: products from stock, and services priced by the size of the car."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.vehicle import SizeClass


class ItemKind(StrEnum):
    """The two kinds of things on a ticket."""

    PRODUCT = "product"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Names:
    """A name in the company's language and, if given, in others (by language code), for bilingual papers."""

    main: str
    others: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, code: str) -> str:
        """The name in a language, or the main one."""
        return self.others.get(code, self.main)


@dataclass(frozen=True, slots=True)
class Category:
    """A shelf of the catalogue, shown as a chip above the tiles in `position` order."""

    id: UUID
    names: Names
    position: int
    colour: str
    """A key of the theme's tile colours, not a colour itself."""
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """A thing kept in stock. `cost` is what one was bought for, before tax; None while nobody said."""

    id: UUID
    names: Names
    sku: str
    price: Money
    tax: Tax
    category_id: UUID
    barcodes: tuple[str, ...] = ()
    photo_sha256: str = ""
    minimum_milli: int = 0
    is_favourite: bool = False
    is_archived: bool = False
    favourite_position: int = 0
    """Where it stands among the favourites; products and services are counted together."""
    cost: Money | None = None
    supplier_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Work done on a car; its price depends on the car's size."""

    id: UUID
    names: Names
    prices: Mapping[SizeClass, Money]
    tax: Tax
    category_id: UUID
    duration_min: int
    is_favourite: bool = False
    is_archived: bool = False
    favourite_position: int = 0

    def price_for(self, size_class: SizeClass) -> Money:
        """The menu price for a size; refuses with PRICE_MISSING_FOR_SIZE when the owner set none."""
        price = self.prices.get(size_class)
        if price is None:
            raise Refused(Code.PRICE_MISSING_FOR_SIZE, service=self.names, size_class=size_class)
        return price
