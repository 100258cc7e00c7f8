"""Where the keyboard begins in what was opened: at what was wished for, as soon as that can take it."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from cardesk_desktop.ui.widgets.panel_content import PanelContent


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
        self._filled: QWidget | None = None
        self._first: Callable[[], QWidget | None] | None = None

    def give(
        self, wished: QWidget | None, first: Callable[[], QWidget | None], cross: QWidget, content: QWidget
    ) -> None:
        """Let `wished` have the keyboard; until it can, the `first` in the panel, or else its `cross`.

        Where nothing is wished it stays at the first; at the cross only until `content` has got a part that
        takes it.
        """
        self.forget()
        can_take = wished is not None and self._can_take(wished)
        stand_in = wished if wished is not None and can_take else first() or cross
        stand_in.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stand_in = stand_in
        if wished is not None and not can_take:
            self._wished = wished
            wished.installEventFilter(self)
        elif stand_in is cross:
            inside = content.area.widget() if isinstance(content, PanelContent) else content
            self._filled, self._first = inside or content, first
            self._filled.installEventFilter(self)

    def forget(self) -> None:
        """Wait for nothing any more."""
        if self._filled is not None and shiboken6.isValid(self._filled):
            self._filled.removeEventFilter(self)
        self._filled = self._first = None
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
        if watched is self._filled and event.type() is QEvent.Type.LayoutRequest:
            self._look_again()
        return super().eventFilter(watched, event)

    def _look_again(self) -> None:
        first = self._first() if self._first is not None else None
        if first is not None:
            stand_in = self._stand_in
            self.forget()
            if QApplication.focusWidget() is stand_in:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _can_take(self, widget: QWidget) -> bool:
        return self._panel.isAncestorOf(widget) and widget.isEnabled() and widget.isVisibleTo(self._panel)
