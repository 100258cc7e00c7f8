"""However hasty the hand, a ticket is paid once, and its paper says when it is not the first."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from cardesk_desktop.ui.paper import SAVE_KEY
from tests.flows.till import (
    ENTER,
    SHAMPOO,
    SHAMPOO_PRICE,
    invoice_count,
    pay_page,
    scan_one,
    sell_shampoo,
    ticket_in_front,
    wait_for_thanks,
)
from tests.walkthrough.hands import Hands
from tests.walkthrough.stage import Stage


def _double_click(hands: Hands) -> None:
    """As the operating system sends it, on the large button."""
    button = hands.see_with("Take AED", QAbstractButton)
    left, middle = Qt.MouseButton.LeftButton, button.rect().center()
    QTest.mouseClick(button, left, pos=middle)
    QTest.mouseDClick(button, left, pos=middle)


def _enter_twice(_hands: Hands) -> None:
    """Both key presses are in the queue before the first is answered."""
    for _press in range(2):
        QTest.keyClick(_focus(), ENTER)


def _enter_ten_times(hands: Hands) -> None:
    hands.press(ENTER, times=10)


@pytest.mark.parametrize("hasten", [_double_click, _enter_twice, _enter_ten_times])
def test_a_hasty_hand_pays_once(stage: Stage, hasten: Callable[[Hands], None]) -> None:
    before = invoice_count(stage)
    sell_shampoo(stage)
    hasten(stage.hands)
    stage.hands.wait(lambda: pay_page(stage).checkout.sale is not None, "the sale")
    stage.hands.wait(lambda: invoice_count(stage) > before, "the invoice")
    assert invoice_count(stage) == before + 1
    (payment,) = stage.newest_invoice().payments
    assert payment.tender.amount == SHAMPOO_PRICE


def test_f12_twice_opens_one_payment_and_takes_no_money(stage: Stage) -> None:
    before = invoice_count(stage)
    stage.hands.press_named("F9")
    scan_one(stage, SHAMPOO)
    for _press in range(2):
        QTest.keyClick(_focus(), Qt.Key.Key_F12)
    stage.hands.wait(lambda: stage.window.current == "pay", "the payment")
    stage.hands.press_named("F12")
    assert invoice_count(stage) == before
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    assert invoice_count(stage) == before + 1


def test_enter_twice_on_a_part_does_not_take_the_rest_by_card(stage: Stage) -> None:
    before = invoice_count(stage)
    sell_shampoo(stage)
    stage.hands.write("10")
    _enter_twice(stage.hands)
    stage.hands.wait(lambda: bool(_parts(stage)), "the part")
    stage.hands.rest(100)
    assert len(_parts(stage)) == 1
    assert invoice_count(stage) == before


def test_the_second_paper_of_an_invoice_says_that_it_is_a_copy(stage: Stage) -> None:
    sell_shampoo(stage)
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    stage.hands.wait(lambda: ticket_in_front(stage) is None, "the ticket out of sight")
    stage.hands.press_named(SAVE_KEY)
    stage.hands.wait(stage.pdf.is_file, "the first paper")
    first = _text(stage)
    stage.pdf.unlink()
    stage.hands.wait(lambda: not _is_saving(stage), "the button free again")
    stage.hands.press_named(SAVE_KEY)
    stage.hands.wait(stage.pdf.is_file, "the second paper")
    assert "COPY" not in first
    assert "COPY" in _text(stage)


def _parts(stage: Stage) -> tuple[object, ...]:
    state = pay_page(stage).checkout.state
    return state.parts if state else ()


def _is_saving(stage: Stage) -> bool:
    return pay_page(stage).thanks.papers.save.is_busy


def _text(stage: Stage) -> str:
    document = pypdfium2.PdfDocument(stage.pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document).upper()
    finally:
        document.close()


def _focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused
