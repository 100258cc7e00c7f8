"""A car's way through the house with the keyboard alone, and with the mouse alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit

from cardesk_desktop.demo.data.board import EXPECTED_SOON
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.visits import Board, board
from cardesk_desktop.ui.paper import SAVE_KEY
from tests.flows.till import ENTER, line_count, pay_page
from tests.walkthrough.stage import Stage
from tests.walkthrough.visit import A_MOMENT_MS

WAITING = "L 52218"


def _state(stage: Stage, plate: str) -> VisitState | None:
    found: Board = stage.ask(board)
    cards = (*found.waiting, *found.in_work, *found.ready, *found.delivered)
    return next((card.visit.state for card in cards if card.vehicle.plate.text == plate), None)


def _card(stage: Stage, plate: str) -> QAbstractButton:
    return stage.hands.see_with(plate, QAbstractButton)


def _wait_for(stage: Stage, plate: str, state: VisitState) -> None:
    stage.hands.wait(lambda: _state(stage, plate) is state, f"{plate} {state}")


def test_a_known_car_with_the_keyboard_alone(stage: Stage) -> None:
    hands = stage.hands
    hands.press_named("Ctrl+2")
    hands.press_named("F2")
    hands.see("Plate", QLineEdit)
    hands.write("60917")
    hands.press(ENTER)
    hands.write("57")
    hands.press(ENTER)
    hands.wait(lambda: hands.find("Make", QLineEdit) is None, "the check-in closed")
    _wait_for(stage, EXPECTED_SOON, VisitState.WAITING)
    for state in (VisitState.IN_WORK, VisitState.READY):
        hands.wait(lambda: _card(stage, EXPECTED_SOON).hasFocus(), "the keyboard on the card")
        hands.rest(A_MOMENT_MS)
        hands.press(ENTER)
        _wait_for(stage, EXPECTED_SOON, state)
    hands.wait(lambda: _card(stage, EXPECTED_SOON).hasFocus(), "the keyboard on the card")
    hands.rest(A_MOMENT_MS)
    hands.press(ENTER)
    hands.see("Cash received", QLineEdit)
    hands.press_named("F6")
    hands.press(ENTER)
    hands.see("Next car", QAbstractButton)
    hands.press_named(SAVE_KEY)
    hands.wait(stage.pdf.is_file, "the paper")
    hands.wait(lambda: not pay_page(stage).thanks.is_settling, "the button awake")
    hands.press(ENTER)
    hands.wait(lambda: stage.window.current == "visits", "the board")
    invoice = stage.newest_invoice().invoice
    assert invoice.vehicle is not None
    assert invoice.vehicle.plate == EXPECTED_SOON
    assert len(invoice.lines) == 2


def test_a_waiting_car_with_the_mouse_alone(stage: Stage) -> None:
    hands = stage.hands

    def press(words: str, inside: Callable[[], QAbstractButton] | None = None) -> None:
        hands.click(hands.see(words, QAbstractButton, inside))

    press("Visits")
    press("Start", lambda: _card(stage, WAITING))
    _wait_for(stage, WAITING, VisitState.IN_WORK)
    hands.rest(A_MOMENT_MS)
    press("Ready", lambda: _card(stage, WAITING))
    _wait_for(stage, WAITING, VisitState.READY)
    hands.rest(A_MOMENT_MS)
    press("Ticket", lambda: _card(stage, WAITING))
    hands.wait(lambda: line_count(stage) == 1, "the ticket")
    _press_first_tile(stage)
    hands.wait(lambda: line_count(stage) == 2, "the tile on the ticket")
    hands.click(hands.see_with("Pay AED", QAbstractButton))
    hands.see("Cash received", QLineEdit)
    for digit in "9000":
        press(digit)
    hands.click(hands.see_with("Take AED", QAbstractButton))
    hands.see("Next car", QAbstractButton)
    press("Save as PDF")
    hands.wait(stage.pdf.is_file, "the paper")
    hands.wait(lambda: not pay_page(stage).thanks.is_settling, "the button awake")
    press("Next car")
    press("Deliver", lambda: _card(stage, WAITING))
    _wait_for(stage, WAITING, VisitState.DELIVERED)
    (payment,) = stage.newest_invoice().payments
    assert payment.tender.received.minor == 900_000


def _press_first_tile(stage: Stage) -> None:
    grid = stage.hands.see("Services and products", QAbstractItemView)
    first = grid.visualRect(grid.model().index(0, 0))
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
