"""The figures of a client and of a car, however large they are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.operations.standing_figures import StandingFigure
from cardesk_desktop.ui.screens.visits.figure_grid import FigureGrid
from cardesk_desktop.ui.screens.visits.figures import Figure
from cardesk_desktop.ui.theme import Theme

ROOM = 410
"""A client's pane beside the list, at 1366 pixels."""


@pytest.mark.parametrize(
    ("amount", "lines"), [("AED 3,470.00", 2), ("AED 111,103,470.00", 3), ("AED " + "9" * 60, 5)]
)
def test_large_amounts_stand_in_fewer_columns_and_stay_inside(
    qtbot: QtBot, theme: Theme, amount: str, lines: int
) -> None:
    pane, grid = QWidget(), FigureGrid(theme, columns=3)
    qtbot.addWidget(pane)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(grid)
    grid.show_figures({which: Figure("Last visit", amount) for which in StandingFigure})
    pane.resize(ROOM, 240)
    pane.show()
    buttons = grid.buttons.values()
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == lines)
    assert all(grid.rect().contains(button.geometry()) for button in buttons)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
