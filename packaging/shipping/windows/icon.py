"""The icon of the program for Windows, drawn from the logo."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from devtools.project import ROOT

LOGO = ROOT / "resources" / "logo.svg"
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels that Windows asks for: lists, task bar and desktop at 100, 125, 150 and 200 %."""


def write_icon(target: Path) -> None:
    """Draw the logo in every size, each from the drawing and not from a larger picture."""
    drawing = QSvgRenderer(str(LOGO))
    pictures = [_drawn(drawing, size) for size in ICON_SIZES]
    sizes = [(size, size) for size in ICON_SIZES]
    pictures[-1].save(target, format="ICO", sizes=sizes, append_images=pictures[:-1])


def _drawn(drawing: QSvgRenderer, size: int) -> Image.Image:
    picture = QImage(size, size, QImage.Format.Format_RGBA8888)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(picture.constBits()))
