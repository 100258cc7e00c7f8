from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.scanner import Scanner
from cardesk_desktop.ui.widgets.early_keys import EarlyKeys


class _Desk:
    """A field that comes late, and what has the keyboard until then."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field = QLineEdit()
        QHBoxLayout(self.window).addWidget(self.field)
        self.early = EarlyKeys("Services", self.window)
        self.window.show()
        qtbot.waitUntil(self.window.isActiveWindow)

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)


def test_what_was_typed_early_is_given_on_in_its_order(qtbot: QtBot) -> None:
    desk = _Desk(qtbot)
    desk.early.wait()
    desk.type("57 left")
    assert desk.field.text() == ""

    desk.field.setFocus()
    desk.early.give_on()

    assert desk.field.text() == "57 left"


def test_a_key_that_was_underway_meanwhile_is_not_lost(qtbot: QtBot) -> None:
    desk = _Desk(qtbot)
    desk.early.wait()
    desk.field.setFocus()
    desk.early.give_on()

    QTest.keyClicks(desk.early, "5")

    assert desk.field.text() == "5"


def test_what_never_came_leaves_nothing(qtbot: QtBot) -> None:
    desk = _Desk(qtbot)
    desk.early.wait()
    desk.type("57")

    desk.early.forget()
    desk.field.setFocus()
    desk.early.give_on()

    assert desk.field.text() == ""


def test_escape_is_not_kept(qtbot: QtBot) -> None:
    desk = _Desk(qtbot)
    desk.early.wait()

    QTest.keyClick(desk.early, Qt.Key.Key_Escape)
    QTest.keyClicks(desk.early, "5")
    desk.field.setFocus()
    desk.early.give_on()

    assert desk.field.text() == "5"


def test_keys_given_on_at_once_are_no_scan(qtbot: QtBot) -> None:
    desk = _Desk(qtbot)
    scanner = Scanner()
    scans: list[str] = []
    scanner.scanned.connect(scans.append)
    desk.early.wait()
    for letter in "Toyota":
        desk.type(letter)
        qtbot.wait(35)
    QTest.keyClick(desk.early, Qt.Key.Key_Return)
    desk.field.setFocus()

    desk.early.give_on()

    qtbot.waitUntil(lambda: desk.field.text() == "Toyota")
    assert scans == []
    scanner.stop()


def test_the_enter_that_led_here_pressed_twice_does_nothing(qtbot: QtBot) -> None:
    desk = _Desk(qtbot)
    entered: list[str] = []
    desk.field.returnPressed.connect(lambda: entered.append(desk.field.text()))
    desk.early.wait()
    QTest.keyClick(desk.early, Qt.Key.Key_Return)
    desk.type("57")
    QTest.keyClick(desk.early, Qt.Key.Key_Return)

    desk.field.setFocus()
    desk.early.give_on()

    assert entered == ["57"]
