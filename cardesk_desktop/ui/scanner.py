"""The barcode scanner as a keyboard wedge: it types faster than any hand, wherever the focus is.

Keys that follow one another within `BURST_GAP_MS` are a scan; a key that may begin one is held back
until it is clear what it was. A scan never reaches a field; what a person types always does.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.key_positions import likelier, us_character

BURST_GAP_MS = 25.0
"""Nobody types two keys within this time; scanners need 1 to 15 ms."""
HOLD_MS = 30
"""How long the first key of what may be a scan is held back: too short to be felt."""
LEAST_LENGTH = 4
"""Fewer characters are not a barcode but a hand that fell on the keys."""
MOST_LENGTH = 512

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_MODIFIER_KEYS = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_AltGr)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_GROUP_SEPARATOR = "\x1d"
"""Parts of GS1 codes are set apart by this control character, which scanners type as Ctrl+]."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A key that was held back, where it was going, and how it reads."""

    receiver: QWidget
    press: QKeyEvent
    release: QKeyEvent
    text: str
    position: str


class Scanner(QObject):
    """Looks at all keys of the application. `scanned` carries the characters of one barcode."""

    scanned = Signal(str)

    def __init__(
        self,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._held: list[_Held] = []
        self._last_ms: tuple[bool, float] = (False, float("-inf"))
        self._swallowed: set[int] = set()
        self._passed_to: QWidget | None = None
        self._is_replaying = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(HOLD_MS)
        self._patience.setTimerType(Qt.TimerType.PreciseTimer)
        self._patience.timeout.connect(self._lose_patience)
        input_watch().add(self)

    def stop(self) -> None:
        """Watch no more; what is held goes where it was going."""
        self._give_back()
        input_watch().remove(self)

    def look_at(self, watched: QObject, event: QInputEvent) -> bool:
        """Hold a key back, or let it pass."""
        if self._is_replaying or not isinstance(watched, QWidget):
            return False
        if event.type() is QEvent.Type.MouseButtonPress:
            self._give_back()
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            self._passed_to = None
            return self._shields_from_shortcut(event)
        if event.type() is QEvent.Type.KeyRelease:
            self._passed_to = None
            return self._swallow_release(event)
        if event.type() is not QEvent.Type.KeyPress or self._is_on_its_way_up(watched):
            return False
        is_taken = self._take(watched, event)
        self._passed_to = None if is_taken else watched
        return is_taken

    def _is_on_its_way_up(self, watched: QWidget) -> bool:
        """True for a key that a widget did not want and that Qt now offers to the widgets around it."""
        inner = self._passed_to
        if inner is None or not shiboken6.isValid(inner) or not watched.isAncestorOf(inner):
            return False
        self._passed_to = watched
        return True

    def _take(self, receiver: QWidget, event: QKeyEvent) -> bool:
        """Decide about a new key: True when it is held back or belongs to a scan."""
        is_burst = self._is_burst(event)
        if event.key() in _MODIFIER_KEYS:
            return False
        if event.isAutoRepeat():
            self._give_back()
            return False
        if event.key() in _ENDS and is_burst and len(self._held) >= LEAST_LENGTH:
            self._swallowed.add(event.key())
            self._finish()
            return True
        if self._is_character(event, is_burst=is_burst) and len(self._held) < MOST_LENGTH:
            if not is_burst:
                self._give_back()
            self._hold(receiver, event)
            return True
        self._give_back()
        return False

    def _is_burst(self, event: QKeyEvent) -> bool:
        """True when this key follows the one before it faster than a hand can."""
        # The system's own time of the key is exact even when the window was busy; tests have none.
        stamp = event.timestamp()
        now = (True, float(stamp)) if stamp else (False, self._monotonic() * 1000)
        before, self._last_ms = self._last_ms, now
        return bool(self._held) and now[0] is before[0] and 0 <= now[1] - before[1] <= BURST_GAP_MS

    def _is_character(self, event: QKeyEvent, *, is_burst: bool) -> bool:
        text = event.text()
        if event.modifiers() & _COMMANDS:
            return is_burst and text == _GROUP_SEPARATOR
        return len(text) == 1 and text.isprintable()

    def _hold(self, receiver: QWidget, event: QKeyEvent) -> None:
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        position = us_character(event, is_shifted=is_shifted) or event.text()
        press, release = (_copy(event, kind) for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease))
        self._held.append(_Held(receiver, press, release, event.text(), position))
        self._swallowed.add(event.key())
        self._patience.start()

    def _finish(self) -> None:
        held, self._held = self._held, []
        self._patience.stop()
        typed = latin_digits("".join(key.text for key in held))
        self.scanned.emit(likelier(typed, "".join(key.position for key in held)))

    def _lose_patience(self) -> None:
        # When the window was busy, keys of the same scan may wait in the queue: they come first.
        newest = self._held[-1] if self._held else None

        def unless_more_came() -> None:
            if self._held and self._held[-1] is newest:
                self._give_back()

        QTimer.singleShot(0, self, unless_more_came)

    def _give_back(self) -> None:
        """Give what was held to where it was going, in its order, as if nothing had happened."""
        held, self._held = self._held, []
        self._patience.stop()
        self._is_replaying = True
        try:
            for key in held:
                receiver = key.receiver if shiboken6.isValid(key.receiver) else QApplication.focusWidget()
                for event in (key.press, key.release):
                    if receiver is not None and shiboken6.isValid(receiver):
                        QCoreApplication.sendEvent(receiver, event)
        finally:
            self._is_replaying = False

    def _shields_from_shortcut(self, event: QKeyEvent) -> bool:
        """In the middle of a scan no key is a shortcut; any other shortcut finds what was typed before it."""
        stamp = event.timestamp()
        now = (True, float(stamp)) if stamp else (False, self._monotonic() * 1000)
        is_close = now[0] is self._last_ms[0] and now[1] - self._last_ms[1] <= BURST_GAP_MS
        is_command = bool(event.modifiers() & _COMMANDS)
        if self._held and is_close and not is_command:
            event.accept()
            return True
        if event.key() not in _MODIFIER_KEYS and not self._is_character(event, is_burst=is_close):
            self._give_back()
        return False

    def _swallow_release(self, event: QKeyEvent) -> bool:
        if event.key() not in self._swallowed or event.isAutoRepeat():
            return False
        self._swallowed.discard(event.key())
        return True


def _copy(event: QKeyEvent, kind: QEvent.Type) -> QKeyEvent:
    copied = QKeyEvent(
        kind,
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copied.setTimestamp(event.timestamp())
    return copied
