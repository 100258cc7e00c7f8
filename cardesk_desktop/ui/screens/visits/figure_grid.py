"""Figures in a few columns, each below what it counts; a press opens what is behind one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from cardesk_desktop.operations.standing_figures import StandingFigure
from cardesk_desktop.ui.screens.visits.figure_row import LARGE_TEXT, FigureButton
from cardesk_desktop.ui.screens.visits.figures import Figure
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.card import Card


class FigureGrid(Card):
    """Keeps its figures and changes their words, so that nothing jumps when one grows."""

    opened = Signal(object)
    """The `StandingFigure` that was pressed."""

    def __init__(self, theme: Theme, *, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, is_flat=True, padding=theme.space.half, parent=parent)
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self.content.addLayout(self._grid)
        self._across = columns if theme.scale < LARGE_TEXT else min(columns, 2)
        self.buttons: dict[StandingFigure, FigureButton] = {}

    @property
    def values(self) -> tuple[str, ...]:
        """The figures as they are read."""
        return tuple(button.shown.value for button in self.buttons.values())

    def show_figures(self, figures: Mapping[StandingFigure, Figure]) -> None:
        """Show these figures."""
        for which, figure in figures.items():
            if which not in self.buttons:
                self._add(which)
            self.buttons[which].show_figure(figure)

    def _add(self, which: StandingFigure) -> None:
        row, column = divmod(len(self.buttons), self._across)
        button = FigureButton(self._theme, TextSize.BODY)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.activated.connect(partial(self.opened.emit, which))
        self._grid.addWidget(button, row, column)
        self._grid.setColumnStretch(column, 1)
        self.buttons[which] = button
