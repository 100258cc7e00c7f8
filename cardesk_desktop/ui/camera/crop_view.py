"""The picture that was taken, with the frame of what is kept of it: pulled by mouse or by arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.camera.crop import Crop, Handle
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.paint import focus_ring, painter_on, rounded

HEIGHT = 300
_SHADE = 0.55
_KNOB = 18
_STEPS = 50
"""An arrow key moves the frame by this part of the longer side."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CropView(QWidget):
    """Holds the picture upright as it was turned; `kept` is what the frame shows."""

    def __init__(self, theme: Theme, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QImage()
        self.crop = Crop.whole(0, 0)
        self._pulled: tuple[Handle, QPointF, Crop] | None = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QImage) -> None:
        """Show another picture, of which all is kept."""
        self._picture = picture
        self.crop = Crop.whole(picture.width(), picture.height())
        self.update()

    def clear(self) -> None:
        """Forget the picture."""
        self.show_picture(QImage())

    def turn(self) -> None:
        """A quarter turn as the clock goes; all is kept again."""
        self.show_picture(self._picture.transformed(QTransform().rotate(90)))

    def make_square(self) -> None:
        """Keep a square of it: tiles show products in one."""
        self.crop = self.crop.square()
        self.update()

    def kept(self) -> QImage:
        """What is inside the frame."""
        crop = self.crop
        return self._picture.copy(crop.left, crop.top, crop.right - crop.left, crop.bottom - crop.top)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(HEIGHT), self._theme.px(HEIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
            return
        step = max(1, max(self.crop.width, self.crop.height) // _STEPS)
        is_pulled = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        handle = Handle.BOTTOM_RIGHT if is_pulled else Handle.WHOLE
        self.crop = self.crop.pulled(handle, arrow[0] * step, arrow[1] * step)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        at = event.position()
        reach = self._theme.target / 2
        near = [
            handle for handle in Handle if handle is not Handle.WHOLE and self._is_near(handle, at, reach)
        ]
        if near or self._frame().contains(at):
            self._pulled = (next(iter(near), Handle.WHOLE), at, self.crop)

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        if self._pulled is not None and self._scale() > 0:
            handle, start, before = self._pulled
            moved = (event.position() - start) / self._scale()
            self.crop = before.pulled(handle, round(moved.x()), round(moved.y()))
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        self._pulled = None

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, radius = self._theme.colors, float(self._theme.radius.normal)
        rounded(painter, QRectF(self.rect()), radius, fill=colors.scrim)
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._box(), self._picture)
            self._paint_frame(painter)
        if self.hasFocus():
            focus_ring(painter, self._theme, QRectF(self.rect()), radius)
        painter.end()

    def _scale(self) -> float:
        size = self._picture.size()
        if size.isEmpty():
            return 0.0
        return min(self.width() / size.width(), self.height() / size.height())

    def _box(self) -> QRectF:
        scale = self._scale()
        wide, high = self._picture.width() * scale, self._picture.height() * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _frame(self) -> QRectF:
        box, scale, crop = self._box(), self._scale(), self.crop
        start = QPointF(box.left() + crop.left * scale, box.top() + crop.top * scale)
        end = QPointF(box.left() + crop.right * scale, box.top() + crop.bottom * scale)
        return QRectF(start, end)

    def _is_near(self, handle: Handle, at: QPointF, reach: float) -> bool:
        knob = self._knob(handle)
        return abs(knob.x() - at.x()) <= reach and abs(knob.y() - at.y()) <= reach

    def _knob(self, handle: Handle) -> QPointF:
        frame, (at_right, at_bottom) = self._frame(), handle.value
        x = frame.right() if at_right else frame.left()
        return QPointF(x, frame.bottom() if at_bottom else frame.top())

    def _paint_frame(self, painter: QPainter) -> None:
        frame, colors = self._frame(), self._theme.colors
        outside = QPainterPath()
        outside.addRect(self._box())
        outside.addRect(frame)
        shade = QColor(colors.scrim)
        shade.setAlphaF(_SHADE)
        painter.fillPath(outside, shade)
        rounded(painter, frame, 0, line=colors.on_accent, width=2)
        side = self._theme.px(_KNOB)
        for handle in Handle:
            if handle is not Handle.WHOLE:
                knob = QRectF(0, 0, side, side)
                knob.moveCenter(self._knob(handle))
                rounded(painter, knob, side / 2, fill=colors.accent, line=colors.on_accent, width=2)
