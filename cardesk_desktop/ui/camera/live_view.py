"""The live picture: drawn as it comes, mirrored if wanted, with an outline around every code in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.paint import CENTRED, focus_ring, painter_on, rounded, text_in
from cardesk_desktop.vision.barcodes import SeenBarcode

HEIGHT = 243
"""In pixels at a text size of 100 %: 16 to 9 in the width of the side panel."""
_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINE = 3
_BADGE = 28
_MOST_NUMBERED = 9


class LiveView(QWidget):
    """Keeps one picture, the newest, for as long as the camera runs."""

    pressed = Signal()
    """A click, Space or Enter, on no code."""
    chosen = Signal(str)
    """The text of a code: its outline was clicked, or its number typed."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: QImage | None = None
        self._codes: Sequence[SeenBarcode] = ()
        self._taken: Collection[str] = ()
        self._is_mirrored = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def picture(self) -> QImage | None:
        """The newest picture, never mirrored; None while the camera gives none."""
        return self._picture

    def show_picture(self, picture: QImage) -> None:
        """Show this one instead of the one before."""
        self._picture = picture
        self.update()

    def clear(self) -> None:
        """Forget the picture and what was seen in it."""
        self._picture, self._codes = None, ()
        self.update()

    def set_mirrored(self, is_mirrored: bool) -> None:
        """Show left and right as a mirror does. What is read and taken stays as it is."""
        self._is_mirrored = is_mirrored
        self.update()

    def show_codes(self, codes: Sequence[SeenBarcode], taken: Collection[str]) -> None:
        """Outline these; those that are `taken` were scanned already."""
        self._codes, self._taken = codes, taken
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(HEIGHT * 16 // 9), self._theme.px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(HEIGHT), self._theme.px(HEIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        number = event.key() - Qt.Key.Key_1
        if event.key() in _PRESSES and not event.isAutoRepeat():
            self.pressed.emit()
        elif 0 <= number < min(len(self._codes), _MOST_NUMBERED):
            self.chosen.emit(self._codes[number].text)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        at = event.position()
        hit = next((code for code in self._codes if self._outline(code).boundingRect().contains(at)), None)
        if hit is None:
            self.pressed.emit()
        else:
            self.chosen.emit(hit.text)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, radius = self._theme.colors, float(self._theme.radius.normal)
        rounded(painter, QRectF(self.rect()), radius, fill=colors.scrim)
        if self._picture is not None:
            self._paint_picture(painter, self._picture)
            for number, code in enumerate(self._codes, start=1):
                self._paint_code(painter, number, code)
        if self.hasFocus():
            focus_ring(painter, self._theme, QRectF(self.rect()), radius)
        painter.end()

    def _box(self) -> QRectF:
        """Where the picture lies."""
        whole = QRectF(self.rect())
        if self._picture is None:
            return whole
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (whole.width() - size.width()) / 2, (whole.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _paint_picture(self, painter: QPainter, picture: QImage) -> None:
        box = self._box()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._is_mirrored:
            painter.translate(box.left() + box.right(), 0)
            painter.scale(-1, 1)
        painter.drawImage(box, picture)
        painter.restore()

    def _outline(self, code: SeenBarcode) -> QPolygonF:
        box, picture = self._box(), self._picture
        if picture is None:
            return QPolygonF()
        scale = box.width() / picture.width()
        places = [QPointF(box.left() + x * scale, box.top() + y * scale) for x, y in code.corners]
        if self._is_mirrored:
            places = [QPointF(box.left() + box.right() - place.x(), place.y()) for place in places]
        return QPolygonF(places)

    def _paint_code(self, painter: QPainter, number: int, code: SeenBarcode) -> None:
        colors, outline = self._theme.colors, self._outline(code)
        ink = QColor(colors.ready if code.text in self._taken else colors.accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((QColor(colors.on_accent), _LINE + 2), (ink, _LINE)):
            pen = QPen(color, width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolygon(outline)
        if len(self._codes) > 1:
            side = self._theme.px(_BADGE)
            badge = QRectF(0, 0, side, side)
            badge.moveCenter(outline.boundingRect().center())
            rounded(painter, badge, side / 2, fill=ink, line=colors.on_accent)
            font = self._theme.font(TextSize.BODY, is_bold=True)
            text_in(painter, badge.toRect(), str(number), font, colors.on_accent, CENTRED)
