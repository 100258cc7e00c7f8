"""Opens the documents behind a figure over the list of invoices, as the list is narrowed now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_invoices import ListedFigure, listed_documents
from cardesk_desktop.store.views import InvoiceFilter, InvoiceState
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme


class FigureWork(QObject):
    """Puts the panel into the window; what is pressed in it is shown on the page."""

    document_asked = Signal(object)
    """The UUID of the invoice or credit note that the person wants to see."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._company = theme, phrases, company
        self._tasks, self._acting, self._window = tasks, acting, window

    def open(self, which: InvoiceFilter, figure: ListedFigure, title: str) -> None:
        """Show what a figure adds up; `title` says the figure."""
        documents = partial(listed_documents, staff_id=self._acting(), which=which, figure=figure)
        at, currency = self._company.time_zone, self._company.currency
        panel = BehindPanel(self._theme, self._, self._tasks, at, currency, documents, self._hint(which))
        again = Action(self._("Try again"), panel.read_again)
        panel.failed.connect(lambda error: self._window.explain(error, retry=again))
        panel.document_asked.connect(self._on_document)
        self._window.open_panel(panel, title, first_focus=panel.rows)

    def _hint(self, which: InvoiceFilter) -> str:
        if which.state is InvoiceState.CREDIT_NOTES:
            return self._("Press a line, or Enter on it, to open the credit note.")
        return ""

    def _on_document(self, document_id: object) -> None:
        self._window.close_panel()
        self.document_asked.emit(document_id)
