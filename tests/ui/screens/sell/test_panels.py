"""The side panel of a line: what of it can be changed, and what is said where it can not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.discount import AmountOff, PercentOff
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations import changing_lines
from cardesk_desktop.ui.screens.sell.line_panel import LinePanel
from cardesk_desktop.ui.screens.sell.screen import SellPage
from tests.ui.screens.sell.counter import Counter
from tests.ui.screens.sell.panels import line_of, open_line, panel_of, ticket_of
from tests.ui.window import RecordingWindow

LEFT = Qt.MouseButton.LeftButton


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
