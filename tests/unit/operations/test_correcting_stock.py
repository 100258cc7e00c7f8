"""Stock put right by hand: another movement, never a change."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import MAX_MINOR, Money
from cardesk_desktop.domain.quantity import MAX_MILLI, Quantity
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.domain.valuation import Holding
from cardesk_desktop.operations.correcting_stock import (
    adjust_stock,
    revalue_stock,
    take_back,
    take_back_receipt,
    take_out,
)
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine, receive, receive_goods
from tests.builders import AED
from tests.builders.open_shop import CLOTH, FRESHENER, MANAGER, OpenShop, dirhams


def _holding(shop: OpenShop, product: Product = CLOTH) -> Holding:
    with shop.desk.store.read() as work:
        return work.stock.holdings((product.id,))[product.id]


def _take_in(shop: OpenShop, units: int, cost: float) -> StockMovement:
    return receive(
        shop.desk,
        staff_id=MANAGER.id,
        product_id=CLOTH.id,
        quantity=Quantity.of(units),
        unit_cost=dirhams(cost),
    ).value


def _revalue(shop: OpenShop, cost: float) -> StockMovement:
    return revalue_stock(
        shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, unit_cost=dirhams(cost), reason="As invoiced"
    ).value


def _adjust(shop: OpenShop, milli: int, reason: str = "Behind the shelf") -> StockMovement:
    return adjust_stock(
        shop.desk,
        staff_id=MANAGER.id,
        product_id=CLOTH.id,
        difference=Quantity(milli),
        reason=reason,
    ).value


def test_found_and_missing(shop: OpenShop) -> None:
    _take_in(shop, 10, 7)
    found = _adjust(shop, 2_000)
    assert (found.kind, found.value, found.staff_name) == (
        MovementKind.ADJUSTMENT,
        dirhams(14),
        MANAGER.name,
    )
    missing = _adjust(shop, -5_000, " Not  there ")
    assert (missing.quantity, missing.value, missing.reason) == (Quantity.of(-5), dirhams(-35), "Not there")
    assert _holding(shop) == Holding(Quantity.of(7), dirhams(49), dirhams(7))
    (entry,) = shop.journal(missing.id)
    assert (entry.event, entry.figures) == (JournalEvent.STOCK_CORRECTED, {"quantity_milli": -5_000})


def test_what_changes_nothing_or_says_nothing_is_refused(shop: OpenShop) -> None:
    with shop.refuses(Code.STOCK_UNCHANGED):
        _adjust(shop, 0)
    with shop.refuses(Code.QUANTITY_TOO_LARGE):
        _adjust(shop, -MAX_MILLI - 1)
    with shop.refuses(Code.TEXT_MISSING):
        _adjust(shop, 1_000, " ")


def test_wasted_and_used_up(shop: OpenShop) -> None:
    _take_in(shop, 10, 7)
    kinds = [
        take_out(
            shop.desk,
            staff_id=MANAGER.id,
            product_id=CLOTH.id,
            quantity=Quantity.of(2),
            reason="Torn",
            is_used=is_used,
        ).value.kind
        for is_used in (False, True)
    ]
    assert kinds == [MovementKind.WASTE, MovementKind.CONSUMPTION]
    assert (_holding(shop).level, _holding(shop).value) == (Quantity.of(6), dirhams(42))


def test_another_cost_for_what_is_there(shop: OpenShop) -> None:
    receive(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(4))
    moved = _revalue(shop, 6.5)
    assert (moved.quantity, moved.value) == (Quantity(0), dirhams(26))
    assert _holding(shop) == Holding(Quantity.of(4), dirhams(26), dirhams(6.5))
    with shop.refuses(Code.AMOUNT_NEGATIVE):
        _revalue(shop, -1)
    with shop.refuses(Code.AMOUNT_TOO_LARGE):
        _revalue(shop, MAX_MINOR / 100)


def test_nothing_has_no_cost(shop: OpenShop) -> None:
    with shop.refuses(Code.STOCK_NONE_THERE):
        _revalue(shop, 7)


def test_another_cost_is_in_the_journal_with_what_one_costs(shop: OpenShop) -> None:
    _take_in(shop, 4, 7)
    (entry,) = shop.journal(_revalue(shop, 6.5).id)
    assert (entry.event, entry.figures, entry.reason) == (
        JournalEvent.STOCK_CORRECTED,
        {"unit_cost_minor": 650},
        "As invoiced",
    )


@pytest.mark.parametrize("cost", [0, 3, 9])
def test_another_cost_is_taken_back_to_the_minor_unit(shop: OpenShop, cost: int) -> None:
    _take_in(shop, 2, 7)
    _take_in(shop, 1, 8.01)
    moved = _revalue(shop, cost)
    back = take_back(shop.desk, staff_id=MANAGER.id, movement_id=moved.id).value
    assert (back.quantity, back.value) == (Quantity(0), -(moved.value or dirhams(0)))
    assert _holding(shop).value == dirhams(22.01)
    with shop.refuses(Code.MOVEMENT_REVERSED):
        take_back(shop.desk, staff_id=MANAGER.id, movement_id=moved.id)


def test_a_cost_that_was_taken_back_is_told_no_more(shop: OpenShop) -> None:
    """Mistyped, taken back, and all of it gone: what is found later costs what was told before."""
    _take_in(shop, 10, 7)
    take_back(shop.desk, staff_id=MANAGER.id, movement_id=_revalue(shop, 999).id)
    take_back(shop.desk, staff_id=MANAGER.id, movement_id=_take_in(shop, 1, 888).id)
    take_out(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(10), reason="Torn")
    assert _holding(shop).unit_cost == dirhams(7)
    assert _adjust(shop, 2_000).value == dirhams(14)


def test_another_cost_of_which_some_has_left_is_corrected_again(shop: OpenShop) -> None:
    _take_in(shop, 10, 7)
    moved = _revalue(shop, 9)
    take_out(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(5), reason="Torn")
    with shop.refuses(Code.COST_MOVED_ON):
        take_back(shop.desk, staff_id=MANAGER.id, movement_id=moved.id)


def test_a_mistake_is_taken_back_once(shop: OpenShop) -> None:
    received = _take_in(shop, 10, 7)
    _take_in(shop, 10, 9)
    back = take_back(shop.desk, staff_id=MANAGER.id, movement_id=received.id, reason="Wrong shop").value
    assert (back.kind, back.quantity, back.value) == (
        MovementKind.REVERSAL,
        Quantity.of(-10),
        dirhams(-70),
    )
    assert (back.reverses_id, back.reason) == (received.id, "Wrong shop")
    assert (_holding(shop).level, _holding(shop).value) == (Quantity.of(10), dirhams(90))
    with shop.refuses(Code.MOVEMENT_REVERSED):
        take_back(shop.desk, staff_id=MANAGER.id, movement_id=received.id)
    with shop.refuses(Code.MOVEMENT_STAYS):
        take_back(shop.desk, staff_id=MANAGER.id, movement_id=back.id)


def test_a_sale_is_not_taken_back_here(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    with shop.desk.store.read() as work:
        (sold,) = work.stock.movements(CLOTH.id, 5)
    with shop.refuses(Code.MOVEMENT_STAYS):
        take_back(shop.desk, staff_id=MANAGER.id, movement_id=sold.id)


def test_a_delivery_is_taken_back_as_far_as_it_still_stands(shop: OpenShop) -> None:
    lines = tuple(ReceiptLine(product.id, Quantity.of(4), dirhams(3)) for product in (CLOTH, FRESHENER))
    received = receive_goods(shop.desk, staff_id=MANAGER.id, form=ReceiptForm(lines)).value
    assert (received.receipt.lines, received.receipt.cost) == (2, dirhams(24))
    take_back(shop.desk, staff_id=MANAGER.id, movement_id=received.movements[0].id)
    outcome = take_back_receipt(shop.desk, staff_id=MANAGER.id, receipt_id=received.receipt.id)
    assert [moved.product_id for moved in outcome.value] == [FRESHENER.id]
    assert shop.level(CLOTH) == shop.level(FRESHENER) == Quantity(0)
    with shop.refuses(Code.MOVEMENT_REVERSED):
        take_back_receipt(shop.desk, staff_id=MANAGER.id, receipt_id=received.receipt.id)


def test_a_cost_that_cannot_be_is_refused(shop: OpenShop) -> None:
    for cost, code in ((-1, Code.AMOUNT_NEGATIVE), (MAX_MINOR, Code.AMOUNT_TOO_LARGE)):
        with shop.refuses(code):
            receive(
                shop.desk,
                staff_id=MANAGER.id,
                product_id=CLOTH.id,
                quantity=Quantity.of(2),
                unit_cost=Money(cost, AED),
            )
    with shop.refuses(Code.RECEIPT_EMPTY):
        receive_goods(shop.desk, staff_id=MANAGER.id, form=ReceiptForm(()))
