"""Figures side by side, each below what it counts; they wrap where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cardesk_desktop.ui.screens.visits.figures import Figure
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text

_LARGE_TEXT = 1.5
"""From this text scale on the figures are as large as other words, so that the cars keep their room."""


class FigureRow(FlowRow):
    """Keeps its labels and changes their words, so that nothing jumps when a figure grows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, gap=theme.space.four, parent=parent)
        self._look = theme
        self._labels: list[tuple[Text, Text]] = []

    @property
    def values(self) -> tuple[str, ...]:
        """The figures as they are read."""
        return tuple(value.text() for _, value in self._labels)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures."""
        while len(self._labels) < len(figures):
            self._add_one()
        for (label, value), figure in zip(self._labels, figures, strict=True):
            label.setText(figure.label)
            value.setText(figure.value)
            value.set_tone(figure.tone)
            value.setAccessibleName(f"{figure.label}: {figure.value}")

    def _add_one(self) -> None:
        one = QWidget()
        one.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        label = Text(self._look, size=TextSize.SMALL, tone=Tone.MUTED)
        size = TextSize.LARGE if self._look.scale < _LARGE_TEXT else TextSize.BODY
        value = Text(self._look, size=size, is_bold=True)
        # Arabic letters stand higher: with a height of its own each figure would lie on another line.
        value.setFixedHeight(self._look.px(size.line + self._look.space.half))
        column = QVBoxLayout(one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label)
        column.addWidget(value)
        self._labels.append((label, value))
        self.add(one)
