"""Figures in a few columns, each below what it counts; a press opens what is behind one.

Large amounts stand in fewer columns: the last would lie outside of a narrow pane.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

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
        self._most = self._across = columns if theme.scale < LARGE_TEXT else min(columns, 2)
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
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        hint, room = super().minimumSizeHint(), self._margins()
        return QSize(room + max((_width(each) for each in self.buttons.values()), default=0), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._fit()

    def _add(self, which: StandingFigure) -> None:
        button = FigureButton(self._theme, TextSize.BODY)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.activated.connect(partial(self.opened.emit, which))
        self.buttons[which] = button
        self._place(button, len(self.buttons) - 1)

    def _place(self, button: FigureButton, number: int) -> None:
        row, column = divmod(number, self._across)
        self._grid.addWidget(button, row, column)
        self._grid.setColumnStretch(column, 1)

    def _fit(self) -> None:
        """As many columns as there is room for."""
        room = self.width() - self._margins()
        across = next((count for count in range(self._most, 1, -1) if self._wants(count) <= room), 1)
        if across == self._across:
            return
        for column in range(self._across):
            self._grid.setColumnStretch(column, 0)
        self._across = across
        for number, button in enumerate(self.buttons.values()):
            self._place(button, number)

    def _wants(self, across: int) -> int:
        widths = [_width(button) for button in self.buttons.values()]
        return sum(max(widths[column::across], default=0) for column in range(across))

    def _margins(self) -> int:
        around = self.content.contentsMargins()
        return around.left() + around.right()


def _width(button: FigureButton) -> int:
    return button.sizeHint().width()
