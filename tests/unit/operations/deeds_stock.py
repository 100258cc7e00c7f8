"""What people do to stock, and what they may look at."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations import receiving_stock, stock_valuation
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine
from tests.builders import NOW
from tests.builders.open_shop import CLOTH, OpenShop, dirhams

Deed = Callable[[OpenShop, Staff], object]
Preparation = Callable[[OpenShop], Deed]

READS = {"stock_valuation", "valued_products"}
"""They change nothing, also for those who may."""


def _deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    return lambda shop: lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)


_LINE = ReceiptLine(CLOTH.id, Quantity.of(3))
_PRICED_LINE = ReceiptLine(CLOTH.id, Quantity.of(3), dirhams(7))

DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "receive": (
        Permission.RECEIVE_STOCK,
        _deed(receiving_stock.receive, product_id=CLOTH.id, quantity=Quantity.of(3)),
    ),
    "receive_goods": (
        Permission.RECEIVE_STOCK,
        _deed(receiving_stock.receive_goods, form=ReceiptForm((_LINE,))),
    ),
    "receive_goods, at a cost": (
        Permission.SEE_COSTS,
        _deed(receiving_stock.receive_goods, form=ReceiptForm((_PRICED_LINE,))),
    ),
    "stock_valuation": (
        Permission.SEE_COSTS,
        _deed(stock_valuation.stock_valuation, day=NOW.date()),
    ),
    "valued_products": (
        Permission.SEE_COSTS,
        _deed(stock_valuation.valued_products, day=NOW.date(), offset=0, limit=10),
    ),
}
