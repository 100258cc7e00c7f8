"""Ctrl+K finds everything and opens it; F1 says which keys there are."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget

from cardesk_desktop.demo.data.board import EXPECTED_SOON
from cardesk_desktop.ui.screens.clients.pane_faces import PaneFace
from cardesk_desktop.ui.screens.clients.screen import ClientsPage
from tests.flows.till import ENTER, ESCAPE, FOAM, found, sell_page, units, words_on
from tests.walkthrough.stage import Stage

DRIVER = "Mohammed Al Marri"


def _search(stage: Stage, text: str, expected: str) -> None:
    stage.hands.press_named("Ctrl+K")
    stage.hands.write(text)
    stage.hands.wait(lambda: expected in found(stage), f"{expected} among what was found")
    stage.hands.press(ENTER)


def test_a_plate_opens_the_history_of_its_car(stage: Stage) -> None:
    _search(stage, "r60917", EXPECTED_SOON)
    stage.hands.wait(lambda: stage.window.current == "visits", "the board")
    stage.hands.wait(lambda: any("Nissan Patrol" in words for words in words_on(stage)), "the car")


def test_a_name_opens_the_client_and_finds_the_car(stage: Stage) -> None:
    _search(stage, "marri", DRIVER)
    assert _client_in_front(stage).name == DRIVER
    stage.hands.press_named("Ctrl+K")
    stage.hands.write("marri")
    stage.hands.wait(lambda: EXPECTED_SOON in found(stage), "the car of that name")


def test_a_phone_opens_its_client(stage: Stage) -> None:
    _search(stage, "marri", DRIVER)
    phone = _client_in_front(stage).contact[0].text
    stage.hands.click(stage.hands.see("Sell", QAbstractButton))
    _search(stage, "".join(char for char in phone if char.isdigit())[-7:], DRIVER)
    assert _client_in_front(stage).name == DRIVER


def test_a_barcode_typed_by_hand_puts_the_product_on_the_ticket(stage: Stage) -> None:
    _search(stage, FOAM, "Snow foam 1 L")
    stage.hands.wait(lambda: units(stage) == 1, "the product on the ticket")
    ticket = sell_page(stage).ticket.ticket
    assert ticket is not None
    assert ticket.lines[0].names.main == "Snow foam 1 L"


def test_an_invoice_number_opens_its_paper(stage: Stage) -> None:
    number = stage.newest_invoice().invoice.number
    _search(stage, number.lower(), number)
    stage.hands.wait(lambda: stage.window.current == "invoices", "the invoices")
    stage.hands.see_words(number)
    stage.hands.see_words("Page 1 of 1")


def test_what_is_nowhere_is_said_and_escape_gives_the_keyboard_back(stage: Stage) -> None:
    stage.hands.press_named("Ctrl+K")
    stage.hands.write("zzzzqq")
    stage.hands.wait(lambda: any("Nothing found" in row for row in found(stage)), "the sentence")
    stage.hands.press(ESCAPE, times=2)
    stage.hands.wait(lambda: not found(stage), "the list closed")
    assert sell_page(stage).isAncestorOf(_focus(stage)) or sell_page(stage) is _focus(stage)


def test_f1_shows_the_keys_of_this_screen_and_those_of_all(stage: Stage) -> None:
    for screen, sentence in (("Sell", "Pay the ticket"), ("Visits", "Check in a car")):
        stage.hands.click(stage.hands.see(screen, QAbstractButton))
        stage.hands.press_named("F1")
        stage.hands.see_words("Shortcuts")
        stage.hands.see_words(sentence)
        stage.hands.see_words("Search for anything")
        stage.hands.press(ESCAPE)
        stage.hands.wait(lambda: "Shortcuts" not in words_on(stage), "the sheet closed")


def _client_in_front(stage: Stage) -> PaneFace:
    """What the card of the client says, once the screen of the clients shows it."""
    stage.hands.wait(lambda: stage.window.current == "clients", "the clients")
    page = stage.window.page("clients")
    assert isinstance(page, ClientsPage)
    stage.hands.wait(lambda: page.pane.face is not None, "the client")
    assert page.pane.face is not None
    return page.pane.face


def _focus(stage: Stage) -> QWidget:
    focused = stage.window.window().focusWidget()
    assert focused is not None
    return focused
