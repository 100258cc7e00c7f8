"""The colours and signs by which shelves and tiles are told apart; the meaning is carried by words."""

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

TILE_SIGNS: Mapping[str, str] = {
    "sky": "droplets",
    "teal": "spray-can",
    "steel": "sparkles",
    "sand": "shield-check",
    "mint": "coffee",
    "lilac": "car-front",
    "coral": "leaf",
    "rose": "gem",
    "sage": "brush",
    "sun": "sun",
    "ink": "wrench",
}
"""The icon that stands on a colour where a tile has no picture of its own."""

_FALLBACK = "steel"
_FADED = 0.4
_DEEPER, _DEEPER_IN_THE_DARK = 300, 500
"""How much darker the sign is than its colour, in per cent; its ground is darker on a dark screen."""

_MIDDLE = 128
"""Half of the lightness there is."""


def tile_sign(key: str) -> str:
    """The icon of a tile colour."""
    return TILE_SIGNS.get(key, TILE_SIGNS[_FALLBACK])


def tile_sign_color(theme: Theme, key: str) -> str:
    """The `#RRGGBB` of a sign: a deep tone of the colour that it stands on."""
    full = QColor(TILE_COLORS.get(key, TILE_COLORS[_FALLBACK]))
    is_dark = QColor(theme.colors.bg).lightness() < _MIDDLE
    return full.darker(_DEEPER_IN_THE_DARK if is_dark else _DEEPER).name()


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
