"""A product that has a name in a language brings it into every list, whatever the list reads it from."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.counting_stock import (
    count_differences,
    count_product,
    count_sheet,
    scan_count,
    start_count,
)
from cardesk_desktop.operations.looking_at_batches import stock_batch
from cardesk_desktop.operations.looking_at_stock import find_products, stock_list
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine, receive_goods
from cardesk_desktop.operations.reporting import item_report
from cardesk_desktop.operations.searching import find_anything
from cardesk_desktop.operations.stock_valuation import valued_products
from cardesk_desktop.operations.writing_deliveries import put_on_delivery
from cardesk_desktop.store.stock_views import CountPart, StockFilter
from cardesk_desktop.store.views import Order
from tests.builders.open_shop import CLOTH, MANAGER, WASH, OpenShop, dirhams

NAMES = Names("Microfibre cloth", {"ar": "قماش مايكروفايبر"})
WASHED = Names("Full wash", {"ar": "غسيل كامل", "ru": "Полная мойка"})


def _named(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        work.catalogue.save_product(replace(CLOTH, names=NAMES))
        work.catalogue.save_service(replace(WASH, names=WASHED))


def _count(shop: OpenShop) -> list[Names]:
    desk, staff_id = shop.desk, MANAGER.id
    count_id = start_count(desk, staff_id=staff_id).value.count.id
    seven, code = Quantity.of(7), CLOTH.barcodes[0]
    counted = count_product(
        desk, staff_id=staff_id, count_id=count_id, product_id=CLOTH.id, quantity=seven
    ).value
    scanned = scan_count(desk, staff_id=staff_id, count_id=count_id, barcode=code).value
    (sheet,) = count_sheet(desk, count_id=count_id, part=CountPart.COUNTED, offset=0, limit=9).value.rows
    (differing,) = count_differences(desk, staff_id=staff_id, count_id=count_id, offset=0, limit=9).value.rows
    return [counted.names, scanned.names, sheet.names, differing.names]


def test_the_lists_of_the_stock_bring_every_name(shop: OpenShop) -> None:
    _named(shop)
    desk, staff_id, today = shop.desk, MANAGER.id, shop.clock.now().date()
    form = ReceiptForm((ReceiptLine(CLOTH.id, Quantity.of(10), dirhams(7)),))
    batch_id = receive_goods(desk, staff_id=staff_id, form=form).value.receipt.id
    unpacked = put_on_delivery(desk, staff_id=staff_id, product_id=CLOTH.id, quantity=Quantity.of(1)).value
    listed = stock_list(desk, viewer_id=staff_id, which=StockFilter("micro"), offset=0, limit=9).value
    batch = stock_batch(desk, viewer_id=staff_id, batch_id=batch_id).value

    for day in (today - timedelta(days=1), today + timedelta(days=1)):
        valued = valued_products(desk, staff_id=staff_id, day=day, offset=0, limit=9).value.rows
        assert [row.names for row in valued] == ([NAMES] if day > today else [])
    assert [row.names for row in listed.rows] == [NAMES]
    assert [line.names for line in unpacked.lines] == [NAMES]
    assert [line.names for line in batch.lines] == [NAMES]
    assert _count(shop) == [NAMES] * 4


def test_a_ranking_brings_every_name(shop: OpenShop) -> None:
    _named(shop)
    shop.sell(CLOTH, WASH)
    today = shop.clock.now().date()
    period = Period(today - timedelta(days=1), today + timedelta(days=1))

    for kind, names in ((ItemKind.PRODUCT, NAMES), (ItemKind.SERVICE, WASHED)):
        ranked = item_report(
            shop.desk,
            staff_id=MANAGER.id,
            kind=kind,
            period=period,
            order=Order("sold"),
            offset=0,
            limit=9,
        ).value
        assert [item.names for item in ranked.rows] == [names]


def test_what_is_found_is_called_as_the_screen_speaks(shop: OpenShop) -> None:
    _named(shop)

    (hit,) = find_products(shop.desk, text="microfibre").value
    groups = find_anything(shop.desk, text="full wash").value

    assert (hit.called("ar"), hit.called("ru"), hit.title) == (NAMES.others["ar"], NAMES.main, NAMES.main)
    assert [each.called("ru") for each in groups[0].hits] == ["Полная мойка"]
