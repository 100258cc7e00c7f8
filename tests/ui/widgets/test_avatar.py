"""The circle of a person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.avatar import paint_avatar

_SIDE = 56


@pytest.mark.parametrize("name", ["Amina", "Claire", "Joseph", "Omar"])
def test_the_circle_is_seen_on_what_is_chosen(theme: Theme, name: str) -> None:
    ground = QColor(theme.colors.accent_soft)
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    paint_avatar(painter, theme, QRect(0, 0, _SIDE, _SIDE), name, is_on_accent=True)
    painter.end()
    assert image.pixelColor(_SIDE // 2, 4) == QColor(theme.colors.surface)
    assert image.pixelColor(0, 0) == ground
