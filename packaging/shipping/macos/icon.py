"""The icon that the dock and the Finder show, drawn from the logo in every size."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from devtools.project import ROOT

LOGO = ROOT / "resources" / "logo.svg"
SIZES = (32, 64, 128, 256, 512, 1024)
"""Pixels, as the format has them: 16 points on a screen of high resolution and upwards."""


def write_icon(target: Path) -> Path:
    """Write the .icns, and say where it is. Each size comes from the drawing, not from a larger picture."""
    drawing = QSvgRenderer(str(LOGO))
    pictures = [_drawn(drawing, size) for size in SIZES]
    target.parent.mkdir(parents=True, exist_ok=True)
    pictures[-1].save(target, format="ICNS", append_images=pictures[:-1])
    return target


def _drawn(drawing: QSvgRenderer, size: int) -> Image.Image:
    picture = QImage(size, size, QImage.Format.Format_RGBA8888)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(picture.constBits()))
