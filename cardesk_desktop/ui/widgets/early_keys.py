"""Keys that are faster than what they are meant for: kept while it is read, then given on in their order."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NEVER_KEPT = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
)


class EarlyKeys(QWidget):
    """Has the keyboard between `wait` and `give_on`. Nothing of it is seen, and Tab does not reach it.

    Escape and Tab are not kept: the way out stays open however long the answer takes. Nor is an Enter that
    comes first: it is the one that led here, pressed twice by a hasty hand.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedSize(0, 0)
        self._kept: list[QKeyEvent] = []
        self._is_waiting = False

    @property
    def is_waiting(self) -> bool:
        """Between `wait` and `give_on` or `forget`."""
        return self._is_waiting

    def wait(self) -> None:
        """Take the keyboard, and keep what is typed from now on."""
        self._is_waiting = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_on(self) -> None:
        """Type what was kept, each key where the keyboard is by then."""
        kept, self._kept = self._kept, []
        self._is_waiting = False
        for key in kept:
            self._give(key)

    def forget(self) -> None:
        """Drop what was kept: what it was meant for does not come."""
        self._kept.clear()
        self._is_waiting = False

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _NEVER_KEPT:
            event.ignore()
            return
        is_plain_enter = event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._is_waiting and not self._kept and is_plain_enter:
            return
        kept = event.clone()
        # The pace is the person's: without it the keys given on at once would pass for a scanner's.
        kept.setTimestamp(event.timestamp() or int(time.monotonic() * 1000))
        if self._is_waiting:
            self._kept.append(kept)
        else:
            self._give(kept)

    def _give(self, key: QKeyEvent) -> None:
        target = QApplication.focusWidget()
        if target is not None and target is not self:
            QCoreApplication.sendEvent(target, key)
