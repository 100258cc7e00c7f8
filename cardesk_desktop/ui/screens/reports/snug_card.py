"""A card that ends where its content ends, so that two rows of a report do not stand on an empty sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text

_LEAST_HEIGHT = 260
_BOUNDLESS = 16_777_215
"""Qt's own number for a widget that may be of any height."""


class SnugCard(Card):
    """Takes all the room there is until it is told how much it needs."""

    def __init__(self, theme: Theme, *, padding: int | None = None) -> None:
        super().__init__(theme, padding=padding)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.let_grow()

    def needed(self, inside: int) -> int:
        """The height of the card around something so high, in pixels, its titles above it."""
        layout = self.content
        own = self.findChildren(Text, options=Qt.FindChildOption.FindDirectChildrenOnly)
        titles = [title.sizeHint().height() for title in own if not title.isHidden()]
        margins = layout.contentsMargins()
        return margins.top() + margins.bottom() + inside + sum(titles) + layout.spacing() * len(titles)

    def fit(self, height: int) -> None:
        """Be so high, or as high as there is room."""
        self.setMinimumHeight(min(height, self._theme.px(_LEAST_HEIGHT)))
        self.setMaximumHeight(height)

    def let_grow(self) -> None:
        """Take all the room there is."""
        self.setMaximumHeight(_BOUNDLESS)
        self.setMinimumHeight(self._theme.px(_LEAST_HEIGHT))


def at_top(card: SnugCard) -> QWidget:
    """The card with the page's ground below it, where it leaves some."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(card, 1)
    column.addStretch()
    return holder
