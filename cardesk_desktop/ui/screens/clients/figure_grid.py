"""Figures in a few columns, each below what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from cardesk_desktop.ui.screens.visits.figures import Figure
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text

_COLUMNS = 3
_LARGE_TEXT = 1.5
"""From this text scale on there are two columns."""


class FigureGrid(Card):
    """Keeps its labels and changes their words, so that nothing jumps when a figure grows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, is_flat=True, padding=theme.space.one_half, parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space.two)
        self._grid.setVerticalSpacing(theme.space.half)
        self.content.addLayout(self._grid)
        self._across = _COLUMNS if theme.scale < _LARGE_TEXT else _COLUMNS - 1
        self._labels: list[tuple[Text, Text]] = []

    @property
    def values(self) -> tuple[str, ...]:
        """The figures as they are read."""
        return tuple(value.text() for _, value in self._labels)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures."""
        while len(self._labels) < len(figures):
            self._add_one(len(self._labels))
        for (label, value), figure in zip(self._labels, figures, strict=True):
            label.setText(figure.label)
            value.setText(figure.value)
            value.set_tone(figure.tone)
            value.setAccessibleName(f"{figure.label}: {figure.value}")

    def _add_one(self, place: int) -> None:
        row, column = divmod(place, self._across)
        label = Text(self._theme, size=TextSize.SMALL, tone=Tone.MUTED)
        value = Text(self._theme, is_bold=True)
        self._grid.addWidget(label, 2 * row, column)
        self._grid.addWidget(value, 2 * row + 1, column)
        self._grid.setColumnStretch(column, 1)
        self._labels.append((label, value))
