"""One column of the board: its state and number of cars, and their cards below each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui import words
from cardesk_desktop.ui.screens.visits.card_view import CardView
from cardesk_desktop.ui.screens.visits.cards import CardFace
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.scrolling import Scrolling
from cardesk_desktop.ui.widgets.tag import Tag

_RING = 2
"""Room in pixels for the focus ring of the outermost cards."""

_MOST_AT_FIRST = 15
_NO_LIMIT = 1000

MakeCard = Callable[[CardFace, QWidget], CardView]


class Column(QWidget):
    """Keeps a card as long as its visit stays in the column, so that the focus stays where it is."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        state: VisitState,
        make: MakeCard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = state
        self._theme, self._, self._make = theme, phrases, make
        self._cards: dict[UUID, CardView] = {}
        self._faces: tuple[CardFace, ...] = ()
        self._most = _MOST_AT_FIRST if state is VisitState.DELIVERED else _NO_LIMIT
        self._count = Tag(theme, "0", words.visit_tone(state))
        hint = _hint(phrases, state)
        self._hint = Text(theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.rest = Button(theme, "", kind=ButtonKind.QUIET)
        self.rest.hide()
        self.rest.activated.connect(self._show_all)
        self._body = QWidget()
        self._list = QVBoxLayout(self._body)
        # Below the last card there is room for a notice, which must not lie on it.
        self._room = theme.target + theme.space.three
        self._list.setContentsMargins(_RING, _RING, _RING, self._room)
        self._list.setSpacing(theme.space.one)
        self._list.addWidget(self._hint)
        self._list.addWidget(self.rest)
        self._list.addStretch(1)
        title = words.visit_state(phrases, state)
        self._scroll = _scroll(title, self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.one)
        layout.addLayout(self._head(title))
        layout.addWidget(self._scroll, 1)
        self.setMinimumWidth(theme.px(232))

    @property
    def cards(self) -> tuple[CardView, ...]:
        """The cards from above."""
        return tuple(self._cards.values())

    def card(self, visit_id: UUID) -> CardView | None:
        """The card of a visit, if it is in this column."""
        return self._cards.get(visit_id)

    def show_faces(self, faces: Sequence[CardFace]) -> None:
        """Show these cars, in this order.

        Of many cars that have left only the newest are shown, until the others are asked for.
        """
        self._faces = tuple(faces)
        kept: dict[UUID, CardView] = {}
        for place, face in enumerate(faces[: self._most]):
            card = self._cards.get(face.visit_id)
            if card is None:
                card = self._make(face, self._body)
            else:
                card.set_face(face)
            kept[face.visit_id] = card
            if self._list.indexOf(card) != place:
                self._list.removeWidget(card)
                self._list.insertWidget(place, card)
                # The layout would show it later, and what is hidden cannot take the keyboard.
                card.show()
        for visit_id, card in self._cards.items():
            if visit_id not in kept:
                self._list.removeWidget(card)
                card.hide()
                card.deleteLater()
        self._cards = kept
        self._count.set_state(self._.number(len(faces)), words.visit_tone(self.state))
        self._hint.setVisible(not faces)
        unseen = len(faces) - len(kept)
        self.rest.set_words(self._.plural("{n} more car", "{n} more cars", unseen))
        self.rest.setVisible(unseen > 0)

    def bring_into_view(self, card: CardView) -> None:
        """Scroll so that a card of this column is wholly seen."""
        # A card that was just put in has no place yet.
        self._body.adjustSize()
        self._scroll.ensureWidgetVisible(card, 0, self._room)

    def reveal(self, visit_id: UUID) -> CardView | None:
        """The card of a visit of this column, also of one that is not shown at first."""
        if visit_id not in self._cards and any(face.visit_id == visit_id for face in self._faces):
            self._show_all()
        return self._cards.get(visit_id)

    def _show_all(self) -> None:
        self._most = _NO_LIMIT
        self.show_faces(self._faces)

    def _head(self, title: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(_RING, 0, _RING, 0)
        head.setSpacing(self._theme.space.one)
        head.addWidget(Text(self._theme, title, is_bold=True))
        head.addWidget(self._count)
        head.addStretch(1)
        return head


def _scroll(name: str, body: QWidget) -> Scrolling:
    scroll = Scrolling(body)
    scroll.setAccessibleName(name)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll


def _hint(_: Phrasebook, state: VisitState) -> str:
    """What belongs into a column that is empty."""
    return {
        VisitState.WAITING: _("Nobody is waiting. A car that is checked in appears here."),
        VisitState.IN_WORK: _("No car is being worked on. Press Start on one that waits."),
        VisitState.READY: _("No car waits for its driver. Press Ready when the work is done."),
        VisitState.DELIVERED: _("No car has left today. Paid cars that are handed over appear here."),
    }[state]
