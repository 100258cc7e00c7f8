"""What somebody was at when a product turned out to be missing: whoever writes it down leads back there."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from cardesk_desktop.domain.catalogue import ItemKind

if TYPE_CHECKING:
    from uuid import UUID

    from cardesk_desktop.ui.navigator import Navigator


class Purpose(Enum):
    """What a new product is for."""

    CATALOGUE = auto()
    """To be there."""
    TICKET = auto()
    """It is being sold."""
    STOCK = auto()
    """It came with a delivery, or is being counted."""


def lead_back(window: Navigator, purpose: Purpose, product_id: UUID) -> bool:
    """Go where the product was missed, with it in hand; False for one that was for the catalogue alone."""
    match purpose:
        case Purpose.TICKET:
            window.sell_item(ItemKind.PRODUCT, product_id)
        case Purpose.STOCK:
            window.take_in_hand(product_id)
        case Purpose.CATALOGUE:
            return False
    return True
