"""The buttons below a car's history: its next step, its ticket, cancelling; or checking it in again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.visit import ENDED
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.visits.cards import CardFace, Step
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize


class VisitActions(QWidget):
    """Shows what can be done with the visit of a card."""

    stepped = Signal(object)
    """The `Step` whose button was pressed."""
    cancel_wanted = Signal()
    check_in_wanted = Signal()

    def __init__(self, theme: Theme, phrases: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: CardFace | None = None
        _ = phrases
        self.main = Button(theme, "", kind=ButtonKind.PRIMARY, size=ButtonSize.LARGE)
        self.ticket = Button(theme, _("Open the ticket"), icon="receipt-text")
        self.cancel = Button(theme, _("Cancel the visit"), kind=ButtonKind.QUIET)
        self.check_in = Button(
            theme, _("Check in this car"), kind=ButtonKind.PRIMARY, size=ButtonSize.LARGE, icon="plus"
        )
        below = QHBoxLayout()
        below.setSpacing(theme.space.one)
        below.addWidget(self.ticket, 1)
        below.addWidget(self.cancel, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.one)
        layout.addWidget(self.main)
        layout.addWidget(self.check_in)
        layout.addLayout(below)
        self.main.activated.connect(self._on_main)
        self.ticket.activated.connect(lambda: self.stepped.emit(Step.OPEN_TICKET))
        self.cancel.activated.connect(self.cancel_wanted)
        self.check_in.activated.connect(self.check_in_wanted)

    def show_card(self, card: CardFace | None, *, can_check_in: bool) -> None:
        """Offer what fits the visit of this card; without an open one, a check-in if it can be."""
        self._card = card
        is_here = card is not None and card.state not in ENDED
        has_step = card is not None and card.main is not None
        if card is not None and card.main is not None:
            self.main.set_words(card.main.words)
        self.main.setVisible(has_step)
        self.check_in.setVisible(can_check_in and not is_here)
        can_sell = card is not None and is_here and card.invoice_id is None
        self.ticket.setVisible(can_sell and card is not None and card.ticket_id is not None)
        self.cancel.setVisible(can_sell)

    def _on_main(self) -> None:
        if self._card is not None and self._card.main is not None:
            self.stepped.emit(self._card.main.step)
