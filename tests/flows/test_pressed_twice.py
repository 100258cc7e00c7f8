"""Enter pressed twice in a hurry: nothing is paid that nobody confirmed, or sold that nobody asked for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from tests.flows.till import (
    ENTER,
    begin_payment,
    invoice_count,
    line_count,
    next_sale,
    sell_shampoo,
    wait_for_thanks,
)
from tests.walkthrough.stage import Stage
from tests.walkthrough.visit import A_MOMENT_MS

READY = "M 90441"


def test_enter_twice_on_a_ready_car_opens_its_payment_and_takes_nothing(stage: Stage) -> None:
    hands = stage.hands
    before = invoice_count(stage)
    hands.press_named("Ctrl+2")
    hands.see_with(READY, QAbstractButton).setFocus()
    hands.rest(A_MOMENT_MS)
    hands.press(ENTER, times=2)
    hands.see("Cash received", QLineEdit)
    hands.rest(A_MOMENT_MS)
    assert invoice_count(stage) == before


def test_enter_held_down_on_a_ready_car_takes_nothing(stage: Stage) -> None:
    hands = stage.hands
    before = invoice_count(stage)
    hands.press_named("Ctrl+2")
    hands.see_with(READY, QAbstractButton).setFocus()
    hands.rest(A_MOMENT_MS)
    hands.press(ENTER)
    field = hands.see("Cash received", QLineEdit)
    again = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(field, again)
    hands.rest(A_MOMENT_MS)
    assert invoice_count(stage) == before


def test_enter_twice_after_a_sale_leaves_the_next_ticket_empty(stage: Stage) -> None:
    hands = stage.hands
    sell_shampoo(stage)
    begin_payment(stage)
    hands.press(ENTER)
    wait_for_thanks(stage)
    next_sale(stage)
    hands.press(ENTER)
    hands.rest(A_MOMENT_MS)
    assert line_count(stage) == 0
