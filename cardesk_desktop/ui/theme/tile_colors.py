"""The colours by which shelves and tiles are told apart: decoration only, the words carry the meaning."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QLinearGradient

from cardesk_desktop.ui.theme.theme import Theme

TILE_COLORS: Mapping[str, str] = {
    "sky": "#8ECAE6",
    "teal": "#219EBC",
    "steel": "#95B8D1",
    "sand": "#E9C46A",
    "mint": "#5DBFA9",
    "lilac": "#B8C0FF",
    "coral": "#F4A261",
    "rose": "#CDB4DB",
    "sage": "#84A98C",
    "sun": "#F5D46B",
    "ink": "#8798A5",
}
"""`#RRGGBB` by the key that a category keeps. What a newer release has named is shown as steel."""

_FALLBACK = "steel"
_FADED = 0.4


def tile_gradient(theme: Theme, key: str, box: QRectF) -> QLinearGradient:
    """A tile colour over a box, from a faded corner to its full tone, along the line of reading."""
    full = QColor(TILE_COLORS.get(key, TILE_COLORS[_FALLBACK]))
    faded = QColor(full)
    faded.setAlphaF(_FADED)
    begin, end = (box.topRight(), box.bottomLeft()) if theme.is_rtl else (box.topLeft(), box.bottomRight())
    gradient = QLinearGradient(begin, end)
    gradient.setColorAt(0, faded)
    gradient.setColorAt(1, full)
    return gradient
