"""The bundled fonts: registered once, asked for by size."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from cardesk_desktop.paths import resource
from cardesk_desktop.ui.theme.tokens import TextSize

FAMILIES = ("Noto Sans", "Noto Sans Arabic")
_FILES = tuple(
    f"{family.replace(' ', '')}-{weight}.ttf" for family in FAMILIES for weight in ("Regular", "Bold")
)


def register_fonts() -> None:
    """Make the bundled fonts known to Qt; called once, when the application starts.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for name in _FILES:
        path = resource("fonts", name)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)


def font(size: TextSize, scale: float, *, is_bold: bool = False) -> QFont:
    """A font at a text scale (1.0 is 100 %), with figures of one width so that columns line up."""
    result = QFont()
    result.setFamilies(list(FAMILIES))
    result.setPixelSize(round(size.pixels * scale))
    result.setBold(is_bold)
    result.setFeature(QFont.Tag.fromString("tnum"), 1)
    return result
