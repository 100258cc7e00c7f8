"""A card of the settings: a heading, and rows of what is chosen beside how it is chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text


class SettingsCard(Card):
    """A card with a grid of two columns: words, control. One without a title is its section."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__(theme, padding=theme.space.three, gap=theme.space.two)
        self._theme = theme
        if title:
            self.content.addWidget(Text(theme, title, is_bold=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space.three)
        self._grid.setVerticalSpacing(theme.space.two)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.content.addLayout(self._grid)

    def add_row(self, title: str, hint: str, control: QWidget) -> None:
        """Words at the side where reading begins, the control at the other."""
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Text(self._theme, title, is_wrapping=True))
        if hint:
            words.addWidget(Text(self._theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        words.addStretch(1)
        row = self._grid.rowCount()
        self._grid.addLayout(words, row, 0)
        self._grid.addWidget(control, row, 1)
