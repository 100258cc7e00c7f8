"""The four columns, walked with the arrow keys as one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.visits.card_view import CardView
from cardesk_desktop.ui.screens.visits.cards import COLUMNS, CardFace
from cardesk_desktop.ui.screens.visits.column import Column
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.scrolling import Scrolling

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class BoardView(QWidget):
    """One stop of the Tab key: the arrows go from card to card, other keys belong to the card or the page."""

    opened = Signal(object)
    """The `CardFace` that was clicked."""
    stepped = Signal(object, object)
    """A `CardFace`, and the `Step` asked for."""
    menu_asked = Signal(object, QPoint)
    """A `CardFace`, and where on the screen its menu is wanted."""

    def __init__(self, theme: Theme, phrases: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ = theme, phrases
        self._current: UUID | None = None
        self._chosen: UUID | None = None
        self.columns = tuple(Column(theme, phrases, state, self._make_card) for state in COLUMNS)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.two)
        for column in self.columns:
            row.addWidget(column, 1)
        self._scroll = Scrolling(body)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    @property
    def current(self) -> CardFace | None:
        """The card on which the keyboard is, or was last."""
        card = self.card(self._current) if self._current else None
        return card.face if card else None

    def card(self, visit_id: UUID) -> CardView | None:
        """The card of a visit, if it is on the board."""
        return next((card for column in self.columns if (card := column.card(visit_id))), None)

    def show_faces(self, faces: Mapping[VisitState, Sequence[CardFace]]) -> None:
        """Show the cars; a card that moves to another column takes the focus with it."""
        had_focus = any(card.hasFocus() for card in self._cards())
        for column in self.columns:
            column.show_faces(faces[column.state])
        if self._current is None or self.card(self._current) is None:
            first = next(iter(self._cards()), None)
            self._current = first.face.visit_id if first else None
        self._point_tab_key()
        if had_focus:
            self.focus_current()

    def choose(self, visit_id: UUID | None) -> None:
        """Mark the card whose panel is open; None marks none."""
        self._chosen = visit_id
        for card in self._cards():
            card.set_chosen(card.face.visit_id == visit_id)

    def focus_on(self, visit_id: UUID) -> bool:
        """Put the keyboard on a visit's card and bring it into view; False when it is not on the board."""
        if not any(column.reveal(visit_id) for column in self.columns):
            return False
        self._current = visit_id
        self._point_tab_key()
        return self.focus_current()

    def focus_current(self) -> bool:
        """Put the keyboard on the board; False when it is empty."""
        for column in self.columns:
            card = column.card(self._current) if self._current else None
            if card is not None:
                self._scroll.ensureWidgetVisible(column, 0, 0)
                column.bring_into_view(card)
                card.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _cards(self) -> tuple[CardView, ...]:
        return tuple(card for column in self.columns for card in column.cards)

    def _make_card(self, face: CardFace, parent: QWidget) -> CardView:
        card = CardView(self._theme, self._, face, parent)
        card.set_chosen(face.visit_id == self._chosen)
        card.activated.connect(partial(self._open, card))
        card.stepped.connect(partial(self._step, card))
        card.menu_asked.connect(partial(self._ask_menu, card))
        card.walk_asked.connect(self._on_walk_asked)
        card.focused.connect(partial(self._on_focused, card))
        return card

    def _open(self, card: CardView) -> None:
        self.opened.emit(card.face)

    def _step(self, card: CardView, step: object) -> None:
        self.stepped.emit(card.face, step)

    def _ask_menu(self, card: CardView, at: QPoint) -> None:
        self.menu_asked.emit(card.face, at)

    def _on_focused(self, card: CardView) -> None:
        self._current = card.face.visit_id
        self._point_tab_key()

    def _on_walk_asked(self, key: Qt.Key) -> None:
        if key in _STEPS:
            self._walk(0, _STEPS[key])
        elif key in _SIDES:
            is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self._walk(-_SIDES[key] if is_rtl else _SIDES[key], 0)
        else:
            self._walk_to_end(is_last=key is Qt.Key.Key_End)

    def _point_tab_key(self) -> None:
        for card in self._cards():
            is_stop = card.face.visit_id == self._current
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def _walk(self, columns: int, cards: int) -> None:
        """Go to the next card, or to the card beside it in the next column that has any."""
        place = self._place()
        if place is None:
            return
        column, row = place
        if cards:
            row += cards
        while columns and 0 <= (column := column + columns) < len(self.columns):
            if self.columns[column].cards:
                break
        if not 0 <= column < len(self.columns):
            return
        there = self.columns[column].cards
        if there and (columns or 0 <= row < len(there)):
            self.focus_on(there[min(row, len(there) - 1)].face.visit_id)

    def _walk_to_end(self, *, is_last: bool) -> None:
        place = self._place()
        if place is not None:
            self.focus_on(self.columns[place[0]].cards[-1 if is_last else 0].face.visit_id)

    def _place(self) -> tuple[int, int] | None:
        for number, column in enumerate(self.columns):
            for row, card in enumerate(column.cards):
                if card.face.visit_id == self._current:
                    return number, row
        return None
