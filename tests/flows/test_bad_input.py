"""What nobody means to type, typed: refused in words, or kept without harm."""

from __future__ import annotations

import unicodedata
from functools import partial

import pypdfium2
import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit

from cardesk_desktop.domain.money import Money
from cardesk_desktop.ui.paper import SAVE_KEY
from tests.flows.till import (
    AED,
    ENTER,
    ESCAPE,
    SHAMPOO,
    begin_payment,
    invoice_count,
    line_count,
    pay_page,
    scan_one,
    sell_page,
    sell_shampoo,
    ticket_in_front,
    wait_for_thanks,
    words_on,
)
from tests.walkthrough.stage import WINDOW, Stage

OVERRIDE = "\u202eecila\u202c \u2066Al\u2069ice\u200f"
JUNK = "\x00\x07'; DROP TABLE client;--\u202e\ufffd😀{0}%s<b>&amp;</b>\\\"\u0000"
LONG = "w" * 10_000
TOO_LONG = "Name is too long: 10,000 characters. The most is 120."


def _is_whole(stage: Stage) -> bool:
    """Nothing has pushed the window wider or higher than it was."""
    return stage.window.size() == WINDOW


def _new_client(stage: Stage) -> QLineEdit:
    """From the ticket to the form of a new client."""
    stage.hands.press_named("F6")
    stage.hands.see("Name or phone of the client", QLineEdit)
    stage.hands.click(stage.hands.see("New client", QAbstractButton))
    return stage.hands.see("Name", QLineEdit)


def test_a_name_of_ten_thousand_letters_is_refused_beside_its_field(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    name = _new_client(stage)
    name.setFocus()
    stage.hands.paste(LONG)
    stage.hands.press(ENTER)
    stage.hands.see_words(TOO_LONG)
    assert _is_whole(stage)
    stage.hands.press_named("Ctrl+A")
    stage.hands.write("Alice")
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: _client_of(stage) == "Alice", "the client on the ticket")


@pytest.mark.parametrize("keys", ["Ctrl+K", "F3", "F6"])
def test_a_search_for_ten_thousand_letters_finds_nothing_and_moves_nothing(stage: Stage, keys: str) -> None:
    scan_one(stage, SHAMPOO)
    stage.hands.press_named(keys)
    stage.hands.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit), "a field")
    stage.hands.paste(LONG)
    stage.hands.rest(300)
    stage.hands.wait(lambda: stage.app.tasks.is_quiet, "the answer")
    assert _is_whole(stage)
    assert _widest_label(stage) <= WINDOW.width()
    stage.hands.press(ESCAPE, times=2)
    assert line_count(stage) == 1


def test_words_that_never_end_do_not_push_the_ticket_aside(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    _new_client(stage).setFocus()
    stage.hands.paste("W" * 120)
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: _client_of(stage) == "W" * 120, "the client on the ticket")
    stage.hands.press_named("F8")
    stage.hands.wait(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit), "the note")
    stage.hands.paste("W" * 1_000)
    stage.hands.press_named("Ctrl+Return")
    stage.hands.wait(lambda: bool(sell_page(stage).card.note_text), "the note on the ticket")
    assert _is_whole(stage)
    assert sell_page(stage).card.width() < WINDOW.width() // 2
    assert _widest_label(stage) <= WINDOW.width()
    begin_payment(stage)
    assert _is_whole(stage)
    assert _widest_label(stage) <= WINDOW.width()
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    stage.hands.press_named(SAVE_KEY)
    stage.hands.wait(stage.pdf.is_file, "the paper")


def test_direction_overrides_do_not_reach_the_ticket_nor_the_paper(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    _new_client(stage).setFocus()
    stage.hands.paste(OVERRIDE)
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: _client_of(stage) != "", "the client on the ticket")
    assert _client_of(stage) == "ecila Alice"
    begin_payment(stage)
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    stage.hands.press_named(SAVE_KEY)
    stage.hands.wait(stage.pdf.is_file, "the paper")
    text = _text_of(stage)
    assert "ecila Alice" in text
    assert not [char for char in text if unicodedata.bidirectional(char) in ("RLO", "LRO", "RLE", "LRE")]


def test_no_quantity_below_nothing(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    stage.hands.press_named("Ctrl+T")
    stage.hands.press(ENTER)
    stage.hands.see("Quantity", QLineEdit)
    for typed, part in (
        ("-3", "above zero"),
        ("0", "above zero"),
        ("x", "not a quantity"),
        ("1000000", "most"),
    ):
        stage.hands.press_named("Ctrl+A")
        stage.hands.write(typed)
        stage.hands.press(ENTER)
        stage.hands.wait(partial(_is_read, stage, part), f"the sentence for {typed}")
    stage.hands.press(ESCAPE)
    ticket = ticket_in_front(stage)
    assert ticket is not None
    assert ticket.lines[0].quantity.milli == 1_000
    stage.hands.press_named("Ctrl+T")
    stage.hands.write("---")
    stage.hands.rest(200)
    ticket = ticket_in_front(stage)
    assert ticket is not None
    assert ticket.lines[0].quantity.milli == 1_000


def test_the_largest_quantity_is_refused_when_it_costs_more_than_there_is(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    stage.hands.press_named("Ctrl+T")
    stage.hands.press(ENTER)
    stage.hands.see("Quantity", QLineEdit)
    stage.hands.press_named("Ctrl+A")
    stage.hands.write("999999")
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: stage.hands.find("Quantity", QLineEdit) is None, "the panel closed")
    ticket = ticket_in_front(stage)
    assert ticket is not None
    assert ticket.lines[0].quantity.milli == 999_999_000
    begin_payment(stage)
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    assert stage.newest_invoice().invoice.gross == Money(3_800 * 999_999, AED)


def test_a_discount_of_more_than_everything_is_refused(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    stage.hands.press_named("F7")
    rate = stage.hands.see("Percent off", QLineEdit)
    stage.hands.click(stage.hands.see("Regular client", QAbstractButton))
    for typed in ("101", "999999999999", "-5", "abc"):
        rate.setFocus()
        stage.hands.press_named("Ctrl+A")
        stage.hands.write(typed)
        stage.hands.press(ENTER)
        stage.hands.wait(lambda: bool(rate.accessibleDescription()), f"the sentence for {typed}")
    stage.hands.press(ESCAPE)
    ticket = ticket_in_front(stage)
    assert ticket is not None
    assert ticket.discount is None


@pytest.mark.parametrize(
    "typed", ["9999999999.99", "9999999999.99 1", "10000000000.00", "-5", "1.234", "junk"]
)
def test_amounts_that_nobody_has(stage: Stage, typed: str) -> None:
    before = invoice_count(stage)
    sell_shampoo(stage)
    stage.hands.paste(typed)
    stage.hands.press(ENTER)
    stage.hands.rest(200)
    assert _is_whole(stage)
    if typed == "9999999999.99":
        wait_for_thanks(stage)
        (payment,) = stage.newest_invoice().payments
        assert payment.tender.change == Money(999_999_999_999 - 3_800, AED)
    else:
        assert pay_page(stage).paying.entry.amount.error
        assert invoice_count(stage) == before


def _client_of(stage: Stage) -> str:
    view = sell_page(stage).ticket.view
    return view.client.name if view and view.client else ""


def _is_read(stage: Stage, part: str) -> bool:
    return any(part in words for words in words_on(stage))


def _widest_label(stage: Stage) -> int:
    return max(label.width() for label in stage.window.findChildren(QLabel) if label.isVisible())


def _text_of(stage: Stage) -> str:
    document = pypdfium2.PdfDocument(stage.pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
