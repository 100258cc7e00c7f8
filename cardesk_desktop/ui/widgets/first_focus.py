"""Where the keyboard begins in what was opened: at what was wished for, as soon as that can take it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override


class FirstFocus(QObject):
    """Qt lets a hidden or a disabled widget have no keyboard, and then it stays below the scrim.

    A live picture whose camera has not begun, a button for which there is nothing to do: something else has
    the keyboard until then. Who moved on meanwhile is left alone.
    """

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._wished: QWidget | None = None
        self._stand_in: QWidget | None = None

    def give(self, wished: QWidget | None, stand_in: QWidget) -> None:
        """Let `wished` have the keyboard, or `stand_in` until it can, and for good if nothing is wished."""
        self.forget()
        if wished is None or self._can_take(wished):
            (wished or stand_in).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._wished, self._stand_in = wished, stand_in
        wished.installEventFilter(self)
        stand_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Wait for nothing any more."""
        if self._wished is not None and shiboken6.isValid(self._wished):
            self._wished.removeEventFilter(self)
        self._wished = self._stand_in = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        wished, stand_in = self._wished, self._stand_in
        may_take_now = event.type() in (QEvent.Type.Show, QEvent.Type.EnabledChange)
        if may_take_now and wished is not None and self._can_take(wished):
            self.forget()
            if QApplication.focusWidget() is stand_in:
                wished.setFocus(Qt.FocusReason.OtherFocusReason)
        return super().eventFilter(watched, event)

    def _can_take(self, widget: QWidget) -> bool:
        return self._panel.isAncestorOf(widget) and widget.isEnabled() and widget.isVisibleTo(self._panel)
