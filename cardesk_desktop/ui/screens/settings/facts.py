"""A few facts below one another: what it is, and how it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.labels import Text


class Facts(QWidget):
    """Names at the side where reading begins, muted; beside them the values, which can be copied."""

    def __init__(self, theme: Theme, rows: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space.three)
        self._grid.setVerticalSpacing(theme.space.one)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show other facts."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (name, value) in enumerate(rows):
            words = (
                Text(self._theme, name, tone=Tone.MUTED, is_wrapping=True),
                Text(self._theme, value, is_wrapping=True),
            )
            for column, text in enumerate(words):
                # Of a name and a value of several lines the first ones belong together.
                text.setAlignment(
                    text.alignment() & ~Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTop
                )
                self._grid.addWidget(text, number, column)
