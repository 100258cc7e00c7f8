"""Two hands and a pair of eyes: keys and clicks go to the window as the operating system sends them.

Nothing is called behind the screen's back. What is looked for is looked for as a person does: by the
words on it (its accessible name), and only if it can be seen.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

W = TypeVar("W", bound=QWidget)

Where = Callable[[], QWidget]
"""A part of the window, found anew at every look: it may have been drawn anew in between."""

# Slower than any barcode scanner, faster than most people.
PACE_MS = 45
SCANNER_GAP_MS = 3
PATIENCE_S = 60.0

_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


def pause(ms: int) -> None:
    """Let the program work for a while. `QTest.qWait` would hold Python's lock, and with it the workers."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class Missed(AssertionError):
    """Something that should have come to be seen did not."""


class Hands:
    """Types, clicks and looks at one window."""

    def __init__(self, window: QWidget, pictures: Path | None = None) -> None:
        self._window = window
        self._pictures = pictures
        self.taken: list[Path] = []

    def write(self, text: str) -> None:
        """Type on the keyboard, wherever the focus is."""
        for letter in text:
            QTest.keyClicks(self._focus(), letter)
            pause(PACE_MS)

    def paste(self, text: str) -> None:
        """Put a text in from the clipboard, as one does with what is too long to type."""
        QApplication.clipboard().setText(text)
        self.press_named("Ctrl+V")

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        """Press a key that is no letter."""
        for _ in range(times):
            QTest.keyClick(self._focus(), key, modifiers)
            pause(PACE_MS)

    def press_named(self, keys: str) -> None:
        """Press a shortcut as it is written on a button: `F12`, `Ctrl+S`."""
        *modifiers, key = keys.split("+")
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= _MODIFIERS[modifier]
        self.press(Qt.Key[f"Key_{key}"], held)

    def rest(self, ms: int) -> None:
        """Do nothing for a while."""
        pause(ms)

    def scan(self, code: str) -> None:
        """Pull the trigger of a scanner: digits without pause, then Enter.

        Every key carries the time at which the device sent it, as the operating system notes it: however
        slow this computer is at the moment, the scanner was fast.
        """
        sent_ms = int(time.monotonic() * 1000)
        keys = [*((ord(digit), digit) for digit in code), (int(Qt.Key.Key_Return), "\r")]
        for place, (key, text) in enumerate(keys):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
                event.setTimestamp(sent_ms + place * SCANNER_GAP_MS)
                QApplication.sendEvent(self._focus(), event)

    def click(self, target: QWidget, at: QRect | None = None) -> None:
        """Click in the middle of a widget, or of a part of it (an item of a list)."""
        middle = (at or target.rect()).center()
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(middle))
        pause(PACE_MS)

    def find(self, name: str, kind: type[W], inside: Where | None = None) -> W | None:
        """The visible widget of this kind that is called so, or None."""
        return self._first(lambda widget: widget.accessibleName() == name, kind, inside)

    def find_with(self, part: str, kind: type[W], inside: Where | None = None) -> W | None:
        """The visible widget of this kind whose name has this in it, or None."""
        return self._first(lambda widget: part in widget.accessibleName(), kind, inside)

    def see(self, name: str, kind: type[W], inside: Where | None = None) -> W:
        """Wait until a widget of this name can be seen."""
        return self.until(lambda: self.find(name, kind, inside), f"“{name}” on the screen")

    def see_with(self, part: str, kind: type[W], inside: Where | None = None) -> W:
        """Wait until a widget can be seen whose name has this in it."""
        return self.until(
            lambda: self.find_with(part, kind, inside),
            f"something with “{part}” on the screen",
        )

    def see_words(self, words: str) -> QLabel:
        """Wait until these words can be read."""
        return self.until(lambda: self._label(words), f"the words “{words}”")

    def see_words_with(self, part: str) -> QLabel:
        """Wait until words can be read that have this in them."""
        return self.until(lambda: self._label_with(part), f"words with “{part}”")

    def _label_with(self, part: str) -> QLabel | None:
        labels = self._window.findChildren(QLabel)
        return next((label for label in labels if label.isVisible() and part in label.text()), None)

    def _label(self, words: str) -> QLabel | None:
        labels = self._window.findChildren(QLabel)
        return next((label for label in labels if label.isVisible() and label.text() == words), None)

    def _first(self, is_meant: Callable[[W], bool], kind: type[W], inside: Where | None = None) -> W | None:
        place = inside() if inside else self._window
        for widget in place.findChildren(kind):
            if widget.isVisibleTo(self._window) and is_meant(widget):
                return widget
        return None

    def until(self, look: Callable[[], W | None], what: str) -> W:
        """Look again and again, as long as a patient person would."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            found = look()
            if found is not None:
                return found
            pause(10)
        self.shoot("missed")
        raise Missed(what)

    def wait(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        self.until(lambda: self._window if is_so() else None, what)

    def shoot(self, name: str) -> None:
        """Take a picture of the window."""
        if self._pictures is None:
            return
        pause(PACE_MS)
        path = self._pictures / f"{len(self.taken) + 1:02d}-{name}.png"
        self._window.grab().save(str(path))
        self.taken.append(path)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window
