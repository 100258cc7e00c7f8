"""What is there, and the movements behind every figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.period import Span
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.operations.correcting_stock import take_back, take_out
from cardesk_desktop.operations.looking_at_stock import (
    scanned_stock,
    stock_card,
    stock_list,
    stock_movements,
    stock_sums,
)
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine, receive_goods
from cardesk_desktop.operations.suppliers import SupplierForm, add_supplier
from cardesk_desktop.store.stock_views import MovementFilter, MovementRow, StockFilter, StockState
from cardesk_desktop.store.views import Order
from tests.builders import make_category
from tests.builders.open_shop import CLOTH, FRESHENER, FRONT_DESK, MANAGER, OpenShop, dirhams

CLOTH_NAME, FRESHENER_NAME = CLOTH.names.main, FRESHENER.names.main


def _take_in(shop: OpenShop, units: int = 10) -> None:
    lines = (ReceiptLine(CLOTH.id, Quantity.of(units), dirhams(7)),)
    form = ReceiptForm(lines, supplier_name="Gulf Car Care", reference="DN 77")
    receive_goods(shop.desk, staff_id=MANAGER.id, form=form)


def _names(shop: OpenShop, which: StockFilter, order: Order) -> list[str]:
    page = stock_list(shop.desk, viewer_id=MANAGER.id, which=which, order=order, offset=0, limit=10).value
    assert page.total == len(page.rows)
    return [row.names.main for row in page.rows]


def test_the_list_is_sorted_and_narrowed(shop: OpenShop) -> None:
    _take_in(shop)
    shop.sell(FRESHENER)
    every = StockFilter()
    for by, names in (
        ("name", [FRESHENER_NAME, CLOTH_NAME]),
        ("level", [FRESHENER_NAME, CLOTH_NAME]),
        ("value", [FRESHENER_NAME, CLOTH_NAME]),
    ):
        assert _names(shop, every, Order(by)) == names
        assert _names(shop, every, Order(by, is_descending=True)) == names[::-1]
    assert sorted(_names(shop, every, Order("minimum"))) == [FRESHENER_NAME, CLOTH_NAME]
    shelf = StockFilter(category_id=make_category("Shop", 2).id)
    assert _names(shop, shelf, Order("value")) == [FRESHENER_NAME, CLOTH_NAME]
    assert _names(shop, StockFilter(category_id=make_category().id), Order("name")) == []
    assert _names(shop, StockFilter("micro"), Order("level")) == [CLOTH_NAME]
    assert _names(shop, StockFilter(state=StockState.LOW), Order("level")) == [FRESHENER_NAME]
    assert _names(shop, StockFilter(state=StockState.BELOW), Order("name")) == [FRESHENER_NAME]
    assert _names(shop, StockFilter(state=StockState.OUT), Order("name")) == []


def test_rows_say_what_has_to_be_done(shop: OpenShop) -> None:
    _take_in(shop, 5)
    page = stock_list(shop.desk, viewer_id=MANAGER.id, which=StockFilter(), offset=0, limit=5).value
    freshener, cloth = page.rows
    assert (cloth.level, cloth.minimum, cloth.state) == (Quantity.of(5), Quantity.of(5), StockState.LOW)
    assert (cloth.value, cloth.average, freshener.average) == (dirhams(35), dirhams(7), None)
    assert freshener.state is StockState.OUT
    assert replace(cloth, level=Quantity.of(6)).state is StockState.ALL
    assert replace(cloth, level=Quantity.of(-1)).state is StockState.BELOW


def test_sums_are_over_the_whole_stock(shop: OpenShop) -> None:
    _take_in(shop)
    shop.sell(FRESHENER)
    sums = stock_sums(shop.desk, viewer_id=MANAGER.id).value
    assert (sums.products, sums.low, sums.below, sums.value) == (2, 1, 1, dirhams(70))


def test_who_may_not_see_costs_sees_none(shop: OpenShop) -> None:
    _take_in(shop)
    desk, viewer = shop.desk, FRONT_DESK.id
    rows = stock_list(desk, viewer_id=viewer, which=StockFilter(), offset=0, limit=5).value.rows
    assert [(row.value, row.average) for row in rows] == [(None, None)] * 2
    assert stock_sums(desk, viewer_id=viewer).value.value is None
    assert stock_card(desk, viewer_id=viewer, product_id=CLOTH.id).value.holding is None
    assert [row.value for row in _ledger(shop, MovementFilter(), viewer=False)] == [None]
    for is_descending in (False, True):
        order = Order("value", is_descending=is_descending)
        page = stock_list(desk, viewer_id=viewer, which=StockFilter(), offset=0, limit=5, order=order)
        assert page.value.rows == rows


def _ledger(shop: OpenShop, which: MovementFilter, *, viewer: bool = True) -> tuple[MovementRow, ...]:
    viewer_id = MANAGER.id if viewer else FRONT_DESK.id
    return stock_movements(
        shop.desk, viewer_id=viewer_id, product_id=CLOTH.id, which=which, offset=0, limit=10
    ).value.rows


def test_every_movement_says_who_when_why_and_what_was_left(shop: OpenShop) -> None:
    _take_in(shop)
    shop.clock.tick(60)
    invoice = shop.pay(shop.count(shop.ticket(CLOTH), 12).ticket.id).file.invoice
    shop.clock.tick(60)
    wasted = take_out(
        shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(1), reason="Torn"
    ).value
    shop.clock.tick(60)
    take_back(shop.desk, staff_id=MANAGER.id, movement_id=wasted.id)

    back, torn, sold, came = _ledger(shop, MovementFilter())
    assert [row.balance for row in (back, torn, sold, came)] == [
        Quantity.of(units) for units in (-2, -3, -2, 10)
    ]
    assert (came.reference, came.supplier_name, came.staff_name) == ("DN 77", "Gulf Car Care", MANAGER.name)
    assert came.value == dirhams(70)
    assert (sold.invoice_id, sold.reference, sold.staff_name) == (
        invoice.id,
        invoice.number,
        FRONT_DESK.name,
    )
    assert (torn.is_reversed, back.reverses_id, torn.reason) == (True, torn.id, "Torn")
    only_sales = _ledger(shop, MovementFilter((MovementKind.SALE,)))
    assert [row.balance for row in only_sales] == [Quantity.of(-2)]
    start, end = sold.moved_at, sold.moved_at + timedelta(seconds=1)
    assert _ledger(shop, MovementFilter(start=start, end=end)) == only_sales


def test_a_card_tells_how_much_to_order_and_from_whom(shop: OpenShop) -> None:
    supplier = add_supplier(shop.desk, staff_id=MANAGER.id, form=SupplierForm("Gulf Car Care")).value
    with shop.desk.store.write() as work:
        work.catalogue.save_product(replace(CLOTH, supplier_id=supplier.id))
    card = scanned_stock(shop.desk, viewer_id=MANAGER.id, barcode=CLOTH.barcodes[0]).value
    assert (card.product.id, card.level, card.to_order) == (CLOTH.id, Quantity(0), Quantity.of(10))
    assert card.supplier_name == "Gulf Car Care"
    rows = stock_list(shop.desk, viewer_id=MANAGER.id, which=StockFilter("micro"), offset=0, limit=5)
    assert rows.value.rows[0].supplier_name == "Gulf Car Care"
    with shop.refuses(Code.BARCODE_UNKNOWN):
        scanned_stock(shop.desk, viewer_id=MANAGER.id, barcode="nothing")


def test_the_ledger_of_some_days_leaves_out_the_days_before(shop: OpenShop) -> None:
    _take_in(shop)
    shop.clock.at += timedelta(days=1)
    take_out(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(1), reason="Torn")
    for span, kinds in (
        (None, [MovementKind.WASTE, MovementKind.RECEIPT]),
        (Span.TODAY, [MovementKind.WASTE]),
        (Span.YESTERDAY, [MovementKind.RECEIPT]),
    ):
        page = stock_movements(
            shop.desk,
            viewer_id=MANAGER.id,
            product_id=CLOTH.id,
            which=MovementFilter(),
            span=span,
            offset=0,
            limit=10,
        ).value
        assert [row.kind for row in page.rows] == kinds
