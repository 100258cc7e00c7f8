"""The signs on tiles: one for every colour, and seen on it, light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from cardesk_desktop.paths import resource
from cardesk_desktop.ui.theme import Motion, build_theme
from cardesk_desktop.ui.theme.contrast import AA_SHAPE, contrast
from cardesk_desktop.ui.theme.tile_colors import TILE_COLORS, TILE_SIGNS, tile_sign, tile_sign_color

MIDDLE = 0.7
"""How strong the colour of a tile is half-way between its faded corner and its full tone."""


def test_every_colour_has_a_sign_of_its_own_that_ships() -> None:
    assert TILE_SIGNS.keys() == TILE_COLORS.keys()
    assert len(set(TILE_SIGNS.values())) == len(TILE_SIGNS)
    for name in TILE_SIGNS.values():
        assert resource("icons", f"{name}.svg").is_file(), name


def test_what_a_newer_release_has_named_gets_the_sign_of_its_fallback_colour() -> None:
    assert tile_sign("ultraviolet") == tile_sign("steel")


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("key", TILE_COLORS)
def test_a_sign_is_seen_on_its_colour(dressed: QApplication, key: str, is_dark: bool) -> None:
    theme = build_theme(is_dark=is_dark, is_rtl=False, motion=Motion(0))
    full, ground = QColor(TILE_COLORS[key]), QColor(theme.colors.surface)
    mixed = QColor(
        _mixed(full.red(), ground.red()),
        _mixed(full.green(), ground.green()),
        _mixed(full.blue(), ground.blue()),
    )
    assert contrast(tile_sign_color(theme, key), mixed.name()) >= AA_SHAPE


def _mixed(over: int, under: int) -> int:
    return round(MIDDLE * over + (1 - MIDDLE) * under)
