"""What came of it: the paper, and what the person hands over now."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.giving_back import GivenBack
from cardesk_desktop.operations.refunding import TakenBack
from cardesk_desktop.ui.paper import Paper, PaperButtons
from cardesk_desktop.ui.screens.invoices.take_back_faces import done_words
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent


class _WithPapers(PanelContent):
    """Stays until it is closed: the paper is printed, the money handed over."""

    done = Signal()

    def _offer(
        self, theme: Theme, _: Phrasebook, paper: Paper, of: UUID, number: str, *, is_credit_note: bool
    ) -> None:
        self.body.addStretch(1)
        self.papers = PaperButtons(theme, _, paper, self)
        self.papers.show_document(of, number, is_credit_note=is_credit_note)
        self.close_button = Button(
            theme, _("Done"), kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, parent=self
        )
        self.close_button.activated.connect(self.done)
        for button in (*self.papers.all, self.close_button):
            self.footer.addWidget(button)


class TakenBackPanel(_WithPapers):
    """After a credit note: its figures and its paper."""

    def __init__(
        self, theme: Theme, _: Phrasebook, paper: Paper, taken: TakenBack, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        note = taken.note
        said = done_words(_, [each for each in taken.file.refunds if each.credit_note_id == note.id])
        card = Card(theme, is_flat=True, padding=theme.space.two)
        card.content.addWidget(Text(theme, note.number, size=TextSize.LARGE, is_bold=True))
        card.content.addWidget(Text(theme, _("Credit note over {amount}", amount=note.gross)))
        card.content.addWidget(Text(theme, note.reason, tone=Tone.MUTED, is_wrapping=True))
        self.body.addWidget(card)
        self.body.addWidget(Text(theme, said, is_bold=True, is_wrapping=True))
        left, number = taken.file.settlement.due, taken.file.invoice.number
        rest = (
            _("{amount} is left of invoice {number}.", amount=left, number=number)
            if left
            else _("Nothing is left of invoice {number}.", number=number)
        )
        self.body.addWidget(Text(theme, rest, tone=Tone.MUTED, is_wrapping=True))
        self._offer(theme, _, paper, note.id, note.number, is_credit_note=True)


class GivenBackPanel(_WithPapers):
    """After what was overpaid went back: the invoice's copy says so."""

    def __init__(
        self, theme: Theme, _: Phrasebook, paper: Paper, given: GivenBack, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        invoice, number = given.file.invoice, given.file.invoice.number
        self.body.addWidget(Text(theme, number, size=TextSize.LARGE, is_bold=True))
        self.body.addWidget(Text(theme, done_words(_, given.refunds), is_bold=True, is_wrapping=True))
        said = _("A copy of the invoice shows what went back.")
        self.body.addWidget(Text(theme, said, tone=Tone.MUTED, is_wrapping=True))
        self._offer(theme, _, paper, invoice.id, number, is_credit_note=False)
