"""Icons: SVG outlines in `resources/icons`, tinted with a token and drawn at the screen's own density."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

DIRECTED = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "list",
        "log-out",
        "receipt-text",
        "file-text",
        "message-square-text",
        "panel-right",
        "redo-2",
        "undo-2",
    }
)
"""Icons that point along the line of reading: they are mirrored where it runs right to left."""

# The set is drawn with a stroke of 2; beside Noto Sans a slightly finer line looks as heavy as the text.
_STROKE_AS_DRAWN, _STROKE = 'stroke-width="2"', 'stroke-width="1.8"'


class Icons:
    """Draws the icons of one theme. Lives on the UI thread; what it has drawn once it keeps."""

    def __init__(self, folder: Path, *, is_rtl: bool) -> None:
        self._folder = folder
        self._is_rtl = is_rtl
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, color: str, size: int, density: float = 1.0) -> QPixmap:
        """The icon `size` logical pixels wide in a `#RRGGBB` colour; FileNotFoundError if there is none."""
        key = (name, color, size, density)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, color, size, density)
        return self._drawn[key]

    def icon(self, name: str, color: str, size: int) -> QIcon:
        """The icon for a menu or a button of Qt's own, at the densities that screens have."""
        result = QIcon()
        for density in (1.0, 1.5, 2.0):
            result.addPixmap(self.pixmap(name, color, size, density))
        return result

    def paint(self, painter: QPainter, name: str, color: str, box: QRectF) -> None:
        """Draw the icon centred in `box`, as large as the box is high; a box without height shows none."""
        size = round(box.height())
        if size < 1:
            return
        density = painter.device().devicePixelRatio()
        drawn = self.pixmap(name, color, size, density)
        left = box.center().x() - size / 2
        painter.drawPixmap(QRectF(left, box.top(), size, size), drawn, QRectF(drawn.rect()))

    def _draw(self, name: str, color: str, size: int, density: float) -> QPixmap:
        renderer = QSvgRenderer(QByteArray(self._source(name).replace("currentColor", color).encode()))
        side = round(size * density)
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        if self._is_rtl and name in DIRECTED:
            image = image.flipped(Qt.Orientation.Horizontal)
        image.setDevicePixelRatio(density)
        return QPixmap.fromImage(image)

    def _source(self, name: str) -> str:
        if name not in self._sources:
            outline = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            self._sources[name] = outline.replace(_STROKE_AS_DRAWN, _STROKE)
        return self._sources[name]
