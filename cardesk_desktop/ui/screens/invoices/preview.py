"""The invoice or credit note in front: its head, the paper as it would be printed, and what can be done."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.paper import Drawn, Paper, PaperButtons, PaperKind
from cardesk_desktop.ui.paper.pdf_view import PaperView
from cardesk_desktop.ui.screens.invoices.faces import InvoiceFace, face_of_file
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.chips import ChipRow
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import ElidedText, Text
from cardesk_desktop.ui.widgets.skeleton import Skeleton
from cardesk_desktop.ui.widgets.stacked import Stacked
from cardesk_desktop.ui.widgets.switch import Switch
from cardesk_desktop.ui.widgets.tag import Tag

PAYMENT_KEY, TAKE_BACK_KEY = "F12", "F9"
_LEAST_HEIGHT = 260
"""Less of a page is no preview, in pixels."""


class InvoicePane(Card):
    """Shows one paper at a time; the answer for another one that was chosen before is not shown."""

    payment_asked = Signal(object)
    """The UUID of the invoice."""
    take_back_asked = Signal(object)
    """The UUID of the invoice."""
    give_back_asked = Signal(object)
    """The UUID of the invoice."""
    opened = Signal(object)
    """The UUID of the document that is shown now."""

    def __init__(
        self, theme: Theme, phrases: Phrasebook, paper: Paper, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._ = phrases
        self._paper = paper
        self._face: InvoiceFace | None = None
        self._wanted: UUID | None = None
        self._chips: set[object] = set()
        self._number = Text(theme, size=TextSize.LARGE, is_bold=True)
        self._tag = Tag(theme)
        self._about = ElidedText(theme, size=TextSize.SMALL, tone=Tone.MUTED)
        self.paper_view = PaperView(theme, phrases)
        self.papers = PaperButtons(theme, phrases, paper, self)
        self.pay_button = Button(theme, "", kind=ButtonKind.PRIMARY, key=PAYMENT_KEY)
        self.pay_button.activated.connect(self.pay)
        self.take_back_button = Button(theme, phrases("Refund"), icon="undo-2", key=TAKE_BACK_KEY)
        self.take_back_button.activated.connect(self.take_back)
        self.with_photos = Switch(
            theme, phrases("With the photos of the car"), is_on=paper.prints_condition()
        )
        self.with_photos.hide()
        self.with_photos.toggled.connect(self._on_with_photos)
        self.choice = ChipRow(theme, phrases("Which paper"))
        self.choice.chosen.connect(self.open)
        self._waiting = Skeleton(theme, phrases, rows=6)
        self._nothing = EmptyState(
            theme,
            "file-text",
            phrases("No invoice chosen"),
            phrases("Choose one in the list to see it as it looks on paper."),
        )
        self._lay_out(theme)
        self.show_nothing()

    @property
    def document_id(self) -> UUID | None:
        """The invoice or credit note in front, or on its way there."""
        return self._wanted

    @property
    def face(self) -> InvoiceFace | None:
        """What its head says, once that is known."""
        return self._face

    def open(self, document_id: UUID, face: InvoiceFace | None = None) -> None:
        """Show an invoice or a credit note; its head at once where it is known."""
        is_same = self._wanted == document_id
        self._wanted = document_id
        if face is not None:
            self._show_head(face)
        elif not is_same and document_id not in self._chips:
            self._forget_head()
        if not is_same:
            self._pages.setCurrentWidget(self._waiting)
            self._stack_content()
        self._paper.show(document_id, PaperKind.INVOICE, self._show_paper, owner=self)

    def show_nothing(self) -> None:
        """No invoice is chosen."""
        self._wanted = self._face = None
        self.paper_view.clear()
        self.papers.show_nothing()
        self._content.hide()
        self._nothing.show()

    def pay(self) -> None:
        """Ask for the payment of what is open, or to give back what was overpaid."""
        if self._face is not None and self._face.payment_words:
            ask = self.give_back_asked if self._face.is_overpaid else self.payment_asked
            ask.emit(self._face.invoice_id)

    def take_back(self) -> None:
        """Ask for what is to be taken back."""
        if self._face is not None and self._face.can_take_back:
            self.take_back_asked.emit(self._face.invoice_id)

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.space.one)
        for part in (self._number, self._tag):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.paper_view.bar)
        holder = QWidget()
        # The skeleton asks for more height than there may be; the paper takes what is left.
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        holder.setMinimumHeight(theme.px(_LEAST_HEIGHT))
        self._pages = Stacked(holder)
        self._pages.addWidget(self._waiting)
        self._pages.addWidget(self.paper_view)
        self._content = QWidget()
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space.one)
        inside.addLayout(head)
        inside.addWidget(self._about)
        inside.addWidget(self.choice)
        inside.addWidget(holder, 1)
        inside.addWidget(self.with_photos)
        inside.addLayout(self._buttons(theme))
        self.content.addWidget(self._content, 1)
        self.content.addWidget(self._nothing, 1)

    def _buttons(self, theme: Theme) -> QVBoxLayout:
        """Papers and taking back, two by two; the payment of what is open, or overpaid, below."""
        lines = QVBoxLayout()
        lines.setSpacing(theme.space.one)
        for pair in (
            (self.papers.print_invoice, self.papers.print_receipt),
            (self.papers.save, self.take_back_button),
            (self.pay_button,),
        ):
            line = QHBoxLayout()
            line.setSpacing(theme.space.one)
            for button in pair:
                line.addWidget(button, 1)
            lines.addLayout(line)
        return lines

    def _stack_content(self) -> None:
        self._nothing.hide()
        self._content.show()

    def _show_head(self, face: InvoiceFace) -> None:
        self._face = face
        self._number.setText(face.number)
        self._about.setText(face.about)
        self._tag.set_state(face.tag, face.tone)
        self.pay_button.set_words(face.payment_words)
        self.pay_button.setVisible(bool(face.payment_words))
        self.take_back_button.setVisible(face.can_take_back)
        self._show_papers(face)
        self.papers.show_document(face.document_id, face.number, is_credit_note=face.is_credit_note)

    def _on_with_photos(self, is_on: bool) -> None:
        self._paper.choose_condition(is_on)
        if self._wanted is not None:
            self.open(self._wanted)

    def _show_papers(self, face: InvoiceFace) -> None:
        """The invoice and its credit notes; they stay as they are while one goes through them."""
        known = {choice.key for choice in face.papers}
        if not (face.is_credit_note and known <= self._chips):
            self.choice.set_choices(face.papers, face.document_id)
            self._chips = known
        self.choice.setVisible(bool(self._chips))

    def _forget_head(self) -> None:
        self._face, self._chips = None, set()
        for words in (self._number, self._about):
            words.clear()
        self._tag.set_state("", Tone.MUTED)
        for part in (self.pay_button, self.take_back_button, self.choice):
            part.hide()
        self.papers.show_nothing()

    def _show_paper(self, drawn: Drawn) -> None:
        if drawn.document.id != self._wanted:
            return
        self._show_head(face_of_file(self._, drawn.file))
        self.paper_view.show_pdf(drawn.pdf)
        self.with_photos.setVisible(drawn.has_condition)
        self._pages.setCurrentWidget(self.paper_view)
        self._stack_content()
        self.opened.emit(drawn.document.id)
