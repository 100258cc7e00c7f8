"""Deliveries and counts as one thing: looked at, and taken back whole."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.operations.correcting_stock import take_back, take_back_count
from cardesk_desktop.operations.counting_stock import count_product, post_count, start_count
from cardesk_desktop.operations.looking_at_batches import StockBatch, stock_batch
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine, receive_goods
from tests.builders import NOW
from tests.builders.open_shop import CLOTH, FRESHENER, FRONT_DESK, MANAGER, OpenShop, dirhams


def _delivery(shop: OpenShop) -> UUID:
    lines = (
        ReceiptLine(CLOTH.id, Quantity.of(10), dirhams(7)),
        ReceiptLine(FRESHENER.id, Quantity.of(4), dirhams(5)),
    )
    form = ReceiptForm(lines, supplier_name="Gulf Car Care", reference="DN 77")
    return receive_goods(shop.desk, staff_id=MANAGER.id, form=form).value.receipt.id


def _count(shop: OpenShop) -> UUID:
    count_id = start_count(shop.desk, staff_id=MANAGER.id).value.count.id
    for product, units in ((CLOTH, 8), (FRESHENER, 5)):
        count_product(
            shop.desk,
            staff_id=MANAGER.id,
            count_id=count_id,
            product_id=product.id,
            quantity=Quantity.of(units),
        )
    post_count(shop.desk, staff_id=MANAGER.id, count_id=count_id, reason="Month end")
    return count_id


def _seen(shop: OpenShop, batch_id: UUID, viewer_id: UUID = MANAGER.id) -> StockBatch:
    return stock_batch(shop.desk, viewer_id=viewer_id, batch_id=batch_id).value


def test_a_delivery_shows_all_its_lines_and_what_is_left_of_it(shop: OpenShop) -> None:
    batch_id = _delivery(shop)
    seen = _seen(shop, batch_id)
    assert (seen.kind, seen.number, seen.staff_name) == (
        MovementKind.RECEIPT,
        "R01-A-M000001",
        MANAGER.name,
    )
    assert (seen.supplier_name, seen.reference, seen.moved_at) == ("Gulf Car Care", "DN 77", NOW)
    assert seen.value == dirhams(90)
    assert [(line.names.main, line.quantity, line.value) for line in seen.lines] == [
        (CLOTH.names.main, Quantity.of(10), dirhams(70)),
        (FRESHENER.names.main, Quantity.of(4), dirhams(20)),
    ]
    take_back(shop.desk, staff_id=MANAGER.id, movement_id=seen.lines[0].movement_id)
    after = _seen(shop, batch_id)
    assert [line.is_taken_back for line in after.lines] == [True, False]
    assert after.is_standing


def test_who_may_not_see_costs_sees_the_lines_alone(shop: OpenShop) -> None:
    seen = _seen(shop, _delivery(shop), FRONT_DESK.id)
    assert seen.value is None
    assert [line.value for line in seen.lines] == [None, None]


def test_a_count_is_taken_back_whole(shop: OpenShop) -> None:
    _delivery(shop)
    batch_id = _count(shop)
    seen = _seen(shop, batch_id)
    assert (seen.kind, seen.reason, seen.supplier_name) == (MovementKind.COUNT, "Month end", "")
    assert sorted(line.quantity.milli for line in seen.lines) == [-2_000, 1_000]
    moved = take_back_count(shop.desk, staff_id=MANAGER.id, count_id=batch_id).value
    assert sorted(movement.quantity.milli for movement in moved) == [-1_000, 2_000]
    assert not _seen(shop, batch_id).is_standing
    with shop.desk.store.read() as work:
        assert work.stock.level(CLOTH.id) == Quantity.of(10)
    with shop.refuses(Code.MOVEMENT_REVERSED):
        take_back_count(shop.desk, staff_id=MANAGER.id, count_id=batch_id)


def test_what_is_neither_is_not_found(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_FOUND):
        _seen(shop, CLOTH.id)
