"""What the store hands out of the catalogue for its list and for changing prices: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle import SizeClass


@dataclass(frozen=True, slots=True)
class CatalogueFilter:
    """What the list is narrowed to: one kind, on sale or archived, a category (None: all), words.

    `text` finds names in every language, SKUs and barcodes as typed so far; every word must match.
    Among archived ones it finds what is in the name, the SKU or a barcode.
    """

    kind: ItemKind = ItemKind.PRODUCT
    is_archived: bool = False
    category_id: UUID | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One product or service in the list.

    `price` to `most` is the span over the sizes of a service, both None when it has no price. SKU, cost,
    level and photo are a product's, the duration a service's.
    """

    kind: ItemKind
    id: UUID
    names: Names
    category_id: UUID
    price: Money | None
    most: Money | None
    is_favourite: bool
    is_archived: bool
    sku: str = ""
    cost: Money | None = None
    level: Quantity | None = None
    minimum_milli: int = 0
    photo_sha256: str = ""
    duration_min: int = 0

    @property
    def is_low(self) -> bool:
        """There is no more of it than the least that should be there."""
        return self.level is not None and self.level.milli <= self.minimum_milli


@dataclass(frozen=True, slots=True)
class PricedItem:
    """One price of the catalogue: of a product, or of a service for one size."""

    kind: ItemKind
    id: UUID
    names: Names
    price: Money
    size_class: SizeClass | None = None


@dataclass(frozen=True, slots=True)
class PriceStep:
    """One price as it was and as it became, in minor units."""

    item_id: UUID
    size_class: SizeClass | None
    before_minor: int
    after_minor: int


@dataclass(frozen=True, slots=True)
class PriceBatch:
    """Prices that were changed in one go, and can be put back in one go."""

    id: UUID
    changed_at: datetime
    staff_id: UUID
    is_undone: bool = False
