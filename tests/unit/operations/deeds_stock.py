"""What people do to stock, and what they may look at."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations import (
    correcting_stock,
    counting_stock,
    receiving_stock,
    stock_valuation,
    writing_deliveries,
)
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine
from tests.builders import NOW
from tests.builders.open_shop import CLOTH, FRONT_DESK, MANAGER, OpenShop, dirhams
from tests.unit.operations.deeds import Deed, Preparation, deed

READS = {"stock_valuation", "valued_products", "count_differences", "count_result"}
"""They change nothing, also for those who may."""


def _count_deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    """An operation on a count in which one cloth was found."""

    def prepare(shop: OpenShop) -> Deed:
        count_id = counting_stock.start_count(shop.desk, staff_id=FRONT_DESK.id).value.count.id
        counting_stock.scan_count(
            shop.desk, staff_id=FRONT_DESK.id, count_id=count_id, barcode=CLOTH.barcodes[0]
        )
        return lambda shop, staff: operation(shop.desk, staff_id=staff.id, count_id=count_id, **arguments)

    return prepare


def _delivery_deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    """An operation on a delivery of one cloth."""

    def prepare(shop: OpenShop) -> Deed:
        writing_deliveries.scan_delivery(shop.desk, staff_id=FRONT_DESK.id, barcode=CLOTH.barcodes[0])
        return lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)

    return prepare


def _put_back(shop: OpenShop) -> Deed:
    writing_deliveries.scan_delivery(shop.desk, staff_id=FRONT_DESK.id, barcode=CLOTH.barcodes[0])
    gone = writing_deliveries.throw_away_delivery(shop.desk, staff_id=FRONT_DESK.id).value
    assert gone is not None
    return lambda shop, staff: writing_deliveries.put_back_delivery(
        shop.desk, staff_id=staff.id, delivery=gone
    )


def _revalue(shop: OpenShop) -> Deed:
    receiving_stock.receive(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(1))
    return lambda shop, staff: correcting_stock.revalue_stock(
        shop.desk, staff_id=staff.id, product_id=CLOTH.id, unit_cost=dirhams(7), reason="As invoiced"
    )


def _take_back(shop: OpenShop) -> Deed:
    wasted = correcting_stock.take_out(
        shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(1), reason="Torn"
    ).value
    return lambda shop, staff: correcting_stock.take_back(shop.desk, staff_id=staff.id, movement_id=wasted.id)


def _take_back_receipt(shop: OpenShop) -> Deed:
    form = ReceiptForm((_LINE,))
    received = receiving_stock.receive_goods(shop.desk, staff_id=FRONT_DESK.id, form=form).value
    return lambda shop, staff: correcting_stock.take_back_receipt(
        shop.desk, staff_id=staff.id, receipt_id=received.receipt.id
    )


def _take_back_count(shop: OpenShop) -> Deed:
    count_id = counting_stock.start_count(shop.desk, staff_id=MANAGER.id).value.count.id
    counting_stock.scan_count(shop.desk, staff_id=MANAGER.id, count_id=count_id, barcode=CLOTH.barcodes[0])
    counting_stock.post_count(shop.desk, staff_id=MANAGER.id, count_id=count_id)
    return lambda shop, staff: correcting_stock.take_back_count(
        shop.desk, staff_id=staff.id, count_id=count_id
    )


_ONE = {"product_id": CLOTH.id, "quantity": Quantity.of(1)}
_THREE = {"product_id": CLOTH.id, "quantity": Quantity.of(3)}
_PAGE = {"offset": 0, "limit": 10}
_LINE = ReceiptLine(CLOTH.id, Quantity.of(3))
_PRICED_LINE = ReceiptLine(CLOTH.id, Quantity.of(3), dirhams(7))

DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "receive": (
        Permission.RECEIVE_STOCK,
        deed(receiving_stock.receive, product_id=CLOTH.id, quantity=Quantity.of(3)),
    ),
    "receive_goods": (
        Permission.RECEIVE_STOCK,
        deed(receiving_stock.receive_goods, form=ReceiptForm((_LINE,))),
    ),
    "receive_goods, at a cost": (
        Permission.SEE_COSTS,
        deed(receiving_stock.receive_goods, form=ReceiptForm((_PRICED_LINE,))),
    ),
    "stock_valuation": (
        Permission.SEE_COSTS,
        deed(stock_valuation.stock_valuation, day=NOW.date()),
    ),
    "valued_products": (
        Permission.SEE_COSTS,
        deed(stock_valuation.valued_products, day=NOW.date(), offset=0, limit=10),
    ),
    "adjust_stock": (
        Permission.ADJUST_STOCK,
        deed(correcting_stock.adjust_stock, product_id=CLOTH.id, difference=Quantity.of(2), reason="Found"),
    ),
    "take_out": (Permission.ADJUST_STOCK, deed(correcting_stock.take_out, reason="Torn", **_ONE)),
    "revalue_stock": (Permission.ADJUST_STOCK, _revalue),
    "take_back": (Permission.ADJUST_STOCK, _take_back),
    "take_back_receipt": (Permission.RECEIVE_STOCK, _take_back_receipt),
    "take_back_count": (Permission.ADJUST_STOCK, _take_back_count),
    "start_count": (Permission.COUNT_STOCK, deed(counting_stock.start_count)),
    "count_product": (
        Permission.COUNT_STOCK,
        _count_deed(counting_stock.count_product, **_THREE),
    ),
    "scan_count": (
        Permission.COUNT_STOCK,
        _count_deed(counting_stock.scan_count, barcode=CLOTH.barcodes[0]),
    ),
    "count_differences": (
        Permission.ADJUST_STOCK,
        _count_deed(counting_stock.count_differences, **_PAGE),
    ),
    "count_result": (Permission.ADJUST_STOCK, _count_deed(counting_stock.count_result)),
    "post_count": (Permission.ADJUST_STOCK, _count_deed(counting_stock.post_count)),
    "cancel_count": (Permission.COUNT_STOCK, _count_deed(counting_stock.cancel_count)),
    "scan_delivery": (
        Permission.RECEIVE_STOCK,
        deed(writing_deliveries.scan_delivery, barcode=CLOTH.barcodes[0]),
    ),
    "put_on_delivery": (Permission.RECEIVE_STOCK, deed(writing_deliveries.put_on_delivery, **_ONE)),
    "put_on_delivery, at a cost": (
        Permission.SEE_COSTS,
        deed(writing_deliveries.put_on_delivery, unit_cost=dirhams(7), **_ONE),
    ),
    "take_off_delivery": (
        Permission.RECEIVE_STOCK,
        _delivery_deed(writing_deliveries.take_off_delivery, product_id=CLOTH.id),
    ),
    "head_delivery": (
        Permission.RECEIVE_STOCK,
        deed(writing_deliveries.head_delivery, supplier_id=None, reference="DN 77"),
    ),
    "throw_away_delivery": (
        Permission.RECEIVE_STOCK,
        _delivery_deed(writing_deliveries.throw_away_delivery),
    ),
    "put_back_delivery": (Permission.RECEIVE_STOCK, _put_back),
    "receive_delivery": (Permission.RECEIVE_STOCK, _delivery_deed(writing_deliveries.receive_delivery)),
}
