"""A delivery is written down line by line, survives the night, and is received at once."""

from __future__ import annotations

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.suppliers import SupplierForm, add_supplier
from cardesk_desktop.operations.writing_deliveries import (
    DeliveryView,
    head_delivery,
    put_back_delivery,
    put_on_delivery,
    receive_delivery,
    scan_delivery,
    take_off_delivery,
    throw_away_delivery,
    view_delivery,
)
from tests.builders.open_shop import CLOTH, FRESHENER, FRONT_DESK, MANAGER, OpenShop, dirhams


def _scan(shop: OpenShop, times: int = 1) -> DeliveryView:
    views = [
        scan_delivery(shop.desk, staff_id=MANAGER.id, barcode=CLOTH.barcodes[0]).value for _ in range(times)
    ]
    return views[-1]


def _put(shop: OpenShop, units: int, cost: float | None = None) -> DeliveryView:
    return put_on_delivery(
        shop.desk,
        staff_id=MANAGER.id,
        product_id=FRESHENER.id,
        quantity=Quantity.of(units),
        unit_cost=None if cost is None else dirhams(cost),
    ).value


def test_nothing_is_on_the_table(shop: OpenShop) -> None:
    assert view_delivery(shop.desk, viewer_id=MANAGER.id).value == DeliveryView((), None, "", None, ())
    assert throw_away_delivery(shop.desk, staff_id=MANAGER.id).value is None
    with shop.refuses(Code.RECEIPT_EMPTY):
        receive_delivery(shop.desk, staff_id=MANAGER.id)
    with shop.refuses(Code.BARCODE_UNKNOWN):
        scan_delivery(shop.desk, staff_id=MANAGER.id, barcode="nothing")
    with shop.refuses(Code.AMOUNT_NEGATIVE):
        _put(shop, 1, -1)


def test_a_delivery_is_received_in_one_go(shop: OpenShop) -> None:
    supplier = add_supplier(shop.desk, staff_id=MANAGER.id, form=SupplierForm("Gulf Car Care")).value
    _scan(shop, 3)
    _put(shop, 5, 4)
    view = _put(shop, 6)
    assert [(line.names.main, line.quantity, line.cost) for line in view.lines] == [
        (CLOTH.names.main, Quantity.of(3), None),
        (FRESHENER.names.main, Quantity.of(6), dirhams(24)),
    ]
    head = head_delivery(shop.desk, staff_id=MANAGER.id, supplier_id=supplier.id, reference=" DN  77 ").value
    assert (head.supplier, head.reference, head.cost) == (supplier, "DN 77", dirhams(24))

    received = receive_delivery(shop.desk, staff_id=FRONT_DESK.id).value
    receipt = received.receipt
    assert (receipt.supplier_name, receipt.reference, receipt.lines) == ("Gulf Car Care", "DN 77", 2)
    assert (receipt.cost, receipt.staff_name) == (dirhams(24), FRONT_DESK.name)
    assert (shop.level(CLOTH), shop.level(FRESHENER)) == (Quantity.of(3), Quantity.of(6))
    assert view_delivery(shop.desk, viewer_id=MANAGER.id).value.lines == ()
    with shop.desk.store.read() as work:
        assert work.stock.receipt(receipt.id) == receipt


def test_costs_are_hidden_from_who_may_not_see_them(shop: OpenShop) -> None:
    _put(shop, 5, 4)
    view = view_delivery(shop.desk, viewer_id=FRONT_DESK.id).value
    assert [(line.unit_cost, line.cost) for line in view.lines] == [(None, None)]
    assert view.cost is None


def test_what_was_written_survives_the_night(shop: OpenShop) -> None:
    _scan(shop, 2)
    shop.premises.close()
    again = OpenShop(shop.premises)
    (line,) = view_delivery(again.desk, viewer_id=MANAGER.id).value.lines
    assert line.quantity == Quantity.of(2)


def test_lines_and_all_are_taken_off_and_put_back(shop: OpenShop) -> None:
    _scan(shop)
    _put(shop, 5, 4)
    left = take_off_delivery(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id).value
    assert [line.names.main for line in left.lines] == [FRESHENER.names.main]
    gone = throw_away_delivery(shop.desk, staff_id=MANAGER.id).value
    assert gone is not None
    assert view_delivery(shop.desk, viewer_id=MANAGER.id).value.lines == ()
    back = put_back_delivery(shop.desk, staff_id=MANAGER.id, delivery=gone).value
    assert back.lines == left.lines
