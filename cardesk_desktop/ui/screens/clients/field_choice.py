"""One field of two clients side by side: one of the two is taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.directions import isolated
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.clients.duplicate_faces import FieldFace
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.card import PressCard
from cardesk_desktop.ui.widgets.labels import Text


class FieldChoice(QWidget):
    """The chosen value is drawn in the accent; what is missing is a dash."""

    changed = Signal(int)
    """0 or 1: whose value is taken."""

    def __init__(self, theme: Theme, _: Phrasebook, face: FieldFace, taken: int) -> None:
        super().__init__()
        self.face = face
        self.cards: list[PressCard] = []
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        for place, value in enumerate(face.values):
            words = value or "–"
            card = PressCard(theme, f"{face.label}: {words}", is_checkable=True, padding=theme.space.one)
            card.setMinimumHeight(theme.target)
            lines = (isolated(line, is_rtl=_.language.is_rtl) for line in words.splitlines())
            shown = "\n".join(lines)
            card.content.addWidget(card.show_only(Text(theme, shown, is_wrapping=True)))
            card.activated.connect(lambda place=place: self.take(place))
            self.cards.append(card)
            row.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.half)
        column.addWidget(Text(theme, face.label, size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True))
        column.addLayout(row)
        self.taken = taken
        self._mark()

    def take(self, place: int) -> None:
        """Take the value of one of the two."""
        self.taken = place
        self._mark()
        self.changed.emit(place)

    def _mark(self) -> None:
        for place, card in enumerate(self.cards):
            card.setChecked(place == self.taken)
