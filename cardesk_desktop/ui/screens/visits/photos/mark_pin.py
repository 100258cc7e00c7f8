"""A numbered pin on a photo: reached by Tab, moved by arrow keys or the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.paint import CENTRED, painter_on, rounded, text_in
from cardesk_desktop.ui.widgets.pressable import Pressable

_SIDE = 26
_STEP, _LEAP = 10, 50
"""An arrow key moves a pin by so many thousandths of the photo; with Shift by the other."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class PinFace:
    """A mark as it stands on a photo. `id` is None while it is not saved yet."""

    id: UUID | None
    number: str
    spoken: str
    x_permille: int
    y_permille: int
    is_movable: bool
    tone: Tone = Tone.DUE


class MarkPin(Pressable):
    """Its middle is the place that is marked."""

    nudged = Signal(int, int)
    """It is to stand by so many thousandths elsewhere."""
    pulled = Signal(QPoint)
    """Its middle was pulled to this place of the photo's widget."""
    remove_asked = Signal()

    def __init__(self, theme: Theme, face: PinFace, parent: QWidget) -> None:
        super().__init__(theme, face.spoken, parent)
        self.face = face
        self.is_chosen = False
        self._pressed_at: QPoint | None = None
        explain(self, face.spoken)

    @property
    def middle(self) -> QPoint:
        """The place that is marked, in the photo's widget."""
        return self.geometry().center()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.target, self.theme.target)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is not None and self.face.is_movable:
            step = _LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            self.nudged.emit(arrow[0] * step, arrow[1] * step)
        elif event.key() == Qt.Key.Key_Delete and self.face.is_movable:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        if self._pressed_at is not None and self.face.is_movable:
            self.move(self.pos() + event.position().toPoint() - self._pressed_at)
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        start, self._pressed_at = self._pressed_at, None
        super().mouseReleaseEvent(event)
        if start is not None and self.face.is_movable and self._was_moved():
            self.pulled.emit(self.middle)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        theme, colors = self.theme, self.theme.colors
        side = theme.px(_SIDE)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        is_chosen = self.is_chosen
        fill = colors.accent if is_chosen else theme.ink(self.face.tone)
        words = colors.on_accent if is_chosen else colors.bg
        rounded(painter, box, side / 2, fill=fill, line=words, width=2)
        font = theme.font(TextSize.SMALL, is_bold=True)
        text_in(painter, box.toRect(), self.face.number, font, words, CENTRED)
        self.paint_ring(painter, box.adjusted(-4, -4, 4, 4), side / 2 + 4)
        painter.end()

    def put(self, middle: QPoint) -> None:
        """Stand with its middle at this place."""
        side = self.theme.target
        self.setGeometry(middle.x() - side // 2, middle.y() - side // 2, side, side)
        self._stood = self.pos()

    def _was_moved(self) -> bool:
        return (self.pos() - self._stood).manhattanLength() > QApplication.startDragDistance() // 2
