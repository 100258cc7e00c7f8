"""The scanner as a keyboard wedge: no scan is lost or typed into a field, no typing is taken for a scan."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.scanner import BURST_GAP_MS, HOLD_MS, Scanner

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Types on a window: presses and releases as the system delivers them, at the times it says."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.now_ms = 1000.0
        self.stamps = False

    def monotonic(self) -> float:
        return self.now_ms / 1000

    def key(
        self,
        to: QWidget,
        key: Qt.Key,
        text: str = "",
        *,
        modifiers: Qt.KeyboardModifier = NONE,
        is_repeat: bool = False,
        is_released: bool = True,
        scan_code: int = 0,
    ) -> None:
        """One key: shortcut override, press, release, as Qt's window does it."""
        kinds = [QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress]
        for kind in kinds + ([QEvent.Type.KeyRelease] if is_released else []):
            event = QKeyEvent(kind, key, modifiers, scan_code, 0, 0, text, is_repeat)
            if self.stamps:
                event.setTimestamp(int(self.now_ms))
            QCoreApplication.sendEvent(to, event)

    def type(self, to: QWidget, text: str, *, gap_ms: float) -> None:
        """Characters at a pace; a slow hand lets the window's own time pass as well."""
        for char in text:
            key = Key(ord(char.upper())) if char.isascii() else Key.Key_unknown
            self.key(to, key, char)
            self.pause(gap_ms)

    def scan(self, to: QWidget, code: str, *, gap_ms: float = 5, end: Qt.Key = Key.Key_Return) -> None:
        """A whole barcode, as fast as the scanner is."""
        for char in code:
            self.key(to, Key(ord(char.upper())), char)
            self.now_ms += gap_ms
        self.key(to, end, "\r")
        self.now_ms += gap_ms

    def pause(self, ms: float) -> None:
        self.now_ms += ms
        if ms > BURST_GAP_MS:
            self.qtbot.wait(HOLD_MS + 15)
            # On a busy computer the patience may end together with the wait; what it led to comes now.
            QCoreApplication.processEvents()


class Desk(QWidget):
    """A window with a field and a shortcut, which counts what reaches it."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.other = QLineEdit(), QLineEdit()
        self.entered = self.shortcuts = 0
        self.keys: list[str] = []
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.other)
        self.field.returnPressed.connect(self.on_return)

    def on_return(self) -> None:
        self.entered += 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.text())


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    window = Desk()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.field.setFocus()
    return window


@pytest.fixture
def codes(qapp: QApplication, hand: Hand, desk: Desk) -> Iterator[list[str]]:
    scanner, heard = Scanner(monotonic=hand.monotonic), list[str]()
    scanner.scanned.connect(heard.append)
    yield heard
    scanner.stop()


EAN = "6291041500213"


def test_a_scan_is_heard_and_leaves_no_trace_in_the_field(hand: Hand, desk: Desk, codes: list[str]) -> None:
    hand.scan(desk.field, EAN)
    hand.pause(100)
    assert codes == [EAN]
    assert desk.field.text() == ""
    assert desk.entered == 0


def test_a_scan_is_heard_without_any_field(hand: Hand, desk: Desk, codes: list[str]) -> None:
    hand.scan(desk, EAN)
    hand.pause(100)
    assert codes == [EAN]
    assert desk.keys == []


def test_tab_ends_a_scan_and_does_not_move_the_focus(hand: Hand, desk: Desk, codes: list[str]) -> None:
    hand.scan(desk.field, EAN, end=Key.Key_Tab)
    assert codes == [EAN]
    assert desk.field.hasFocus()


@pytest.mark.parametrize("gap_ms", [0, 1, 5, 15, 24])
def test_scanners_of_every_speed(hand: Hand, desk: Desk, codes: list[str], gap_ms: float) -> None:
    hand.scan(desk.field, EAN, gap_ms=gap_ms)
    assert codes == [EAN]
    assert desk.field.text() == ""


def test_ten_scans_in_a_second_back_to_back(hand: Hand, desk: Desk, codes: list[str]) -> None:
    labels = [f"62910415{n:05}" for n in range(100)]
    for label in labels:
        hand.scan(desk.field, label, gap_ms=5)
    hand.pause(100)
    assert codes == labels
    assert desk.field.text() == ""
    assert desk.entered == 0


def test_a_scan_into_a_half_written_field_leaves_it_as_it_was(
    hand: Hand, desk: Desk, codes: list[str]
) -> None:
    desk.field.setText("half")
    desk.field.setSelection(0, 2)
    hand.scan(desk.field, EAN)
    hand.pause(100)
    assert (desk.field.text(), desk.field.selectedText()) == ("half", "ha")
    assert codes == [EAN]


def test_letters_capitals_and_signs_of_a_code_come_through(hand: Hand, desk: Desk, codes: list[str]) -> None:
    for char in "R03-A-000127/X":
        if char.isupper():
            hand.key(desk.field, Key.Key_Shift, "", is_released=False)
            hand.now_ms += 3
        hand.key(desk.field, Key(ord(char)), char)
        hand.now_ms += 6
    hand.key(desk.field, Key.Key_Return, "\r")
    assert codes == ["R03-A-000127/X"]
    assert desk.field.text() == ""


def test_the_group_separator_of_a_gs1_code_is_part_of_it(hand: Hand, desk: Desk, codes: list[str]) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    hand.type(desk.field, "0106", gap_ms=4)
    hand.key(desk.field, Key.Key_BracketRight, "\x1d", modifiers=control)
    hand.now_ms += 4
    hand.scan(desk.field, "21A7", gap_ms=4)
    assert codes == ["0106\x1d21A7"]


@pytest.mark.parametrize("gap_ms", [36, 60, 120])
def test_what_a_hand_types_arrives_whole(hand: Hand, desk: Desk, codes: list[str], gap_ms: float) -> None:
    hand.type(desk.field, "nissan 60917", gap_ms=gap_ms)
    hand.key(desk.field, Key.Key_Return, "\r")
    assert desk.field.text() == "nissan 60917"
    assert desk.entered == 1
    assert codes == []


def test_enter_alone_is_never_held_back(hand: Hand, desk: Desk, codes: list[str]) -> None:
    hand.key(desk.field, Key.Key_Return, "\r")
    assert desk.entered == 1


def test_two_keys_rolled_over_by_a_fast_hand_arrive_in_order(
    hand: Hand, desk: Desk, codes: list[str]
) -> None:
    hand.key(desk.field, Key.Key_A, "a", is_released=False)
    hand.now_ms += 12
    hand.key(desk.field, Key.Key_B, "b", is_released=False)
    hand.pause(60)
    hand.key(desk.field, Key.Key_C, "c")
    hand.pause(60)
    assert desk.field.text() == "abc"
    assert codes == []


def test_a_short_burst_and_enter_is_typing(hand: Hand, desk: Desk, codes: list[str]) -> None:
    hand.scan(desk.field, "123")
    assert desk.field.text() == "123"
    assert desk.entered == 1
    assert codes == []


def test_a_burst_without_an_end_is_typing(hand: Hand, desk: Desk, codes: list[str]) -> None:
    hand.type(desk.field, "passphrase", gap_ms=2)
    hand.pause(100)
    assert desk.field.text() == "passphrase"
    assert codes == []


def test_enter_long_after_a_burst_is_enter(hand: Hand, desk: Desk, codes: list[str]) -> None:
    hand.type(desk.field, "12345", gap_ms=2)
    hand.pause(100)
    hand.key(desk.field, Key.Key_Return, "\r")
    assert desk.field.text() == "12345"
    assert desk.entered == 1
    assert codes == []


def test_keys_that_wait_behind_a_busy_window_still_belong_to_their_scan(
    hand: Hand, desk: Desk, codes: list[str], qtbot: QtBot
) -> None:
    hand.stamps = True
    hand.key(desk.field, Key.Key_1, "1")
    hand.now_ms += 5
    for char in "2345":
        hand.key(desk.field, Key(ord(char)), char)
        hand.now_ms += 5
    hand.key(desk.field, Key.Key_Return, "\r")
    qtbot.waitUntil(lambda: codes == ["12345"])


def test_the_system_s_time_tells_a_hand_from_a_scanner_when_keys_arrive_at_once(
    hand: Hand, desk: Desk, codes: list[str]
) -> None:
    hand.stamps = True
    for char in "12345":
        hand.key(desk.field, Key(ord(char)), char)
        hand.now_ms += 80
    hand.key(desk.field, Key.Key_Return, "\r")
    assert desk.field.text() == "12345"
    assert codes == []


def test_editing_keys_are_untouched_and_in_order(hand: Hand, desk: Desk, codes: list[str]) -> None:
    hand.key(desk.field, Key.Key_A, "a")
    hand.now_ms += 10
    hand.key(desk.field, Key.Key_Backspace, "\b")
    hand.now_ms += 10
    hand.key(desk.field, Key.Key_B, "b")
    hand.pause(60)
    assert desk.field.text() == "b"


def test_key_repeat_is_a_finger_that_stays_down(hand: Hand, desk: Desk, codes: list[str]) -> None:
    hand.key(desk.field, Key.Key_0, "0", is_released=False)
    hand.now_ms += 20
    for _ in range(6):
        hand.key(desk.field, Key.Key_0, "0", is_repeat=True, is_released=False)
        hand.now_ms += 20
    hand.key(desk.field, Key.Key_Return, "\r")
    assert desk.field.text() == "0000000"
    assert codes == []


def test_shortcuts_with_modifiers_are_untouched(hand: Hand, desk: Desk, codes: list[str]) -> None:
    desk.field.setText("abc")
    hand.key(desk.field, Key.Key_A, "\x01", modifiers=Qt.KeyboardModifier.ControlModifier)
    assert desk.field.selectedText() == "abc"


def test_the_last_key_arrives_before_a_shortcut_that_waited_behind_it(
    hand: Hand, desk: Desk, codes: list[str]
) -> None:
    taken: list[str] = []
    QShortcut(Key.Key_F12, desk).activated.connect(lambda: taken.append(desk.field.text()))
    desk.activateWindow()
    hand.key(desk.field, Key.Key_9, "9")
    hand.now_ms += 200
    QTest.keyClick(desk.field, Key.Key_F12)
    assert taken == ["9"]


def test_the_last_key_arrives_before_a_click_that_waited_behind_it(
    hand: Hand, desk: Desk, codes: list[str]
) -> None:
    taken: list[str] = []
    button = QPushButton(desk)
    button.clicked.connect(lambda: taken.append(desk.field.text()))
    button.show()
    hand.key(desk.field, Key.Key_9, "9")
    hand.now_ms += 200
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert taken == ["9"]


def test_no_key_of_a_scan_is_a_shortcut(hand: Hand, desk: Desk, codes: list[str]) -> None:
    desk.keys.clear()
    shortcut = QShortcut("+", desk)
    shortcut.activated.connect(desk.on_return)
    hand.scan(desk, "A12+34")
    assert codes == ["A12+34"]
    assert desk.entered == 0


def test_text_of_an_input_method_is_untouched(hand: Hand, desk: Desk, codes: list[str]) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString("洗车")
    QCoreApplication.sendEvent(desk.field, event)
    assert desk.field.text() == "洗车"
    assert codes == []


def test_a_key_goes_to_where_it_was_typed_though_the_focus_moved(
    hand: Hand, desk: Desk, codes: list[str]
) -> None:
    hand.key(desk.field, Key.Key_A, "a")
    desk.other.setFocus()
    hand.pause(60)
    assert (desk.field.text(), desk.other.text()) == ("a", "")


def test_a_key_whose_field_is_gone_goes_to_the_field_with_the_focus(
    hand: Hand, desk: Desk, codes: list[str]
) -> None:
    hand.key(desk.field, Key.Key_A, "a")
    desk.other.setFocus()
    desk.field.deleteLater()
    QCoreApplication.sendPostedEvents(desk.field, QEvent.Type.DeferredDelete)
    hand.pause(60)
    assert desk.other.text() == "a"


def test_a_key_that_the_field_does_not_want_goes_up_once(hand: Hand, desk: Desk, codes: list[str]) -> None:
    hand.key(desk.field, Key.Key_F7)
    assert desk.keys == [""]


def test_typing_and_scans_in_turn(hand: Hand, desk: Desk, codes: list[str]) -> None:
    hand.type(desk.field, "ali", gap_ms=60)
    hand.scan(desk.field, EAN)
    hand.pause(60)
    hand.type(desk.field, " baba", gap_ms=60)
    hand.scan(desk.field, "4006381333931")
    hand.pause(60)
    assert desk.field.text() == "ali baba"
    assert codes == [EAN, "4006381333931"]


def test_arabic_digits_of_a_keyboard_layout_are_read_as_latin(
    hand: Hand, desk: Desk, codes: list[str]
) -> None:
    for char in "٦٢٩١٠":
        hand.key(desk.field, Key.Key_unknown, char)
        hand.now_ms += 5
    hand.key(desk.field, Key.Key_Return, "\r")
    assert codes == ["62910"]


def test_a_french_layout_does_not_spoil_a_code(hand: Hand, desk: Desk, codes: list[str]) -> None:
    for place, char in enumerate("&é\"'("):
        hand.key(desk.field, Key.Key_unknown, char, scan_code=10 + place)
        hand.now_ms += 5
    hand.key(desk.field, Key.Key_Return, "\r")
    assert codes == ["12345"]
