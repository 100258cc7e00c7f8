"""What all that can be pressed has in common: keyboard, hover, focus, and a name for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.paint import focus_ring

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Pressable(QAbstractButton):
    """A button that paints itself. Space and Enter press it; it announces `activated`.

    While busy it keeps the focus and ignores every press: an action that was begun is consumed once.
    """

    activated = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._is_busy = False
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._answer)

    @property
    def is_busy(self) -> bool:
        """True while the action is under way."""
        return self._is_busy

    def set_busy(self, is_busy: bool) -> None:
        """Ignore presses, and show it, until told otherwise."""
        self._is_busy = is_busy
        self.setCursor(Qt.CursorShape.BusyCursor if is_busy else Qt.CursorShape.PointingHandCursor)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
            event.accept()
        else:
            super().keyPressEvent(event)

    def paint_ring(self, painter: QPainter, box: QRectF, radius: float) -> None:
        """The focus ring, when this is what the keyboard acts on."""
        if self.hasFocus():
            focus_ring(painter, self.theme, box, radius)

    def _answer(self) -> None:
        with input_watch().resting():
            self._on_clicked()

    def _on_clicked(self) -> None:
        if not self._is_busy:
            self.activated.emit()
