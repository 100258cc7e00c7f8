"""Cards below one another that scroll, with a line above them and what is said when there are none."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.scrolling import Scrolling
from cardesk_desktop.ui.widgets.stacked import Stacked


@dataclass(frozen=True, slots=True)
class Listed:
    """A card to be shown: what it is about, all that it says of it, and how it is made."""

    key: Hashable
    content: object
    make: Callable[[], QWidget]


@dataclass(frozen=True, slots=True)
class _Held:
    listed: Listed
    card: QWidget

    def shows(self, listed: Listed) -> bool:
        return self.listed.key == listed.key and self.listed.content == listed.content


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
        self._held: dict[Hashable, _Held] = {}

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """The cards from top to bottom."""
        return tuple(held.card for held in self._held.values())

    def show_cards(self, cards: Sequence[Listed]) -> None:
        """Show these; none shows what is said then.

        A card that says what it said stays where somebody's eye, finger or keyboard is. From one that goes
        the focus passes to the same button of the one that takes its place.
        """
        before = self._held
        self._held = {listed.key: self._hold(listed, before.get(listed.key)) for listed in cards}
        for place, card in enumerate(self.cards):
            if self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
                card.show()
        self._drop(before)
        self._stack.setCurrentWidget(self._shown if cards else self.nothing)

    def _hold(self, listed: Listed, held: _Held | None) -> _Held:
        return held if held is not None and held.shows(listed) else _Held(listed, listed.make())

    def _drop(self, before: Mapping[Hashable, _Held]) -> None:
        """Take away what is shown no more, once the keyboard is elsewhere: Qt would scroll after it."""
        now = self.cards
        gone = [(place, held) for place, held in enumerate(before.values()) if held.card not in now]
        focused = QApplication.focusWidget()
        for place, held in gone:
            if focused is not None and held.card.isAncestorOf(focused):
                again = self._held.get(held.listed.key)
                successors = [*now[place:], *reversed(now[:place])]
                _pass_focus(focused, [again.card, *successors] if again is not None else successors)
        for _place, held in gone:
            self._column.removeWidget(held.card)
            held.card.hide()
            held.card.deleteLater()


def _pass_focus(focused: QWidget, cards: Sequence[QWidget]) -> None:
    """Give the focus to the first button of these cards that says the same, or to the first of all."""
    buttons = [each for card in cards for each in card.findChildren(Button) if not each.isHidden()]
    words = focused.words if isinstance(focused, Button) else ""
    target = next((each for each in buttons if each.words == words), next(iter(buttons), None))
    if target is not None:
        target.setFocus(Qt.FocusReason.OtherFocusReason)
