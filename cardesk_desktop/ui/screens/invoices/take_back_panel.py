"""The panel of a credit note: which lines, why, how the money goes back, and the one button that does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.crediting import Pick, credit, left_of, to_give_back
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_invoices import invoice
from cardesk_desktop.operations.refunding import REASON_LIMIT, take_back
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screens.invoices.refund_way import RefundWay
from cardesk_desktop.ui.screens.invoices.take_back_faces import (
    action_words,
    division_words,
    usual_reasons,
    usual_tender,
)
from cardesk_desktop.ui.screens.invoices.take_back_line import TakeBackLine
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.chips import Chip
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent

TAKE_KEY = "F12"

_OUTDATED = (Code.REFUND_NOT_EXACT, Code.CREDIT_CHANGED, Code.INVOICE_ALREADY_CREDITED)
"""The invoice is another one by now than the panel shows."""


class TakeBackPanel(PanelContent):
    """A credit note stands for good, so it is said before; the button says what happens and for how much."""

    taken = Signal(object)
    """The `TakenBack`."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        file: InvoiceFile,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._look, self._, self._tasks, self._acting, self.file = theme, _, tasks, acting, file
        self._add_lines()
        self._add_reason()
        self._add_way()
        self.body.addStretch(1)
        self._message = Text(theme, tone=Tone.DUE, is_wrapping=True)
        self._division = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.submit = Button(
            theme, "", kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key=TAKE_KEY, is_once=True
        )
        self.submit.activated.connect(self._submit)
        for part in (self._message, self._division, self.submit):
            self.footer.addWidget(part)
        self._follow()

    def press(self) -> None:
        """What the key of the button does."""
        self.submit.click()

    def take(self, *, is_everything: bool) -> None:
        """Choose every line with all that is left of it, or none."""
        for line in self.lines:
            line.take(is_taken=is_everything)
        self._follow()

    def _add_lines(self) -> None:
        _, theme = self._, self._look
        said = _("A credit note is final and cannot be undone. Choose with care.")
        self.body.addWidget(Text(theme, said, tone=Tone.MUTED, is_wrapping=True))
        self.everything = Button(theme, _("Refund everything"))
        self.nothing = Button(theme, _.context("refund", "None"))
        self.everything.activated.connect(partial(self.take, is_everything=True))
        self.nothing.activated.connect(partial(self.take, is_everything=False))
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        for button in (self.everything, self.nothing):
            row.addWidget(button, 1)
        self.body.addLayout(row)
        self._column = QVBoxLayout()
        self._column.setSpacing(self.body.spacing())
        self.body.addLayout(self._column)
        self._show_lines()

    def _show_lines(self) -> None:
        """A line for everything of which something is left."""
        left = left_of(self.file.invoice, self.file.credit_notes)
        self.lines = tuple(
            TakeBackLine(self._look, self._, position, sold, rest)
            for position, (sold, rest) in enumerate(zip(self.file.invoice.lines, left, strict=True))
            if rest.quantity.milli > 0
        )
        for line in self.lines:
            line.changed.connect(self._follow)
            line.submitted.connect(self.press)
            self._column.addWidget(line)

    def _add_reason(self) -> None:
        theme, _ = self._look, self._
        self.reason = TextField(theme, _("Why is it refunded?"), hint=_("It appears on the credit note."))
        self.reason.editor.setMaxLength(REASON_LIMIT)
        self.reason.submitted.connect(self.press)
        self.reasons = tuple(Chip(theme, words) for words in usual_reasons(_))
        row = FlowRow(theme, line_gap=0)
        for chip in self.reasons:
            chip.activated.connect(partial(self.reason.set_text, chip.words))
            row.add(chip)
        self.body.addWidget(self.reason)
        self.body.addWidget(row)

    def _add_way(self) -> None:
        self._money = RefundWay(self._look, self._, usual_tender(self.file))
        self.way, self.reference = self._money.way, self._money.reference
        self._money.changed.connect(self._follow)
        self._money.submitted.connect(self.press)
        self.body.addWidget(self._money)

    @property
    def _picks(self) -> tuple[Pick, ...]:
        return tuple(pick for pick in (line.pick for line in self.lines) if pick is not None)

    def _amounts(self) -> tuple[Money, Money]:
        """What is credited, and what of it goes back."""
        invoice, picks = self.file.invoice, self._picks
        nothing = Money.zero(invoice.currency)
        if not picks:
            return nothing, nothing
        credited = credit(invoice, self.file.credit_notes, picks).gross
        return credited, to_give_back(self.file.settlement, credited)

    def _follow(self) -> None:
        """Say anew what the button does."""
        credited, due = self._amounts()
        is_ready = bool(self._picks) and all(line.is_readable for line in self.lines)
        self.submit.set_words(
            action_words(self._, credited, due, self._money.kind, is_chosen=bool(self._picks))
        )
        self.submit.setEnabled(is_ready)
        self._division.setText(division_words(self._, credited, due))
        self._division.setVisible(bool(self._division.text()))
        self._money.show_due(due)
        self._message.hide()

    def _submit(self) -> None:
        _credited, due = self._amounts()
        self._tasks.run(
            take_back,
            on_done=self.taken.emit,
            on_refused=self._refuse,
            on_settled=partial(self.submit.set_busy, False),
            owner=self,
            once=f"take back {self.file.invoice.id}",
            staff_id=self._acting(),
            invoice_id=self.file.invoice.id,
            picks=self._picks,
            reason=self.reason.text,
            refunds=self._money.refunds(due),
            notes_seen=len(self.file.credit_notes),
        )

    def _refuse(self, refusal: Refused) -> None:
        """It was not taken back: say why, beside the field where there is one."""
        words = sentence(self._, refusal)
        if refusal.code in (Code.TEXT_MISSING, Code.TEXT_TOO_LONG, Code.CARD_NUMBER_GIVEN):
            field = self.reference if refusal.params.get("field") == "reference" else self.reason
            field.set_error(words)
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif refusal.code in _OUTDATED:
            self._read_again(words)
        elif refusal.code is Code.CLOCK_WENT_BACK:
            self._tasks.refused.emit(refusal)
        else:
            self._say(words)

    def _read_again(self, words: str) -> None:
        """Somebody else took money or goods meanwhile: say the figures anew, and why nothing was done."""
        self._tasks.run(
            invoice,
            on_done=partial(self._show_file, words),
            on_refused=lambda _refusal: self._say(words),
            owner=self,
            invoice_id=self.file.invoice.id,
        )

    def _show_file(self, words: str, file: InvoiceFile) -> None:
        if not self.file.payments:
            self.way.set_value(usual_tender(file))
        is_credited = len(file.credit_notes) != len(self.file.credit_notes)
        self.file = file
        if is_credited:
            for line in self.lines:
                line.hide()
                line.deleteLater()
            self._show_lines()
            (self.lines[0].switch if self.lines else self.reason.editor).setFocus()
        if not self.lines:
            words = sentence(self._, Refused(Code.INVOICE_ALREADY_CREDITED, number=file.invoice.number))
        self._follow()
        self._say(words)

    def _say(self, words: str) -> None:
        self._message.setText(words)
        self._message.show()


def first_control(panel: TakeBackPanel) -> QWidget:
    """Where the keyboard begins: the first line, or all of them where there are several."""
    return panel.everything if len(panel.lines) > 1 else panel.lines[0].switch
