"""The page laid out: two columns where there is room, one below the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.scrolling import Rearranging, Scrolling

_WIDEST = 600
"""Width in pixels of a column that needs no more."""
_TALLEST = 760
"""Height in pixels of the page: on a tall screen the change stays near the button that gives it."""


class Columns(Rearranging):
    """Head and choices in the first column, the entry in the second.

    With large words on a small screen they stand below one another, the entry right after the head.
    """

    def __init__(self, theme: Theme, head: QWidget, choices: QWidget, entry: QWidget) -> None:
        self._inside = inside = QWidget()
        self._theme = theme
        self._head, self._choices, self._entry = head, choices, entry
        self._is_wide: bool | None = None
        self._grid = QGridLayout(inside)
        edge = theme.space.three
        self._grid.setContentsMargins(edge, edge, edge, edge)
        self._grid.setHorizontalSpacing(theme.space.six)
        self._grid.setVerticalSpacing(theme.space.two)
        for part in (head, choices, entry):
            part.setParent(inside)
        super().__init__(inside)

    @property
    def is_wide(self) -> bool:
        """True while the columns stand side by side."""
        return bool(self._is_wide)

    def room_in(self, height: int) -> int:
        """The height in pixels that a column can have in so high a page without being scrolled."""
        return height - 2 * self._theme.space.three

    @override
    def arrange(self) -> None:
        is_wide = self._needed_width() <= self.viewport().width()
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        self._inside.setMaximumHeight(self._theme.px(_TALLEST) if is_wide else _UNBOUND)
        for part in (self._head, self._choices, self._entry):
            self._grid.removeWidget(part)
            part.setMaximumWidth(self._theme.px(_WIDEST) if is_wide else _UNBOUND)
        # The outer columns take what the page has too much.
        for column, stretch in enumerate((1, 20, 20, 1) if is_wide else (0, 1, 0, 0)):
            self._grid.setColumnStretch(column, stretch)
        self._grid.addWidget(self._head, 0, 1)
        self._grid.addWidget(self._choices, 1 if is_wide else 2, 1)
        if is_wide:
            self._grid.addWidget(self._entry, 0, 2, 2, 1)
        else:
            self._grid.addWidget(self._entry, 1, 1)
        self._grid.setRowStretch(1, 1 if is_wide else 0)

    def _needed_width(self) -> int:
        first = max(part.minimumSizeHint().width() for part in (self._head, self._choices))
        edges = 2 * self._theme.space.three + 3 * self._theme.space.six
        return first + self._entry.minimumSizeHint().width() + edges


_UNBOUND = 16_777_215
"""Qt's own word for no greatest size (QWIDGETSIZE_MAX)."""


def middle(theme: Theme, card: QWidget) -> Scrolling:
    """A card in the middle of the page."""
    inside = QWidget()
    row = QHBoxLayout(inside)
    row.setContentsMargins(theme.space.three, theme.space.three, theme.space.three, theme.space.three)
    row.addStretch(1)
    row.addWidget(card, 20, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return Scrolling(inside)
