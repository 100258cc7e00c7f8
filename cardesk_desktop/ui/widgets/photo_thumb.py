"""A small photo among others: chosen by a press, moved by the mouse or by Ctrl and an arrow key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.paint import CENTRED, painter_on, rounded, text_in
from cardesk_desktop.ui.widgets.pressable import Pressable

SIDE = 68
_WALKING = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PhotoThumb(Pressable):
    """Shows a photo cut to a square, and a word or number in its corner where there is one."""

    walk_asked = Signal(int)
    """The one before (-1) or after it (1) is to be chosen."""
    shift_asked = Signal(int)
    """It is to change places with the one before or after it."""
    remove_asked = Signal()
    dropped = Signal(QPoint)
    """It was pulled to this place of the strip."""

    def __init__(self, theme: Theme, name: str, badge: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._badge = badge
        self._picture: QImage | None = None
        self._pressed_at: QPointF | None = None
        self.is_movable = False
        self.setCheckable(True)
        self.setAutoExclusive(False)
        explain(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QImage | None) -> None:
        """Show the photo; None while it is read, or on its way."""
        self._picture = picture
        self.update()

    @override
    def nextCheckState(self) -> None:
        """The strip says which one is chosen."""

    @override
    def sizeHint(self) -> QSize:
        side = max(self.theme.target, self.theme.px(SIDE))
        return QSize(side, side)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = _WALKING.get(Qt.Key(event.key()))
        if step is not None:
            ahead = step if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else -step
            is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.shift_asked if is_shift and self.is_movable else self.walk_asked).emit(ahead)
        elif event.key() == Qt.Key.Key_Delete and self.is_movable:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        start, self._pressed_at = self._pressed_at, None
        far = QApplication.startDragDistance()
        is_pulled = start is not None and (event.position() - start).manhattanLength() > far
        if is_pulled and self.is_movable:
            self.setDown(False)
            self.dropped.emit(self.mapToParent(event.position().toPoint()))
        else:
            super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, box, radius = self.theme.colors, QRectF(self.rect()), float(self.theme.radius.small)
        rounded(painter, box, radius, fill=colors.pressed)
        if self._picture is not None and not self._picture.isNull():
            self._paint_picture(painter, box, radius, self._picture)
        else:
            side = box.width() / 3
            sign = box.adjusted(side, side, -side, -side)
            self.theme.icons.paint(painter, "image", colors.muted, sign)
        if self._badge:
            self._paint_badge(painter)
        line, width = (colors.accent, 3.0) if self.isChecked() else (colors.line, 1.0)
        rounded(painter, box, radius, line=line, width=width)
        self.paint_ring(painter, box, radius)
        painter.end()

    @staticmethod
    def _paint_picture(painter: QPainter, box: QRectF, radius: float, picture: QImage) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(box, radius, radius)
        painter.save()
        painter.setClipPath(outline)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = QSize(picture.size()).scaled(
            box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
        )
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(box.center())
        painter.drawImage(place, picture)
        painter.restore()

    def _paint_badge(self, painter: QPainter) -> None:
        theme, colors = self.theme, self.theme.colors
        side, gap = theme.px(20), theme.space.half
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - side - gap if is_rtl else gap
        box = QRectF(left, gap, side, side)
        rounded(painter, box, side / 2, fill=colors.accent)
        font = theme.font(TextSize.SMALL, is_bold=True)
        text_in(painter, box.toRect(), self._badge, font, colors.on_accent, CENTRED)
