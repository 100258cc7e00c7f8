"""Who may take back what was invoiced."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.crediting import everything_left
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.refunding import take_back
from tests.builders.open_shop import CLOTH, OpenShop, card

Deed = Callable[[OpenShop, Staff], object]


def _take_back(shop: OpenShop) -> Deed:
    file = shop.sell(CLOTH)
    return lambda shop, staff: take_back(
        shop.desk,
        staff_id=staff.id,
        invoice_id=file.invoice.id,
        picks=everything_left(file.invoice, ()),
        reason="Not needed",
        refunds=(card(file.invoice.gross),),
        notes_seen=0,
    )


DEEDS: dict[str, tuple[Permission, Callable[[OpenShop], Deed]]] = {
    "take_back": (Permission.CREDIT_INVOICE, _take_back),
}
