"""Where a PIN goes in: fingers, keys of every script, what is said, and waiting."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.pin_entry import PinEntry

Key = Qt.Key


@dataclass
class Watch:
    """A clock that runs when it is told to."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


class Asked:
    """An entry on the screen, and what was entered into it."""

    def __init__(self, theme: Theme, phrases: Phrasebook, qtbot: QtBot) -> None:
        self.watch, self.entered = Watch(), list[str]()
        self.entry = PinEntry(theme, phrases, "Unlock", monotonic=self.watch)
        qtbot.addWidget(self.entry)
        self.entry.entered.connect(self.entered.append)
        self.entry.show()
        self.entry.setFocus()

    @property
    def says(self) -> str:
        return self.entry.message.text()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.entry, text)


@pytest.fixture
def asked(theme: Theme, phrases: Phrasebook, qtbot: QtBot) -> Asked:
    return Asked(theme, phrases, qtbot)


def test_a_pin_is_typed_and_entered(asked: Asked) -> None:
    asked.type("4711")
    QTest.keyClick(asked.entry, Key.Key_Return)
    assert asked.entered == ["4711"]
    asked.type("5")
    QTest.keyClick(asked.entry, Key.Key_Return)
    assert asked.entered == ["4711"]


def test_digits_of_another_keyboard_are_digits(asked: Asked) -> None:
    for digit in "٤٧١١":
        event = QKeyEvent(QEvent.Type.KeyPress, ord(digit), Qt.KeyboardModifier.NoModifier, digit)
        QApplication.sendEvent(asked.entry, event)
    asked.entry.enter()
    assert asked.entered == ["4711"]


def test_a_pin_goes_in_by_finger(asked: Asked) -> None:
    for key in ("4", "7", "8", "back", "1", "1"):
        QTest.mouseClick(asked.entry.pad.key(key), Qt.MouseButton.LeftButton)
    QTest.mouseClick(asked.entry.button, Qt.MouseButton.LeftButton)
    assert asked.entered == ["4711"]


def test_too_few_digits_are_no_pin_and_too_many_are_not_taken(asked: Asked) -> None:
    asked.type("471")
    assert not asked.entry.button.isEnabled()
    asked.entry.enter()
    assert asked.entered == []
    asked.type("1234567")
    asked.entry.enter()
    assert asked.entered == ["47112345"]


def test_backspace_takes_the_last_digit_back(asked: Asked) -> None:
    asked.type("47112")
    QTest.keyClick(asked.entry, Key.Key_Backspace)
    asked.entry.enter()
    assert asked.entered == ["4711"]


def test_what_is_no_digit_is_left_to_the_screen_around(asked: Asked) -> None:
    asked.type("ab")
    QTest.keyClick(asked.entry, Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    asked.type("4711")
    asked.entry.enter()
    assert asked.entered == ["4711"]


def test_a_wrong_pin_is_said_until_the_next_digit(asked: Asked) -> None:
    asked.entry.begin("Unlock", "Type your PIN.")
    asked.type("4711")
    asked.entry.enter()
    asked.entry.refuse("This PIN is not right.")
    assert asked.says == "This PIN is not right."
    asked.type("2")
    assert asked.says == "Type your PIN."
    asked.type("580")
    asked.entry.enter()
    assert asked.entered == ["4711", "2580"]


def test_a_wait_is_counted_down_and_takes_nothing(asked: Asked, qtbot: QtBot) -> None:
    asked.entry.wait(65)
    assert asked.says == "Too many wrong tries. The next one is taken in 1:05."
    asked.type("4711")
    asked.entry.enter()
    assert asked.entered == []
    asked.watch.now += 61.5
    qtbot.waitUntil(lambda: "0:04" in asked.says)
    asked.watch.now += 4
    qtbot.waitUntil(lambda: not asked.entry.is_waiting)
    asked.type("4711")
    asked.entry.enter()
    assert asked.entered == ["4711"]
