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

# First code of each row: keyboards of PCs (scan code set 1), which Linux took over (evdev).
_ROWS = (2, 16, 30, 44)
_X11_OFFSET = 8
"""What X11 and Wayland report more than evdev."""

# The places of the keys as Apple numbers them (HIToolbox/Events.h, kVK_ANSI_...), by their first number.
_APPLE = {0x00: "asdfhgzxcv", 0x0B: "bqweryt123465=97-80]ou[ip", 0x25: "lj'k;\\,/nm.", 0x32: "`"}


def _by_row() -> dict[int, tuple[str, str]]:
    return {
        first + place: (plain[place], shifted[place])
        for first, plain, shifted in zip(_ROWS, _PLAIN, _SHIFTED, strict=True)
        for place in range(len(plain))
    }


def _by_apple() -> dict[int, tuple[str, str]]:
    shifted = {"\\": "|", **dict(zip("".join(_PLAIN), "".join(_SHIFTED), strict=True))}
    return {
        first + place: (char, shifted[char])
        for first, chars in _APPLE.items()
        for place, char in enumerate(chars)
    }


_BY_SCAN_CODE, _BY_APPLE = _by_row(), _by_apple()


def us_character(event: QKeyEvent, *, is_shifted: bool, platform: str = sys.platform) -> str:
    """The character of a key's position on a US keyboard; empty where the system does not tell it."""
    if platform == "win32":
        pair = _BY_SCAN_CODE.get(event.nativeScanCode())
        if pair:
            return pair[is_shifted]
        # A scanner that is a program tells no place. Virtual keys of digits and letters bear the codes of
        # their US capitals.
        code = event.nativeVirtualKey()
        if 0x30 <= code <= 0x39 and not is_shifted:
            return chr(code)
        if 0x41 <= code <= 0x5A:
            return chr(code) if is_shifted else chr(code).lower()
        return ""
    if platform.startswith("linux"):
        pair = _BY_SCAN_CODE.get(event.nativeScanCode() - _X11_OFFSET)
        return pair[is_shifted] if pair else ""
    if platform == "darwin":
        # There virtual keys are places, whatever the layout.
        pair = _BY_APPLE.get(event.nativeVirtualKey())
        return pair[is_shifted] if pair else ""
    return ""


def likelier(typed: str, by_position: str) -> str:
    """What stood on the label: what the system typed, unless only the positions read like a barcode."""
    if _BARCODE.fullmatch(typed) or not _BARCODE.fullmatch(by_position):
        return typed
    return by_position
