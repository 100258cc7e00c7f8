"""The side panels of a line and of the ticket."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.discount import AmountOff, PercentOff
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.ticket import Ticket, TicketLine
from cardesk_desktop.operations import changing_lines
from cardesk_desktop.operations.selling import set_client
from cardesk_desktop.operations.tickets import open_tickets
from cardesk_desktop.ui.screens.clients.chooser import ClientChooser
from cardesk_desktop.ui.screens.clients.form import ClientFormPanel
from cardesk_desktop.ui.screens.sell.line_panel import LinePanel
from cardesk_desktop.ui.screens.sell.screen import SellPage
from cardesk_desktop.ui.screens.sell.ticket_panels import DiscountPanel, NotePanel, VoidPanel
from tests.builders import make_ticket
from tests.ui.screens.sell.counter import Counter
from tests.ui.window import RecordingWindow

LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def selling(page: SellPage, counter: Counter, qtbot: QtBot) -> SellPage:
    """The page with a wash and two fresheners on its ticket."""
    view = counter.shop.counter_ticket(counter.full_wash, counter.freshener, counter.freshener)
    page.ticket.open(view.ticket.id)
    qtbot.waitUntil(lambda: len(ticket_of(page).lines) == 2)
    return page


NO_TICKET = make_ticket(())


def ticket_of(page: SellPage) -> Ticket:
    return page.ticket.ticket or NO_TICKET


def line_of(page: SellPage, place: int) -> TicketLine:
    return ticket_of(page).lines[place]


def panel_of(window: RecordingWindow, kind: type[W]) -> W:
    assert window.panel is not None
    found = window.panel.findChild(kind)
    assert found is not None
    return found


def open_line(page: SellPage, window: RecordingWindow, place: int) -> LinePanel:
    page.card.lines.setFocus()
    page.card.lines.set_current(line_of(page, place).id)
    QTest.keyClick(page.card.lines, Qt.Key.Key_Return)
    return panel_of(window, LinePanel)


def test_enter_on_a_line_opens_it_and_enter_saves_all_that_differs(
    selling: SellPage, window: RecordingWindow, counter: Counter, qtbot: QtBot
) -> None:
    panel = open_line(selling, window, 0)
    assert window.panel_title == "Full wash"
    assert panel.quantity.editor.hasFocus()
    QTest.keyClicks(panel.quantity.editor, "3")
    QTest.keyClicks(panel.discount.rate.editor, "10")
    QTest.keyClicks(panel.discount.reason.editor, "Friday")
    QTest.keyClicks(panel.note.editor, "left door")
    panel.worker.choose(counter.shop.cashier.id)
    QTest.keyClick(panel.note.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.panel is None)
    line = line_of(selling, 0)
    assert line.quantity == Quantity.of(3)
    assert line.discount == PercentOff(1_000, "Friday")
    assert (line.note, line.staff_id) == ("left door", counter.shop.cashier.id)


def test_fewer_pieces_without_their_discount_are_not_called_a_large_discount(
    selling: SellPage, window: RecordingWindow, counter: Counter, qtbot: QtBot
) -> None:
    QTest.keyClicks(open_line(selling, window, 0).quantity.editor, "5")
    QTest.mouseClick(panel_of(window, LinePanel).save, LEFT)
    qtbot.waitUntil(lambda: window.panel is None)
    off = AmountOff(line_of(selling, 0).subtotal.times(2, 10), "Friday")
    counter.shop.ask(
        changing_lines.set_line_discount,
        staff_id=counter.shop.cashier.id,
        ticket_id=ticket_of(selling).id,
        line_id=line_of(selling, 0).id,
        discount=off,
    )
    selling.ticket.open(ticket_of(selling).id)
    qtbot.waitUntil(lambda: line_of(selling, 0).discount == off)
    panel = open_line(selling, window, 0)
    panel.discount.amount.editor.selectAll()
    QTest.keyClick(panel.discount.amount.editor, Qt.Key.Key_Delete)
    panel.quantity.set_quantity(Quantity.of(1))
    QTest.mouseClick(panel.save, LEFT)
    qtbot.waitUntil(lambda: window.panel is None)
    assert (line_of(selling, 0).quantity, line_of(selling, 0).discount) == (Quantity.of(1), None)


def test_what_is_left_as_it_was_writes_nothing(
    selling: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    before = line_of(selling, 1)
    panel = open_line(selling, window, 1)
    QTest.mouseClick(panel.save, LEFT)
    assert window.panel is None
    assert line_of(selling, 1) == before


def test_a_discount_above_what_one_may_give_stays_in_the_panel_with_the_reason_why(
    selling: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    panel = open_line(selling, window, 0)
    QTest.keyClicks(panel.discount.rate.editor, "50")
    QTest.keyClicks(panel.discount.reason.editor, "Friend")
    QTest.mouseClick(panel.save, LEFT)
    qtbot.waitUntil(lambda: bool(panel.discount.rate.error))
    assert panel.discount.rate.error == "You may not do this. Ask somebody who may: Owner, Manager."
    assert not panel.save.is_busy
    assert line_of(selling, 0).discount is None


def test_a_note_that_is_too_long_is_said_under_the_note(
    selling: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    panel = open_line(selling, window, 0)
    panel.note.set_text("x" * 200)
    QTest.mouseClick(panel.save, LEFT)
    qtbot.waitUntil(lambda: bool(panel.note.error))
    assert "too long" in panel.note.error


def test_a_quantity_that_cannot_be_read_is_not_saved(
    selling: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    panel = open_line(selling, window, 0)
    QTest.keyClicks(panel.quantity.editor, "-3")
    QTest.mouseClick(panel.save, LEFT)
    assert window.panel is not None
    assert not panel.save.is_busy
    assert line_of(selling, 0).quantity == Quantity.of(1)


def test_the_number_pad_types_where_the_keyboard_is(
    selling: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    panel = open_line(selling, window, 0)
    assert not panel.pad.isVisible()
    QTest.mouseClick(panel.pad_switch, LEFT)
    assert panel.pad.isVisible()
    panel.quantity.editor.setFocus()
    for name in ("2", "4", "back", "5"):
        QTest.mouseClick(panel.pad.key(name), LEFT)
    assert panel.quantity.quantity == Quantity.of(25)
    panel.discount.rate.editor.setFocus()
    QTest.mouseClick(panel.pad.key("7"), LEFT)
    assert panel.discount.rate.text == "7"


def test_a_line_is_taken_off_from_its_panel(selling: SellPage, window: RecordingWindow, qtbot: QtBot) -> None:
    panel = open_line(selling, window, 1)
    QTest.mouseClick(panel.remove, LEFT)
    qtbot.waitUntil(lambda: len(ticket_of(selling).lines) == 1)
    assert window.panel is None
    assert len(window.undos) == 1


def test_a_line_that_is_gone_meanwhile_closes_its_panel(
    selling: SellPage, window: RecordingWindow, counter: Counter, qtbot: QtBot
) -> None:
    panel = open_line(selling, window, 1)
    line = line_of(selling, 1)
    counter.shop.ask(
        changing_lines.remove_line,
        staff_id=counter.shop.cashier.id,
        ticket_id=ticket_of(selling).id,
        line_id=line.id,
    )
    panel.quantity.set_quantity(Quantity.of(9))
    QTest.mouseClick(panel.save, LEFT)
    qtbot.waitUntil(lambda: window.panel is None)
    assert window.shown is not None


def test_a_discount_on_the_ticket_is_given_and_taken_back(
    selling: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    QTest.mouseClick(selling.card.discount, LEFT)
    panel = panel_of(window, DiscountPanel)
    assert panel.editor.rate.editor.hasFocus()
    QTest.mouseClick(panel.editor.rates[1], LEFT)
    QTest.mouseClick(panel.editor.reasons[0], LEFT)
    QTest.mouseClick(panel.save, LEFT)
    qtbot.waitUntil(lambda: ticket_of(selling).discount == PercentOff(1_000, "Regular client"))
    assert window.panel is None
    assert ("Discount · Regular client −10%", "−11.60") in selling.card.totals.texts
    QTest.mouseClick(selling.card.discount, LEFT)
    QTest.mouseClick(panel_of(window, DiscountPanel).take_back, LEFT)
    qtbot.waitUntil(lambda: ticket_of(selling).discount is None)


def test_a_discount_without_a_reason_is_not_given(
    selling: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    selling.panels.open_discount()
    panel = panel_of(window, DiscountPanel)
    QTest.keyClicks(panel.editor.rate.editor, "10")
    QTest.keyClick(panel.editor.rate.editor, Qt.Key.Key_Return)
    assert panel.editor.reason.error == "Give a reason for the discount."
    assert not panel.save.is_busy


def test_the_note_of_the_ticket_is_shown_on_its_card(
    selling: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    QTest.mouseClick(selling.card.note, LEFT)
    panel = panel_of(window, NotePanel)
    QTest.keyClicks(panel.note.editor, "call before delivery")
    QTest.keyClick(panel.note.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: ticket_of(selling).note == "call before delivery")
    assert window.panel is None
    assert selling.card.note_text == "Note: call before delivery"


def test_a_ticket_with_lines_is_voided_with_a_reason_only(
    selling: SellPage, window: RecordingWindow, counter: Counter, qtbot: QtBot
) -> None:
    selling.panels.void()
    panel = panel_of(window, VoidPanel)
    QTest.mouseClick(panel.confirm, LEFT)
    qtbot.waitUntil(lambda: bool(panel.reason.error))
    QTest.keyClicks(panel.reason.editor, "Client left")
    QTest.mouseClick(panel.confirm, LEFT)
    qtbot.waitUntil(lambda: selling.ticket.ticket is None)
    assert window.panel is None
    assert window.toasts == ["The ticket is voided."]
    assert counter.shop.ask(open_tickets) == ()


def test_an_empty_ticket_is_voided_without_asking(
    page: SellPage, window: RecordingWindow, counter: Counter, qtbot: QtBot
) -> None:
    view = counter.shop.counter_ticket(counter.towel)
    page.ticket.open(view.ticket.id)
    qtbot.waitUntil(lambda: page.ticket.ticket is not None)
    page.work.remove(line_of(page, 0).id)
    qtbot.waitUntil(lambda: not ticket_of(page).lines)
    page.panels.void()
    qtbot.waitUntil(lambda: page.ticket.ticket is None)
    assert window.panel is None


def test_a_client_is_found_and_put_on_the_ticket(
    selling: SellPage, window: RecordingWindow, counter: Counter, qtbot: QtBot
) -> None:
    QTest.mouseClick(selling.card.head.client, LEFT)
    chooser = panel_of(window, ClientChooser)
    QTest.keyClicks(chooser.search.editor, "fati")
    QTest.keyClick(chooser.search.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ticket_of(selling).client_id == counter.shop.client.id)
    assert window.panel is None
    assert counter.shop.client.name in selling.card.head.client.accessibleName()


def test_a_client_can_be_named_before_the_first_item(
    page: SellPage, window: RecordingWindow, counter: Counter, qtbot: QtBot
) -> None:
    page.panels.open_client()
    chooser = panel_of(window, ClientChooser)
    QTest.keyClicks(chooser.search.editor, "Nobody Known")
    QTest.keyClick(chooser.search.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.panel_title == "New client")
    form = panel_of(window, ClientFormPanel)
    assert form.name.text == "Nobody Known"
    assert form.phone.editor.hasFocus()
    QTest.mouseClick(form.save, LEFT)
    qtbot.waitUntil(lambda: ticket_of(page).client_id is not None)
    view = page.ticket.view
    assert view is not None
    assert view.client is not None
    assert view.client.name == "Nobody Known"


def test_a_client_is_taken_off_the_ticket_again(
    selling: SellPage, window: RecordingWindow, counter: Counter, qtbot: QtBot
) -> None:
    cashier, ticket_id = counter.shop.cashier.id, ticket_of(selling).id
    counter.shop.ask(set_client, staff_id=cashier, ticket_id=ticket_id, client_id=counter.shop.client.id)
    qtbot.waitUntil(lambda: ticket_of(selling).client_id is not None)
    selling.panels.open_client()
    QTest.mouseClick(panel_of(window, ClientChooser).remove, LEFT)
    qtbot.waitUntil(lambda: ticket_of(selling).client_id is None)


def test_a_full_disk_leaves_the_panel_open_to_try_again(
    selling: SellPage,
    window: RecordingWindow,
    counter: Counter,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outages: list[Unavailable] = []
    counter.shop.tasks.unavailable.connect(outages.append)

    def full(desk: object, **arguments: object) -> None:
        raise Unavailable(Code.DISK_FULL)

    monkeypatch.setattr(changing_lines, "set_quantity", full)
    panel = open_line(selling, window, 0)
    panel.quantity.set_quantity(Quantity.of(5))
    QTest.mouseClick(panel.save, LEFT)
    qtbot.waitUntil(lambda: bool(outages))
    qtbot.waitUntil(lambda: not panel.save.is_busy)
    assert window.panel is not None
    monkeypatch.undo()
    QTest.mouseClick(panel.save, LEFT)
    qtbot.waitUntil(lambda: window.panel is None)
    assert line_of(selling, 0).quantity == Quantity.of(5)
