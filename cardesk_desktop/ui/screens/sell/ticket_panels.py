"""The side panels of the whole ticket: its discount, its note, and why it is voided."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screens.sell.discount_editor import DiscountEditor
from cardesk_desktop.ui.screens.sell.pad import pad_for, stands_beside
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.chips import Chip
from cardesk_desktop.ui.widgets.fields import NoteField, TextField
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent


class DiscountPanel(PanelContent):
    """A discount on everything on the ticket; it is spread over the lines."""

    saved = Signal(object)
    """`Discount`, or None to take it back."""

    def __init__(self, theme: Theme, _: Phrasebook, ticket: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        is_large = stands_beside(theme)
        self.editor = DiscountEditor(
            theme, _, ticket.lines_total, ticket.discount, has_quick_rates=not is_large
        )
        self.pad = pad_for(theme, _, (self.editor.rate.editor, self.editor.amount.editor))
        self.body.addWidget(self.editor)
        if is_large:
            self.put_beside(self.pad)
        else:
            self.body.addWidget(self.pad)
        self.body.addStretch(1)
        self.save = Button(
            theme,
            _("Apply the discount"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.TALL,
            key="Enter",
            is_once=True,
        )
        self.save.activated.connect(self._submit)
        self.editor.submitted.connect(self.save.click)
        self.take_back = Button(theme, _("Remove the discount"), kind=ButtonKind.QUIET)
        self.take_back.activated.connect(lambda: self.saved.emit(None))
        buttons = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if is_large else QBoxLayout.Direction.TopToBottom
        )
        buttons.setSpacing(theme.space.one)
        buttons.addWidget(self.save, 1)
        buttons.addWidget(self.take_back)
        self.footer.addLayout(buttons)
        if ticket.discount is None:
            self.take_back.hide()

    def release(self) -> None:
        """What was begun has ended, well or not: it may be tried again."""
        self.save.set_busy(False)

    def refuse(self, refusal: Refused) -> None:
        """It was not given: say why beside the field."""
        self.release()
        self.editor.refuse(refusal)

    def _submit(self) -> None:
        try:
            discount = self.editor.read()
        except Refused:
            self.save.set_busy(False)
            return
        self.saved.emit(discount)


class NotePanel(PanelContent):
    """A note on the whole ticket."""

    saved = Signal(str)

    def __init__(self, theme: Theme, _: Phrasebook, note: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._ = _
        self.note = NoteField(theme, _("Note"), hint=_("It is printed on the invoice."), lines=6)
        self.note.set_text(note)
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.save = Button(
            theme, _("Save"), kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key="Ctrl+Enter", is_once=True
        )
        self.save.activated.connect(lambda: self.saved.emit(self.note.text))
        self.note.submitted.connect(self.save.click)
        self.footer.addWidget(self.save)

    def release(self) -> None:
        """What was begun has ended, well or not: it may be tried again."""
        self.save.set_busy(False)

    def refuse(self, refusal: Refused) -> None:
        """It was not saved: say why beside the field."""
        self.release()
        self.note.set_error(sentence(self._, refusal))
        self.note.setFocus()


class VoidPanel(PanelContent):
    """Why a ticket is closed without a sale. The journal keeps the reason and what it was worth."""

    confirmed = Signal(str)

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._ = _
        told = _("The ticket is closed without a sale. This cannot be undone; the journal keeps the reason.")
        self.body.addWidget(Text(theme, told, tone=Tone.MUTED, is_wrapping=True))
        self.reason = TextField(theme, _("Reason"))
        self.body.addWidget(self.reason)
        usual = FlowRow(theme, line_gap=0)
        for words in (
            _.context("reason to void", "Client left"),
            _.context("reason to void", "Entered by mistake"),
            _.context("reason to void", "Work not possible"),
        ):
            chip = Chip(theme, words)
            chip.activated.connect(lambda words=words: self.reason.set_text(words))
            usual.add(chip)
        self.body.addWidget(usual)
        self.body.addStretch(1)
        self.confirm = Button(
            theme,
            _("Void the ticket"),
            kind=ButtonKind.DESTRUCTIVE,
            size=ButtonSize.TALL,
            key="Enter",
            is_once=True,
        )
        self.confirm.activated.connect(lambda: self.confirmed.emit(self.reason.text))
        self.reason.submitted.connect(self.confirm.click)
        self.footer.addWidget(self.confirm)

    def release(self) -> None:
        """What was begun has ended, well or not: it may be tried again."""
        self.confirm.set_busy(False)

    def refuse(self, refusal: Refused) -> None:
        """It was not voided: say why beside the field."""
        self.release()
        self.reason.set_error(sentence(self._, refusal))
        self.reason.setFocus()
