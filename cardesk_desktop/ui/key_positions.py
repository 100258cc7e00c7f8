"""Where a key lies on the keyboard, read as on a US one.

A scanner sends key positions. On an Arabic or French keyboard layout the system turns them into other
letters; the positions still tell what was on the label.
"""

from __future__ import annotations

import re
import sys

from PySide6.QtGui import QKeyEvent

_BARCODE = re.compile(r"[0-9A-Za-z\-. $/+%:_#*\x1d]+")
"""Characters that stand in the codes on goods, cars and papers (EAN, Code 39, Code 128, GS1, QR ids)."""

# Row by row from the digit row down, plain and with Shift, as printed on a US keyboard.
_PLAIN = ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'`", "zxcvbnm,./")
_SHIFTED = ("!@#$%^&*()_+", "QWERTYUIOP{}", 'ASDFGHJKL:"~', "ZXCVBNM<>?")

# First code of each row: Linux (evdev, of which X11 and Wayland report eight more).
_EVDEV_ROWS = (2, 16, 30, 44)
_X11_OFFSET = 8


def _table() -> dict[int, tuple[str, str]]:
    return {
        first + _X11_OFFSET + place: (plain[place], shifted[place])
        for first, plain, shifted in zip(_EVDEV_ROWS, _PLAIN, _SHIFTED, strict=True)
        for place in range(len(plain))
    }


_BY_SCAN_CODE = _table()


def us_character(event: QKeyEvent, *, is_shifted: bool, platform: str = sys.platform) -> str:
    """The character of a key's position on a US keyboard; empty where the system does not tell it."""
    if platform == "win32":
        # Virtual keys of digits and letters bear the codes of their US capitals.
        code = event.nativeVirtualKey()
        if 0x30 <= code <= 0x39 and not is_shifted:
            return chr(code)
        if 0x41 <= code <= 0x5A:
            return chr(code) if is_shifted else chr(code).lower()
        return ""
    if platform.startswith("linux"):
        pair = _BY_SCAN_CODE.get(event.nativeScanCode())
        return pair[is_shifted] if pair else ""
    return ""


def likelier(typed: str, by_position: str) -> str:
    """What stood on the label: what the system typed, unless only the positions read like a barcode."""
    if _BARCODE.fullmatch(typed) or not _BARCODE.fullmatch(by_position):
        return typed
    return by_position
