"""Selling with keys, clicks and scans, on a real store: from the shelf onto the ticket."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.operations.selling import set_client
from cardesk_desktop.operations.tickets import open_tickets
from cardesk_desktop.ui.requests import OpenTicket
from cardesk_desktop.ui.screens.sell.screen import SellPage
from tests.ui.screens.sell.at_the_counter import (
    FRESHENER,
    TOWEL,
    WASH,
    double_click,
    focused,
    key,
    lines,
    names,
    press_tile,
    tile_names,
    tile_place,
    type_text,
)
from tests.ui.screens.sell.counter import Counter
from tests.ui.window import RecordingWindow


def test_a_pressed_tile_begins_a_counter_ticket(page: SellPage, qtbot: QtBot) -> None:
    press_tile(page, FRESHENER)
    qtbot.waitUntil(lambda: names(page) == [FRESHENER])
    assert page.card.pay.words == "Pay AED\u00a018.00"
    assert page.card.pay.isEnabled()
    qtbot.waitUntil(lambda: [chip.words for chip in page.strip.strip.chips] == ["Counter"])


def test_three_quick_presses_before_the_ticket_exists_land_on_one_ticket(
    page: SellPage, counter: Counter, qtbot: QtBot
) -> None:
    for name in (FRESHENER, WASH, FRESHENER):
        press_tile(page, name)
    qtbot.waitUntil(lambda: len(names(page)) == 2 and lines(page)[0].quantity == Quantity.of(2))
    assert len(counter.shop.ask(open_tickets)) == 1


def test_a_double_click_sells_two(page: SellPage, qtbot: QtBot) -> None:
    at, viewport = tile_place(page, FRESHENER), page.tiles.grid.viewport()
    double_click(viewport, at)
    qtbot.waitUntil(lambda: bool(names(page)))
    qtbot.waitUntil(lambda: lines(page)[0].quantity == Quantity.of(2))


def test_arrows_and_enter_sell_without_a_mouse(page: SellPage, qtbot: QtBot) -> None:
    key("Right")
    key("Return")
    qtbot.waitUntil(lambda: names(page) == [tile_names(page)[1]])


def test_letters_typed_anywhere_search_and_enter_adds_the_first_found(page: SellPage, qtbot: QtBot) -> None:
    type_text("s")
    assert page.tiles.search.text == "s"
    type_text("team")
    # Enter comes before the answer: it waits for it and does not take a tile of the shelf.
    key("Return")
    qtbot.waitUntil(lambda: names(page) == ["Interior steam"])
    assert page.tiles.search.text == ""
    qtbot.waitUntil(lambda: len(tile_names(page)) == 3)


def test_escape_brings_the_shelf_back(page: SellPage, qtbot: QtBot) -> None:
    type_text("steam")
    qtbot.waitUntil(lambda: tile_names(page) == ["Interior steam"])
    key("Escape")
    qtbot.waitUntil(lambda: len(tile_names(page)) == 3)


def test_arrow_down_goes_from_the_search_to_the_tiles_and_up_comes_back(page: SellPage, qtbot: QtBot) -> None:
    type_text("steam")
    qtbot.waitUntil(lambda: tile_names(page) == ["Interior steam"])
    key("Down")
    assert focused() is page.tiles.grid
    key("Up")
    assert focused() is page.tiles.search.editor


def test_a_search_that_finds_nothing_says_what_to_try(page: SellPage, qtbot: QtBot) -> None:
    type_text("zzzz")
    qtbot.waitUntil(lambda: not page.tiles.grid.isVisible())
    assert names(page) == []


def test_alt_and_a_number_shows_a_shelf(page: SellPage, qtbot: QtBot) -> None:
    page.tiles.show_shelf_at(3)
    qtbot.waitUntil(lambda: tile_names(page) == ["Full wash", "Interior steam"])
    shelf = page.tiles.shelves.keys[3]
    assert page.tiles.shelves.chip(shelf).isChecked()
    page.tiles.show_shelf_at(8)
    assert page.tiles.category_id == shelf


def test_scans_land_in_their_order_wherever_the_focus_is(
    page: SellPage, counter: Counter, qtbot: QtBot
) -> None:
    page.tiles.search.setFocus()
    codes = [counter.freshener.barcodes[0], counter.towel.barcodes[0]] * 10
    for code in codes:
        assert page.on_scanned(code)
    qtbot.waitUntil(
        lambda: len(names(page)) == 2 and all(line.quantity == Quantity.of(10) for line in lines(page))
    )
    assert page.tiles.search.text == ""
    assert len(counter.shop.ask(open_tickets)) == 1


def test_a_scan_lights_its_line(page: SellPage, counter: Counter, qtbot: QtBot) -> None:
    press_tile(page, WASH)
    page.on_scanned(counter.towel.barcodes[0])
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    assert page.card.lines.lit_line == lines(page)[1].id
    qtbot.waitUntil(lambda: page.card.lines.lit_line is None)


def test_an_unknown_barcode_is_said_with_a_way_to_search(
    page: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    page.on_scanned("0501234567")
    qtbot.waitUntil(lambda: window.shown is not None)
    shown = window.shown
    assert shown is not None
    assert shown.text == "No product has the barcode 0501234567."
    assert names(page) == []
    assert shown.action is not None
    shown.action.run()
    assert page.tiles.search.text == "0501234567"


def test_a_parked_ticket_leaves_the_counter_free_and_comes_back(
    page: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    press_tile(page, FRESHENER)
    qtbot.waitUntil(lambda: bool(names(page)))
    parked = page.ticket.ticket_id
    QTest.mouseClick(page.card.park, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.ticket.ticket is None and len(page.strip.strip.chips) == 1)
    assert window.toasts == ["The ticket is parked."]
    qtbot.waitUntil(lambda: page.strip.strip.chips[0].words == "Counter · Parked")
    QTest.mouseClick(page.strip.strip.chips[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.ticket.ticket_id == parked)
    qtbot.waitUntil(lambda: page.ticket.ticket is not None and page.ticket.ticket.state is TicketState.OPEN)
    qtbot.waitUntil(lambda: page.strip.strip.chips[0].isChecked())


def test_pay_waits_for_what_was_pressed_before_and_goes_once(
    page: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    press_tile(page, FRESHENER)
    qtbot.waitUntil(lambda: page.card.pay.isEnabled())
    press_tile(page, WASH)
    double_click(page.card.pay, page.card.pay.rect().center())
    qtbot.waitUntil(lambda: bool(window.calls))
    assert len(names(page)) == 2
    assert window.calls == [("open_payment", page.ticket.ticket_id)]


def test_what_is_done_elsewhere_to_the_ticket_is_shown(
    page: SellPage, counter: Counter, qtbot: QtBot
) -> None:
    view = counter.shop.counter_ticket(counter.full_wash)
    page.on_request(OpenTicket(view.ticket.id))
    qtbot.waitUntil(lambda: names(page) == [WASH])
    shop = counter.shop
    shop.ask(set_client, staff_id=shop.cashier.id, ticket_id=view.ticket.id, client_id=shop.client.id)
    qtbot.waitUntil(lambda: page.ticket.view is not None and page.ticket.view.client == shop.client)


def test_the_page_is_built_again_from_its_memory(
    page: SellPage, counter: Counter, qtbot: QtBot, window: RecordingWindow
) -> None:
    press_tile(page, FRESHENER)
    press_tile(page, WASH)
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    page.tiles.show_shelf_at(4)
    page.card.lines.set_current(lines(page)[1].id)
    memory = page.memory()
    again = SellPage(page.scanning._cameras, counter.shop.acting, window, memory)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: len(names(again)) == 2)
    qtbot.waitUntil(lambda: tile_names(again) == [FRESHENER, TOWEL])
    assert again.memory() == memory


@pytest.mark.parametrize("name", ["F3", "F4", "F6", "F7", "F8", "F9", "F10", "F12", "Alt+1", "Alt+9"])
def test_every_key_that_a_button_shows_is_declared(page: SellPage, name: str) -> None:
    assert [shortcut.words for shortcut in page.shortcuts() if shortcut.key == name]
