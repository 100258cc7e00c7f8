"""What the list of stock is narrowed to, and what it remembers while the window is rebuilt."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.operations.looking_at_stock import BY_NAME
from cardesk_desktop.store.stock_views import StockFilter
from cardesk_desktop.store.views import Order

EVERYTHING = StockFilter()


@dataclass(frozen=True, slots=True)
class StockMemory:
    """The filter, the order, the product in front, and what stood in place of the list."""

    which: StockFilter = EVERYTHING
    order: Order = BY_NAME
    product_id: UUID | None = None
    is_receiving: bool = False
    count_id: UUID | None = None
