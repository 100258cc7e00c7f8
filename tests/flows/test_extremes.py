"""The largest sum there is, and a discount that outgrows its ticket."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from cardesk_desktop.domain.money import Money
from cardesk_desktop.ui.paper import SAVE_KEY
from tests.builders import make_product
from tests.flows.till import (
    AED,
    ENTER,
    ESCAPE,
    SHAMPOO,
    banner,
    begin_payment,
    scan_one,
    sell_page,
    stock,
    units,
    wait_for_thanks,
)
from tests.walkthrough.stage import WINDOW, Stage

MOST = Money(999_999_999_999, AED)
GOLD = "6299999999990"
TEA = "6299999999983"


def test_the_largest_sum_is_sold_and_one_more_is_refused(stage: Stage) -> None:
    stock(stage, replace(make_product("Golden car"), price=MOST), GOLD)
    scan_one(stage, GOLD)
    for barcode in (SHAMPOO, GOLD):
        stage.hands.scan(barcode)
        stage.hands.wait(lambda: "too large" in banner(stage), "the sentence")
        stage.window.frame.banner.clear()
        assert units(stage) == 1
    assert stage.window.size() == WINDOW
    begin_payment(stage)
    assert stage.window.size() == WINDOW
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    stage.hands.press_named(SAVE_KEY)
    stage.hands.wait(stage.pdf.is_file, "the paper")
    assert stage.newest_invoice().invoice.gross == MOST


def test_the_desk_cannot_make_a_discount_large_by_taking_lines_off(stage: Stage) -> None:
    hands = stage.hands
    stock(stage, replace(make_product("Tea"), price=Money(500, AED)), TEA)
    scan_one(stage, SHAMPOO)
    hands.press_named("F7")
    hands.see("Percent off", QLineEdit)
    hands.click(hands.see("Amount", QAbstractButton))
    amount = hands.see("Amount off", QLineEdit)
    hands.click(hands.see("Regular client", QAbstractButton))
    amount.setFocus()
    hands.write("7")
    hands.press(ENTER)
    hands.wait(lambda: hands.find("Amount off", QLineEdit) is None, "the panel closed")
    scan_one(stage, TEA)
    hands.press_named("Ctrl+T")
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Delete)
    hands.wait(lambda: stage.window.gate.approving.sheet is not None, "the question who allows it")
    hands.press(ESCAPE)
    hands.wait(lambda: "You may not do this" in banner(stage), "the sentence")
    view = sell_page(stage).ticket.view
    assert view is not None
    assert len(view.ticket.lines) == 2
    assert view.priced.gross == Money(3_800 + 500 - 700, AED)
