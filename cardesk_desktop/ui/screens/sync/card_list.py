"""Cards below one another that scroll, with a line above them and what is said when there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.scrolling import Scrolling
from cardesk_desktop.ui.widgets.stacked import Stacked


class CardList(QWidget):
    """`head` stands above the cards and takes buttons."""

    def __init__(self, theme: Theme, nothing: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.nothing = nothing
        self.title = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        above = QWidget()
        self.head = QHBoxLayout(above)
        self.head.setContentsMargins(0, 0, 0, 0)
        self.head.setSpacing(theme.space.one)
        self.head.addWidget(self.title, 1)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, theme.space.two)
        self._column.setSpacing(theme.space.one_half)
        self._column.addStretch(1)
        self.area = Scrolling(inside)
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addWidget(above)
        column.addWidget(self.area, 1)
        self._stack = Stacked(self)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._shown)
        self.cards: tuple[QWidget, ...] = ()

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these in place of those before; none shows what is said then."""
        for old in self.cards:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = tuple(cards)
        for place, card in enumerate(cards):
            self._column.insertWidget(place, card)
        self._stack.setCurrentWidget(self._shown if cards else self.nothing)
