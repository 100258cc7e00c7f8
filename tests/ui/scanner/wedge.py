"""A hand and a scanner that type on a window, and the window, which counts what reaches it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.scanner import BURST_GAP_MS, HOLD_MS

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
