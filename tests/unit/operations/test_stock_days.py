"""Some days of stock: delivered, sold, counted while selling, and worth what the movements say."""

from __future__ import annotations

from datetime import timedelta

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.correcting_stock import take_back, take_out
from cardesk_desktop.operations.counting_stock import count_product, post_count, scan_count, start_count
from cardesk_desktop.operations.stock_valuation import stock_valuation
from cardesk_desktop.operations.writing_deliveries import (
    put_on_delivery,
    receive_delivery,
    scan_delivery,
)
from tests.builders import make_company
from tests.builders.open_shop import CLOTH, FRESHENER, FRONT_DESK, MANAGER, OpenShop, dirhams

_DAY = timedelta(days=1).total_seconds()


def test_delivered_sold_counted_and_worth_it(shop: OpenShop) -> None:
    desk, zone = shop.desk, make_company().time_zone
    monday = business_day(shop.clock.at, zone)
    # Monday: a delivery, the cloths scanned by the front desk, their cost written by the manager.
    for _ in range(3):
        scan_delivery(desk, staff_id=FRONT_DESK.id, barcode=CLOTH.barcodes[0])
    for product, units, cost in ((CLOTH, 20, 7), (FRESHENER, 10, 4)):
        put_on_delivery(
            desk,
            staff_id=MANAGER.id,
            product_id=product.id,
            quantity=Quantity.of(units),
            unit_cost=dirhams(cost),
        )
    received = receive_delivery(desk, staff_id=FRONT_DESK.id).value
    assert received.receipt.cost == dirhams(180)
    # Tuesday: sales, and a mistake that is taken back.
    shop.clock.tick(_DAY)
    shop.pay(shop.count(shop.ticket(CLOTH), 5).ticket.id)
    torn = take_out(
        desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(2), reason="Torn"
    ).value
    take_back(desk, staff_id=MANAGER.id, movement_id=torn.id)
    # Wednesday: a count while the shop sells; one freshener is missing.
    shop.clock.tick(_DAY)
    count = start_count(desk, staff_id=FRONT_DESK.id).value.count
    count_product(
        desk, staff_id=FRONT_DESK.id, count_id=count.id, product_id=CLOTH.id, quantity=Quantity.of(15)
    )
    shop.sell(CLOTH)
    for _ in range(9):
        scan_count(desk, staff_id=FRONT_DESK.id, count_id=count.id, barcode=FRESHENER.barcodes[0])
    shop.sell(FRESHENER)
    (missing,) = post_count(desk, staff_id=MANAGER.id, count_id=count.id).value
    assert (missing.product_id, missing.quantity, missing.value) == (
        FRESHENER.id,
        Quantity.of(-1),
        dirhams(-4),
    )

    assert (shop.level(CLOTH), shop.level(FRESHENER)) == (Quantity.of(14), Quantity.of(8))
    worth = [
        stock_valuation(desk, staff_id=MANAGER.id, day=monday + timedelta(days=days)).value.total
        for days in range(-1, 3)
    ]
    assert worth == [dirhams(0), dirhams(180), dirhams(145), dirhams(130)]
    with desk.store.read() as work:
        holdings = work.stock.holdings((CLOTH.id, FRESHENER.id))
        for product_id, holding in holdings.items():
            moved = work.stock.movements(product_id, 100)
            assert sum(each.quantity.milli for each in moved) == holding.level.milli
            assert sum(each.value.minor for each in moved if each.value) == holding.value.minor
