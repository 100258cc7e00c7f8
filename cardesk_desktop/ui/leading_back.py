"""Whoever wrote down a product that was missing is led back to where it was missed."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.ui.navigator import Navigator
from cardesk_desktop.ui.purpose import Purpose


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
