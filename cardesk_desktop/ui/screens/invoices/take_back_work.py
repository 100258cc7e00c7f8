"""Taking back and giving back from the page of the invoices: the panels, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from cardesk_desktop.domain.crediting import everything_left, overpaid
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.giving_back import GivenBack
from cardesk_desktop.operations.looking_at_invoices import invoice
from cardesk_desktop.operations.refunding import TakenBack
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.paper import PRINT_KEY, RECEIPT_KEY, SAVE_KEY, Paper
from cardesk_desktop.ui.screens.invoices.give_back_panel import GIVE_KEY, GiveBackPanel
from cardesk_desktop.ui.screens.invoices.take_back_panel import TAKE_KEY, TakeBackPanel, first_control
from cardesk_desktop.ui.screens.invoices.taken_back_panel import GivenBackPanel, TakenBackPanel
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme


class TakeBackWork(QObject):
    """Reads the invoice as it is now, so that nobody takes back what is gone."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        paper: Paper,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._tasks, self._acting = theme, phrases, tasks, acting
        self._window, self._paper = window, paper
        self.panel: TakeBackPanel | None = None

    def open(self, invoice_id: UUID) -> None:
        """Show what can be taken back of an invoice."""
        self._tasks.run(invoice, on_done=self._open, owner=self, invoice_id=invoice_id)

    def _open(self, file: InvoiceFile) -> None:
        if not everything_left(file.invoice, file.credit_notes):
            self._window.explain(Refused(Code.INVOICE_ALREADY_CREDITED, number=file.invoice.number))
            return
        panel = TakeBackPanel(self._theme, self._, self._tasks, self._acting, file)
        self.panel = panel
        InstalledShortcuts((Shortcut(TAKE_KEY, "", panel.press),), panel)
        panel.taken.connect(self._on_taken)
        title = self._("Refund of {number}", number=file.invoice.number)
        self._window.open_panel(panel, title, first_focus=first_control(panel))

    def give_back(self, invoice_id: UUID) -> None:
        """Show what was overpaid on an invoice."""
        self._tasks.run(invoice, on_done=self._open_overpaid, owner=self, invoice_id=invoice_id)

    def _open_overpaid(self, file: InvoiceFile) -> None:
        if not overpaid(file.settlement):
            self._window.explain(Refused(Code.NOT_OVERPAID, number=file.invoice.number))
            return
        panel = GiveBackPanel(self._theme, self._, self._tasks, self._acting, file)
        InstalledShortcuts((Shortcut(GIVE_KEY, "", panel.press),), panel)
        panel.given.connect(self._on_given)
        title = self._("Overpaid on {number}", number=file.invoice.number)
        self._window.open_panel(panel, title, first_focus=panel.submit)

    def _on_taken(self, taken: TakenBack) -> None:
        result = TakenBackPanel(self._theme, self._, self._paper, taken)
        self.panel = None
        self._show(result, self._("Refunded"))

    def _on_given(self, given: GivenBack) -> None:
        self._show(GivenBackPanel(self._theme, self._, self._paper, given), self._("Given back"))

    def _show(self, result: TakenBackPanel | GivenBackPanel, title: str) -> None:
        keys = zip((PRINT_KEY, RECEIPT_KEY, SAVE_KEY), result.papers.all, strict=True)
        table = [Shortcut(key, "", partial(result.papers.press, button)) for key, button in keys]
        InstalledShortcuts(table, result)
        result.done.connect(self._window.close_panel, Qt.ConnectionType.QueuedConnection)
        self._window.open_panel(result, title, first_focus=result.papers.print_invoice)
