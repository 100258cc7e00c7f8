"""What a hand types is never taken for a scan, and arrives whole, in order and where it was meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.scanner.wedge import Desk, Hand

Key = Qt.Key


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
