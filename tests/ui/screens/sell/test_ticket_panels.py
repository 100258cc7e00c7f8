"""The side panels of the ticket: discount, note, client, voiding."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.operations.selling import set_client
from cardesk_desktop.operations.tickets import open_tickets
from cardesk_desktop.ui.screens.clients.chooser import ClientChooser
from cardesk_desktop.ui.screens.clients.form import ClientFormPanel
from cardesk_desktop.ui.screens.sell.screen import SellPage
from cardesk_desktop.ui.screens.sell.ticket_panels import DiscountPanel, NotePanel, VoidPanel
from tests.ui.screens.sell.counter import Counter
from tests.ui.screens.sell.panels import line_of, panel_of, ticket_of
from tests.ui.window import RecordingWindow

LEFT = Qt.MouseButton.LeftButton


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


def test_a_note_that_was_left_by_a_slip_is_taken_up_again(
    selling: SellPage, window: RecordingWindow, qtbot: QtBot
) -> None:
    QTest.mouseClick(selling.card.note, LEFT)
    QTest.keyClicks(panel_of(window, NotePanel).note.editor, "call before delivery")
    window.close_panel()
    assert window.toasts == ["The note is not saved."]

    window.undos[-1].run()

    panel = panel_of(window, NotePanel)
    assert panel.note.text == "call before delivery"
    QTest.mouseClick(panel.save, LEFT)
    qtbot.waitUntil(lambda: ticket_of(selling).note == "call before delivery")
    assert window.panel is None
    assert window.toasts == ["The note is not saved."]


def test_a_note_in_which_nothing_was_changed_is_left_in_silence(
    selling: SellPage, window: RecordingWindow
) -> None:
    QTest.mouseClick(selling.card.note, LEFT)
    window.close_panel()
    assert not window.toasts


def test_a_ticket_with_lines_is_voided_with_a_reason_only(
    selling: SellPage, window: RecordingWindow, counter: Counter, qtbot: QtBot
) -> None:
    selling.panels.void()
    panel = panel_of(window, VoidPanel)
    QTest.mouseClick(panel.confirm, LEFT)
    qtbot.waitUntil(lambda: panel.reason.error == "Reason is missing. Fill it in to go on.")
    qtbot.waitUntil(lambda: not panel.confirm.is_busy)
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
