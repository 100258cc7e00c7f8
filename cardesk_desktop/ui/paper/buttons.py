"""The buttons that take an invoice or a credit note to paper, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.paper.kind import PaperKind
from cardesk_desktop.ui.paper.paper import Paper
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button

PRINT_KEY, RECEIPT_KEY, SAVE_KEY = "Ctrl+P", "Ctrl+R", "Ctrl+S"


class PaperButtons(QObject):
    """Print invoice, print receipt, save as PDF; each busy until its paper is out."""

    def __init__(self, theme: Theme, _: Phrasebook, paper: Paper, parent: QObject) -> None:
        super().__init__(parent)
        self._, self._paper = _, paper
        self._invoice: tuple[UUID, str] | None = None
        self.print_invoice = Button(theme, _("Print invoice"), icon="printer", key=PRINT_KEY, is_once=True)
        self.print_receipt = Button(
            theme, _("Print receipt"), icon="receipt-text", key=RECEIPT_KEY, is_once=True
        )
        self.save = Button(theme, _("Save as PDF"), icon="download", key=SAVE_KEY, is_once=True)
        self.print_invoice.activated.connect(partial(self._print, PaperKind.INVOICE, self.print_invoice))
        self.print_receipt.activated.connect(partial(self._print, PaperKind.RECEIPT, self.print_receipt))
        self.save.activated.connect(self._save)

    @property
    def all(self) -> tuple[Button, ...]:
        """The buttons, in the order in which they stand."""
        return (self.print_invoice, self.print_receipt, self.save)

    def show_document(self, document_id: UUID, number: str, *, is_credit_note: bool = False) -> None:
        """Work for this invoice or credit note from now on; a paper of another one goes on by itself."""
        if self._invoice != (document_id, number):
            self._invoice = (document_id, number)
            words = self._("Print credit note") if is_credit_note else self._("Print invoice")
            self.print_invoice.set_words(words)
            for button in self.all:
                button.set_busy(False)

    def show_nothing(self) -> None:
        """There is no invoice."""
        self._invoice = None

    def press(self, button: Button) -> None:
        """What a button's key does: nothing while there is no invoice."""
        if self._invoice is not None:
            button.click()

    def _print(self, kind: PaperKind, button: Button) -> None:
        if self._invoice is not None:
            self._paper.print(self._invoice[0], kind, on_ended=freed(button))

    def _save(self) -> None:
        if self._invoice is not None:
            self._paper.save(*self._invoice, on_ended=freed(self.save))


def freed(button: Button) -> Callable[[], None]:
    """Let a button be pressed again, if it is still there when its paper is out."""

    def free() -> None:
        if shiboken6.isValid(button):
            button.set_busy(False)

    return free
