"""The lines of the ticket in front: more, fewer, off, brought back, and priced for the size of the car."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations import changing_lines
from cardesk_desktop.operations.tickets import open_tickets
from cardesk_desktop.ui.requests import OpenCounter, OpenTicket
from cardesk_desktop.ui.screens.sell.screen import SellPage
from tests.ui.screens.sell.at_the_counter import (
    FRESHENER,
    TOWEL,
    WASH,
    focused,
    key,
    lines,
    names,
    press_tile,
    price_of,
)
from tests.ui.screens.sell.counter import Counter
from tests.ui.window import RecordingWindow


def test_plus_minus_and_delete_work_on_the_line_with_the_ring(
    page: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    press_tile(page, FRESHENER)
    qtbot.waitUntil(lambda: bool(names(page)))
    page.card.lines.setFocus()
    QTest.keyClicks(focused(), "+++-")
    qtbot.waitUntil(lambda: lines(page)[0].quantity == Quantity.of(3))
    key("Delete")
    qtbot.waitUntil(lambda: names(page) == [])
    assert window.toasts == ["Forest freshener is off the ticket."]
    assert not page.card.pay.isEnabled()
    window.undos[0].run()
    qtbot.waitUntil(lambda: names(page) == [FRESHENER])
    assert lines(page)[0].quantity == Quantity.of(3)


def test_minus_never_takes_the_last_one(page: SellPage, qtbot: QtBot) -> None:
    press_tile(page, FRESHENER)
    qtbot.waitUntil(lambda: bool(names(page)))
    page.card.lines.setFocus()
    QTest.keyClicks(focused(), "---+")
    qtbot.waitUntil(lambda: lines(page)[0].quantity == Quantity.of(2))


@pytest.mark.parametrize("is_given_before", [True, False])
def test_an_undo_brings_back_no_more_than_was_off_when_the_line_was_there(
    page: SellPage, window: RecordingWindow, counter: Counter, qtbot: QtBot, is_given_before: bool
) -> None:
    """The owner gives it away, with the second line or without it."""

    def give_all() -> None:
        ticket = page.ticket.ticket
        assert ticket is not None
        free = PercentOff(10_000, "Our fault")
        owner = counter.shop.owner.id
        counter.shop.ask(changing_lines.set_discount, staff_id=owner, ticket_id=ticket.id, discount=free)
        page.ticket.open(ticket.id)
        qtbot.waitUntil(lambda: page.ticket.ticket is not None and page.ticket.ticket.discount == free)

    press_tile(page, FRESHENER)
    press_tile(page, TOWEL)
    qtbot.waitUntil(lambda: names(page) == [FRESHENER, TOWEL])
    if is_given_before:
        give_all()
    page.card.lines.setFocus()
    key("Delete")
    qtbot.waitUntil(lambda: len(names(page)) == 1)
    if not is_given_before:
        give_all()
    window.undos[0].run()
    if is_given_before:
        qtbot.waitUntil(lambda: len(names(page)) == 2)
    else:
        qtbot.waitUntil(lambda: window.shown is not None)
        assert window.shown is not None
        assert window.shown.text == Code.NOT_PERMITTED.value
        assert len(names(page)) == 1


def test_an_undo_goes_to_the_ticket_it_was_taken_off(
    page: SellPage, window: RecordingWindow, counter: Counter, qtbot: QtBot
) -> None:
    press_tile(page, FRESHENER)
    press_tile(page, WASH)
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    first = page.ticket.ticket_id
    page.work.remove(lines(page)[0].id)
    qtbot.waitUntil(lambda: len(window.undos) == 1)
    page.on_request(OpenCounter())
    press_tile(page, TOWEL)
    qtbot.waitUntil(lambda: names(page) == [TOWEL])
    window.undos[0].run()
    qtbot.waitUntil(lambda: [t.line_count for t in counter.shop.ask(open_tickets)] == [2, 1])
    assert names(page) == [TOWEL]
    assert page.ticket.ticket_id != first


def test_the_size_of_the_car_prices_tiles_and_lines(page: SellPage, counter: Counter, qtbot: QtBot) -> None:
    car = counter.check_in()
    page.on_request(OpenTicket(car.ticket_id))
    qtbot.waitUntil(lambda: names(page) == [WASH])
    assert page.tiles.sizes.words == "Prices for SUV"
    qtbot.waitUntil(lambda: price_of(page, WASH) == "90.00")
    page.tiles.size_chosen.emit(SizeClass.LARGE)
    qtbot.waitUntil(lambda: page.card.pay.words == "Pay AED\u00a0100.00")
    assert page.tiles.sizes.words == "Prices for Large SUV or van"


def test_the_size_can_be_said_before_there_is_a_ticket(page: SellPage, qtbot: QtBot) -> None:
    page.tiles.size_chosen.emit(SizeClass.LARGE)
    assert page.tiles.sizes.words == "Prices for Large SUV or van"
    press_tile(page, WASH)
    qtbot.waitUntil(lambda: names(page) == [WASH])
    assert page.ticket.size_class is SizeClass.LARGE


def test_a_service_without_a_price_for_the_size_is_refused_in_words(
    page: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    page.tiles.size_chosen.emit(SizeClass.MOTORCYCLE)
    qtbot.waitUntil(lambda: price_of(page, WASH) == "No price")
    press_tile(page, WASH)
    assert window.shown is not None
    assert window.shown.error is not None
    assert window.shown.error.code is Code.PRICE_MISSING_FOR_SIZE
    assert window.shown.error.params["service"] == WASH
    assert page.ticket.ticket is None
