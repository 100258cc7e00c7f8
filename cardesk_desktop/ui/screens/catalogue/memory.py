"""What the catalogue remembers while the window is rebuilt."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.operations.catalogue_list import BY_NAME
from cardesk_desktop.store.catalogue_views import CatalogueFilter
from cardesk_desktop.store.views import Order


@dataclass(frozen=True, slots=True)
class CatalogueMemory:
    """The filter, the order, and the item in front."""

    which: CatalogueFilter = field(default_factory=CatalogueFilter)
    order: Order = field(default=BY_NAME)
    item_id: UUID | None = None


def is_wide(which: CatalogueFilter) -> bool:
    """True when nothing of a kind that is on sale is left out."""
    return which == CatalogueFilter(which.kind)


def fitting(order: Order, kind: ItemKind) -> Order:
    """The order if items of this kind have what it sorts by, else by name."""
    foreign = ("duration",) if kind is ItemKind.PRODUCT else ("sku", "cost", "stock")
    return BY_NAME if order.by in foreign else order
