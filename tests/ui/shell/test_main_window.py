"""The window: ways between screens, shortcuts, notices, scans, and being built anew."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.requests import OpenClient, OpenInvoice, OpenTicket
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.shell.bug_dialog import BugDialog
from cardesk_desktop.ui.shell.clock_question import ClockPanel
from cardesk_desktop.ui.shell.rail import RailButton
from cardesk_desktop.ui.theme import Theme, build_theme
from cardesk_desktop.ui.widgets.key_cap import KeyCap
from tests.ui.shell.house import House

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TICKET = UUID(int=77)
NUMBERS = (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key to whatever has the focus, as the keyboard gives it."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


def rail(house: House) -> dict[str, RailButton]:
    return {button.accessibleName(): button for button in house.window.frame.rail.findChildren(RailButton)}


def test_the_first_screen_is_shown_and_has_the_keyboard(house: House) -> None:
    assert house.window.current == "sell"
    assert QApplication.focusWidget() is house.page("sell").field
    assert house.page("sell").shown == 1
    assert house.window.windowTitle() == "Shams Car Care · CarDesk"


def test_the_rail_shows_what_exists_and_where_one_is(house: House) -> None:
    assert list(rail(house)) == ["Sell", "Visits", "Invoices", "Settings"]
    QTest.mouseClick(rail(house)["Visits"], Qt.MouseButton.LeftButton)
    assert house.window.current == "visits"
    assert [name for name, button in rail(house).items() if button.isChecked()] == ["Visits"]
    QTest.mouseClick(rail(house)["Visits"], Qt.MouseButton.LeftButton)
    assert rail(house)["Visits"].isChecked()


def test_a_step_leaves_the_rail_as_it_is_and_a_place_of_its_own_does_not(house: House) -> None:
    def tinted() -> list[str]:
        return [name for name, button in rail(house).items() if button.isChecked()]

    house.window.show_screen("pay")
    assert tinted() == ["Sell"]
    press(Key.Key_J, CONTROL)
    assert house.window.current == "sync"
    assert tinted() == []
    house.window.go_back()
    assert house.window.current == "pay"
    assert tinted() == ["Sell"]


@pytest.mark.parametrize(
    ("key", "name"),
    [(Key.Key_1, "sell"), (Key.Key_2, "visits"), (Key.Key_3, "invoices"), (Key.Key_4, "settings")],
)
def test_control_and_a_number_go_to_a_screen(house: House, key: Qt.Key, name: str) -> None:
    press(key, CONTROL)
    assert house.window.current == name


def test_a_request_goes_to_the_screen_that_answers_it(house: House) -> None:
    house.page("visits").window_services.open_ticket(TICKET)
    house.page("visits").window_services.open_invoice(TICKET)
    assert house.page("sell").requests == [OpenTicket(TICKET)]
    assert house.page("invoices").requests == [OpenInvoice(TICKET)]
    assert house.window.current == "invoices"
    with pytest.raises(LookupError):
        house.window.ask(OpenClient(TICKET))


def test_going_back_retraces_the_way(house: House) -> None:
    for name in ("visits", "pay"):
        house.window.show_screen(name)
    house.window.go_back()
    assert house.window.current == "visits"
    house.window.go_back()
    assert house.window.current == "sell"
    house.window.go_back()
    assert house.window.current == "sell"


def test_shortcuts_of_a_page_work_wherever_the_focus_is_while_it_is_shown(house: House) -> None:
    house.window.frame.search.begin()
    press(Key.Key_F4)
    assert house.page("sell").pressed == 1
    house.window.show_screen("visits")
    press(Key.Key_F4)
    assert (house.page("sell").pressed, house.page("visits").pressed) == (1, 1)


def test_shortcuts_of_a_page_rest_while_a_panel_is_open(house: House) -> None:
    services, line = house.page("sell").window_services, QLineEdit()
    services.open_panel(line, "Discount")
    press(Key.Key_F4)
    assert house.page("sell").pressed == 0
    press(Key.Key_Escape)
    press(Key.Key_F4)
    assert house.page("sell").pressed == 1


def test_a_panel_whose_opener_is_gone_leaves_the_keyboard_where_work_begins(house: House) -> None:
    page, opener = house.page("sell"), QLineEdit()
    layout = page.layout()
    assert layout is not None
    layout.addWidget(opener)
    opener.show()
    opener.setFocus()
    page.window_services.open_panel(QLineEdit(), "Discount")
    opener.hide()
    page.window_services.close_panel()
    assert QApplication.focusWidget() is page.field
    page.setFocus()
    page.window_services.open_panel(QLineEdit(), "Discount")
    page.window_services.close_panel()
    assert QApplication.focusWidget() is page.field


def test_going_elsewhere_closes_the_panel(house: House) -> None:
    closed: list[int] = []
    services = house.page("sell").window_services
    services.open_panel(QLineEdit(), "Discount", on_closed=lambda: closed.append(1))
    press(Key.Key_2, CONTROL)
    assert (house.window.current, closed) == ("visits", [1])
    services.open_panel(QLineEdit(), "Discount")
    services.close_panel()
    assert house.window.frame.panel.content is None


def test_f1_lists_the_shortcuts_of_the_page_and_of_the_window(house: House) -> None:
    press(Key.Key_F1)
    content = house.window.frame.panel.content
    assert content is not None
    caps = [cap.accessibleName() for cap in content.findChildren(KeyCap)]
    assert caps[:2] == ["F4", "Del"]
    assert {"F1", "Ctrl+K", "Ctrl+Z", "Ctrl+1", "Ctrl+4"} <= set(caps)
    assert "Ctrl+5" not in caps


def test_a_scan_goes_to_the_page_that_is_shown(house: House) -> None:
    house.scanner.scanned.emit("6291041500213")
    assert house.page("sell").scans == ["6291041500213"]
    assert house.window.frame.search.field.text == ""


def test_a_scan_that_the_page_does_not_want_is_looked_for(house: House, qtbot: QtBot) -> None:
    house.window.show_screen("visits")
    house.scanner.scanned.emit("6291041500213")
    assert house.window.frame.search.field.text == "6291041500213"
    qtbot.waitUntil(lambda: not house.window.frame.search.results.isHidden())
    assert house.asked == ["6291041500213"]


def test_errors_that_nobody_took_are_explained_in_a_banner(house: House, qtbot: QtBot) -> None:
    def refuse(desk: object) -> Outcome[None]:
        raise Refused(Code.TICKET_EMPTY)

    def fail(desk: object) -> Outcome[None]:
        raise Unavailable(Code.DISK_FULL)

    banner = house.window.frame.banner
    house.tasks.run(refuse)
    qtbot.waitUntil(lambda: "empty" in banner.text)
    house.tasks.run(fail)
    qtbot.waitUntil(lambda: "disk is full" in banner.text)
    house.page("sell").window_services.clear_banner()
    assert banner.text == ""


def test_what_a_banner_offers_for_a_screen_goes_with_it(house: House) -> None:
    banner, services = house.window.frame.banner, house.page("sell").window_services
    services.banner("Is the date right?", action=Action("It is", print))
    house.window.show_screen("sell")
    assert banner.text == "Is the date right?"
    house.window.show_screen("visits")
    assert banner.text == ""


def test_what_a_banner_only_says_or_offers_anywhere_stays_when_the_screen_is_left(house: House) -> None:
    banner, services = house.window.frame.banner, house.page("sell").window_services
    services.explain(Refused(Code.TICKET_EMPTY))
    house.window.show_screen("visits")
    assert "empty" in banner.text
    services.explain(Unavailable(Code.DISK_FULL), retry=Action("Print again", print, holds_anywhere=True))
    house.window.show_screen("sell")
    assert "disk is full" in banner.text


def test_a_clock_that_went_back_is_asked_about_where_the_question_can_be_answered(house: House) -> None:
    """Below the scrim of a side panel a press on it closed the panel, with all that was typed there."""
    at = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    refusal = Refused(Code.CLOCK_WENT_BACK, now=at, last=at + timedelta(days=9))
    frame, typed, services = house.window.frame, QLineEdit(), house.page("sell").window_services
    services.open_panel(typed, "Refund", first_focus=typed)
    house.tasks.refused.emit(refusal)
    (question,) = frame.panel.findChildren(ClockPanel)
    assert question.isVisible()
    assert not typed.isVisible()
    assert QApplication.focusWidget() is question.right
    assert frame.banner.text == ""
    services.close_panel()
    assert typed.isVisible()
    services.close_panel()
    house.tasks.refused.emit(refusal)
    assert frame.banner.text.endswith("Is its date right?")


@pytest.mark.usefixtures("expected_logs")
def test_a_defect_is_admitted_with_its_reference(house: House, qtbot: QtBot) -> None:
    def stumble(desk: object) -> Outcome[None]:
        raise ZeroDivisionError

    house.tasks.run(stumble)
    qtbot.waitUntil(lambda: bool(house.window.findChildren(BugDialog)))
    dialog = house.window.findChildren(BugDialog)[0]
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == dialog.reference
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_control_z_takes_back_what_the_toast_is_about(house: House) -> None:
    undone: list[int] = []
    house.window.show_screen("visits")
    house.page("visits").window_services.toast("Removed.", undo=Action("Undo", lambda: undone.append(1)))
    press(Key.Key_Z, CONTROL)
    assert undone == [1]


def test_another_look_builds_everything_anew_and_keeps_what_was_written(house: House, theme: Theme) -> None:
    before = house.window.frame
    house.window.show_screen("visits")
    house.page("visits").field.setText("half a note")
    house.page("sell").field.setText("A 48213")
    dark = build_theme(is_dark=True, is_rtl=True, scale_percent=150)
    house.window.rebuild(Look(dark, load_phrasebook("ar")))
    assert house.window.frame is not before
    assert house.window.current == "visits"
    assert house.page("visits").field.text() == "half a note"
    assert house.page("sell").field.text() == "A 48213"
    assert house.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert rail(house)["Visits"].isChecked()
    # The old content is gone, and its shortcuts with it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    press(Key.Key_F4)
    assert house.page("visits").pressed == 1


def test_the_window_tells_that_it_is_closing(house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(house.window.closing):
        house.window.close()


def test_everything_that_takes_the_keyboard_has_a_name(house: House) -> None:
    press(Key.Key_F1)
    nameless = [
        widget
        for widget in house.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_nothing_is_logged_at_a_quiet_start(house: House, caplog: pytest.LogCaptureFixture) -> None:
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
