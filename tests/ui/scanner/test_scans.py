"""The scanner as a keyboard wedge: no scan is lost, or typed into a field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from pytestqt.qtbot import QtBot

from tests.ui.scanner.wedge import Desk, Hand

Key = Qt.Key


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


def test_no_key_of_a_scan_is_a_shortcut(hand: Hand, desk: Desk, codes: list[str]) -> None:
    desk.keys.clear()
    shortcut = QShortcut("+", desk)
    shortcut.activated.connect(desk.on_return)
    hand.scan(desk, "A12+34")
    assert codes == ["A12+34"]
    assert desk.entered == 0


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
