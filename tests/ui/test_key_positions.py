"""Where a key lies on the keyboard tells what a scanner meant, whatever the layout made of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from cardesk_desktop.ui.key_positions import likelier, us_character


def test_positions_are_believed_only_where_what_was_typed_is_no_code() -> None:
    assert likelier("ABC-1", "QBC)!") == "ABC-1"
    assert likelier("شلا", "abl") == "abl"
    assert likelier("شلا", "ش") == "شلا"


@pytest.mark.parametrize(
    ("platform", "scan", "virtual", "is_shifted", "char"),
    [
        ("linux", 10, 0, False, "1"),
        ("linux", 38, 0, True, "A"),
        ("linux", 9999, 0, False, ""),
        ("win32", 0, 0x35, False, "5"),
        ("win32", 0, 0x41, False, "a"),
        ("win32", 0, 0x41, True, "A"),
        ("win32", 0, 0xBA, False, ""),
        # On a French keyboard the key of Q types an a, and that of the hyphen a closing parenthesis.
        ("win32", 0x10, 0x41, True, "Q"),
        ("win32", 0x0C, 0xDB, False, "-"),
        ("win32", 0x02, 0x31, False, "1"),
        ("darwin", 0, 0x00, False, "a"),
        ("darwin", 0, 0x12, False, "1"),
        ("darwin", 0, 0x1D, False, "0"),
        ("darwin", 0, 0x1B, False, "-"),
        ("darwin", 0, 0x27, True, '"'),
        ("darwin", 0, 0x24, False, ""),
        ("other", 10, 0x31, False, ""),
    ],
)
def test_key_positions(platform: str, scan: int, virtual: int, is_shifted: bool, char: str) -> None:
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, scan, virtual, 0, "x"
    )
    assert us_character(event, is_shifted=is_shifted, platform=platform) == char
