"""Who may take back what was invoiced, and give back what was overpaid."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.crediting import everything_left
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.giving_back import give_back
from cardesk_desktop.operations.refunding import take_back
from tests.builders.basics import identity
from tests.builders.open_shop import CLOTH, OpenShop, card
from tests.builders.overpaid import pay_again

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


def _give_back(shop: OpenShop) -> Deed:
    invoice = shop.sell(CLOTH).invoice
    with shop.desk.store.write() as work:
        pay_again(work, invoice.id, identity("again"))
    return lambda shop, staff: give_back(
        shop.desk, staff_id=staff.id, invoice_id=invoice.id, refunds=(card(invoice.gross),)
    )


DEEDS: dict[str, tuple[Permission, Callable[[OpenShop], Deed]]] = {
    "take_back": (Permission.CREDIT_INVOICE, _take_back),
    "give_back": (Permission.CREDIT_INVOICE, _give_back),
}
