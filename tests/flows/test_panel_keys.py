"""The side panel has every key, also on a computer that lacks what the panel is for."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from cardesk_desktop.ui.widgets.tile_grid import TileGrid
from tests.flows.till import ENTER, ESCAPE, line_count
from tests.walkthrough.stage import Stage


def _holds_the_keyboard(stage: Stage) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and stage.window.frame.panel.isAncestorOf(focused)


def _open(stage: Stage, key: str) -> None:
    stage.hands.press_named(key)
    stage.hands.wait(stage.window.frame.panel.isVisible, "the panel")
    stage.hands.rest(300)


def test_without_a_camera_enter_sells_nothing_below_the_panel(stage: Stage) -> None:
    hands, panel = stage.hands, stage.window.frame.panel
    hands.press_named("F9")
    hands.rest(300)
    tiles = next(grid for grid in stage.window.findChildren(TileGrid) if grid.isVisible())
    tiles.setFocus()
    _open(stage, "Ctrl+B")
    assert _holds_the_keyboard(stage)
    hands.press(ESCAPE)
    assert panel.isHidden()
    _open(stage, "Ctrl+B")
    hands.press(ENTER)
    hands.rest(300)
    assert line_count(stage) == 0
    assert panel.isHidden()


def test_without_a_camera_a_photo_of_a_product_comes_from_elsewhere_by_keys(stage: Stage) -> None:
    stage.hands.press_named("Ctrl+5")
    stage.hands.wait(lambda: stage.window.current == "catalogue", "the catalogue")
    stage.hands.rest(500)
    _open(stage, "F5")
    assert _holds_the_keyboard(stage)
    stage.hands.press(ESCAPE)
    assert stage.window.frame.panel.isHidden()
