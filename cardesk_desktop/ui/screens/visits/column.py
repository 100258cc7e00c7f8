"""One column of the board: its state and number of cars, and their cards below each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui import words
from cardesk_desktop.ui.screens.visits.card_view import CardView
from cardesk_desktop.ui.screens.visits.cards import CardFace
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.tag import Tag

_RING = 2
"""Room in pixels for the focus ring of the outermost cards."""

MakeCard = Callable[[CardFace, QWidget], CardView]


class Column(QWidget):
    """Keeps a card as long as its visit stays in the column, so that the focus stays where it is."""

    def __init__(
        self, theme: Theme, phrases: Phrasebook, state: VisitState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.state = state
        self._theme, self._ = theme, phrases
        self._cards: dict[UUID, CardView] = {}
        title = words.visit_state(phrases, state)
        self._count = Tag(theme, "0", words.visit_tone(state))
        self._hint = Text(
            theme, _hint(phrases, state), size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True
        )
        self._scroll = _scroll(title)
        self._body = QWidget()
        self._body.setObjectName("scrolled")
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(_RING, _RING, _RING, _RING)
        self._list.setSpacing(theme.space.one)
        self._list.addWidget(self._hint)
        self._list.addStretch(1)
        self._scroll.setWidget(self._body)
        head = QHBoxLayout()
        head.setContentsMargins(_RING, 0, _RING, 0)
        head.setSpacing(theme.space.one)
        head.addWidget(Text(theme, title, is_bold=True))
        head.addWidget(self._count)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.one)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        self.setMinimumWidth(theme.px(232))

    @property
    def cards(self) -> tuple[CardView, ...]:
        """The cards from above."""
        return tuple(self._cards.values())

    def card(self, visit_id: UUID) -> CardView | None:
        """The card of a visit, if it is in this column."""
        return self._cards.get(visit_id)

    def show_faces(self, faces: Sequence[CardFace], make: MakeCard) -> None:
        """Show these cars, in this order; `make` builds a card for one that is new here."""
        kept: dict[UUID, CardView] = {}
        for place, face in enumerate(faces):
            card = self._cards.get(face.visit_id)
            if card is None:
                card = make(face, self._body)
            else:
                card.set_face(face)
            kept[face.visit_id] = card
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
        for visit_id, card in self._cards.items():
            if visit_id not in kept:
                self._list.removeWidget(card)
                card.hide()
                card.deleteLater()
        self._cards = kept
        self._count.set_state(self._.number(len(faces)), words.visit_tone(self.state))
        self._hint.setVisible(not faces)

    def bring_into_view(self, card: CardView) -> None:
        """Scroll so that a card of this column is wholly seen."""
        # A card that was just put in has no place yet.
        self._body.adjustSize()
        self._scroll.ensureWidgetVisible(card, 0, self._theme.space.two)


def _scroll(name: str) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setAccessibleName(name)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroll


def _hint(_: Phrasebook, state: VisitState) -> str:
    """What belongs into a column that is empty."""
    return {
        VisitState.WAITING: _("Nobody is waiting. A car that is checked in appears here."),
        VisitState.IN_WORK: _("No car is being worked on. Press Start on one that waits."),
        VisitState.READY: _("No car waits for its driver. Press Ready when the work is done."),
        VisitState.DELIVERED: _("No car has left today. Paid cars that are handed over appear here."),
    }[state]
