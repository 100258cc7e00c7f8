"""The photo of a product, or the colour and sign of its category where it has none."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.theme.tile_colors import tile_gradient, tile_sign, tile_sign_color
from cardesk_desktop.ui.widgets.paint import painter_on


class PhotoView(QWidget):
    """Shows a picture whole, in a box with round corners."""

    def __init__(self, theme: Theme, name: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._height = theme, height
        self._picture: QImage | None = None
        self._colour = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QImage | None, colour: str) -> None:
        """Show a picture, or the sign of a category's colour."""
        self._picture, self._colour = picture, colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(2 * self._height, self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._height, self._height)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        box, radius = QRectF(self.rect()), float(self._theme.radius.normal)
        outline = QPainterPath()
        outline.addRoundedRect(box, radius, radius)
        painter.fillPath(outline, tile_gradient(self._theme, self._colour, box))
        painter.setClipPath(outline)
        if self._picture is not None and not self._picture.isNull():
            self._paint_picture(painter, box, self._picture)
        else:
            edge = box.height() * 0.32
            sign = box.adjusted(0, edge, 0, -edge)
            ink = tile_sign_color(self._theme, self._colour)
            self._theme.icons.paint(painter, tile_sign(self._colour), ink, sign)
        painter.end()

    @staticmethod
    def _paint_picture(painter: QPainter, box: QRectF, picture: QImage) -> None:
        size = picture.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left = box.center().x() - size.width() / 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(
            QRectF(left, box.center().y() - size.height() / 2, size.width(), size.height()), picture
        )
