"""Where the keyboard begins in what was opened: at what was wished for, as soon as that can take it."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override


class FirstFocus(QObject):
    """Qt lets a hidden or a disabled widget have no keyboard, and then it stays below the scrim.

    A live picture whose camera has not begun, a button for which there is nothing to do: something else has
    the keyboard until then. The same where a panel only reads what it shows, and has nothing yet but its
    cross: an Enter there would close it. Who moved on meanwhile is left alone.
    """

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._wished: QWidget | None = None
        self._stand_in: QWidget | None = None
        self._filling: QWidget | None = None
        self._next: Callable[[], QWidget | None] | None = None

    def give(self, wished: QWidget | None, stand_in: QWidget) -> None:
        """Let `wished` have the keyboard, or `stand_in` until it can, and for good if nothing is wished."""
        self.forget()
        if wished is None or self._can_take(wished):
            (wished or stand_in).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._wished, self._stand_in = wished, stand_in
        wished.installEventFilter(self)
        stand_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait_for(self, filling: QWidget, first: Callable[[], QWidget | None]) -> None:
        """Nothing in the panel takes the keyboard yet: ask for the `first` that does as it is filled."""
        self._filling, self._next = filling, first
        self._stand_in = QApplication.focusWidget()
        filling.installEventFilter(self)

    def forget(self) -> None:
        """Wait for nothing any more."""
        if self._filling is not None and shiboken6.isValid(self._filling):
            self._filling.removeEventFilter(self)
        self._filling = self._next = None
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
        if watched is self._filling and event.type() is QEvent.Type.LayoutRequest:
            self._look_again()
        return super().eventFilter(watched, event)

    def _look_again(self) -> None:
        first = self._next() if self._next is not None else None
        if first is not None:
            stand_in = self._stand_in
            self.forget()
            if QApplication.focusWidget() is stand_in:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _can_take(self, widget: QWidget) -> bool:
        return self._panel.isAncestorOf(widget) and widget.isEnabled() and widget.isVisibleTo(self._panel)
