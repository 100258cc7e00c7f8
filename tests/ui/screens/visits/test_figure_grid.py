"""The figures of a client and of a car, however large they are."""

from __future__ import annotations

import pytest
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
    grid = FigureGrid(theme, columns=3)
    qtbot.addWidget(grid)
    grid.show_figures({which: Figure("Last visit", amount) for which in StandingFigure})
    grid.resize(max(ROOM, grid.minimumSizeHint().width()), 200)
    grid.show()
    buttons = grid.buttons.values()
    assert len({button.y() for button in buttons}) == lines
    assert all(grid.rect().contains(button.geometry()) for button in buttons)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
