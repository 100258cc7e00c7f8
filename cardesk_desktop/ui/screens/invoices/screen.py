"""The invoices and credit notes: the list on one side, the paper on the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.clock import Clock, business_day
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_invoices import ListedFigure, invoice_sums, invoices
from cardesk_desktop.store.views import InvoiceRow, InvoiceState
from cardesk_desktop.ui.exporting import EXPORT_KEY, Exporter
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.paper import PRINT_KEY, RECEIPT_KEY, SAVE_KEY, Paper
from cardesk_desktop.ui.requests import OpenCreditNote, OpenInvoice, Request
from cardesk_desktop.ui.screens.invoices.export import invoices_export
from cardesk_desktop.ui.screens.invoices.faces import face_of_row
from cardesk_desktop.ui.screens.invoices.figure_work import FigureWork
from cardesk_desktop.ui.screens.invoices.listing import SEARCH_KEY, InvoiceListing
from cardesk_desktop.ui.screens.invoices.memory import InvoicesMemory, Narrowing
from cardesk_desktop.ui.screens.invoices.preview import PAYMENT_KEY, TAKE_BACK_KEY, InvoicePane
from cardesk_desktop.ui.screens.invoices.take_back_work import TakeBackWork
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_operation
from cardesk_desktop.ui.widgets.scrolling import SideBySide


class InvoicesPage(Page):
    """Keeps list, sums and paper together, and reads them again when an invoice is paid or added."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        tasks: Tasks,
        acting: Callable[[], UUID],
        clock: Clock,
        window: Window,
        paper: Paper,
        exporter: Exporter,
        memory: InvoicesMemory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._company, self._tasks, self._clock = phrases, company, tasks, clock
        self._acting, self._reader = acting, acting()
        self._window, self._exporter = window, exporter
        self._sums = Latest(tasks, self)
        self._model: PagedModel[InvoiceRow] = PagedModel(parent=self)
        self.listing = InvoiceListing(theme, phrases, company, self._model, exporter.button())
        self.pane = InvoicePane(theme, phrases, paper)
        self.taking_back = TakeBackWork(theme, phrases, tasks, acting, window, paper, self)
        self._figures = FigureWork(theme, phrases, company, tasks, acting, window, self)
        self._memory = memory or InvoicesMemory()
        self._sought: UUID | None = None
        self._is_new_list = True
        self._day: date | None = None
        self._lay_out(theme)
        self._connect()

    @override
    def memory(self) -> InvoicesMemory:
        if self._day is None and self.pane.document_id is None:
            return self._memory
        return InvoicesMemory(self.listing.which, self.pane.document_id)

    @override
    def shortcuts(self) -> Sequence[Shortcut]:
        _, papers = self._, self.pane.papers
        return (
            Shortcut(SEARCH_KEY, _("Search the invoices"), self.listing.search.setFocus),
            Shortcut(EXPORT_KEY, _("Export the list"), self._export),
            Shortcut("Up", _("Invoice above")),
            Shortcut("Down", _("Invoice below")),
            Shortcut(TAKE_BACK_KEY, _("Take something back"), self.pane.take_back),
            Shortcut(PAYMENT_KEY, _("Take what is open, or give back what was overpaid"), self.pane.pay),
            Shortcut(PRINT_KEY, _("Print invoice"), partial(papers.press, papers.print_invoice)),
            Shortcut(RECEIPT_KEY, _("Print receipt"), partial(papers.press, papers.print_receipt)),
            Shortcut(SAVE_KEY, _("Save as PDF"), partial(papers.press, papers.save)),
        )

    @override
    def on_shown(self) -> None:
        # Nothing is read or drawn before somebody looks; "today" is another day after midnight.
        if self._day is None:
            if self._memory.invoice_id is not None and self.pane.document_id is None:
                self.pane.open(self._memory.invoice_id)
            self.listing.show_which(self._memory.narrowing)
        elif self._day != self._today():
            self._start(self.listing.which)

    @override
    def on_request(self, request: Request) -> None:
        if isinstance(request, OpenInvoice):
            self._show(request.invoice_id)
        elif isinstance(request, OpenCreditNote):
            self._show(request.credit_note_id)

    @override
    def first_focus(self) -> QWidget | None:
        return self.listing.search.editor

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not self.listing.search.begins_with(event):
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        # The sums that one person saw may not be for the next.
        if self._day is not None and self._acting() != self._reader:
            self._window.close_panel()
            self.listing.show_sums(None)
            self._ask_sums(self.listing.which)

    def on_changes(self, changes: Changes) -> None:
        """Read again what was paid, printed or added."""
        if self._day is not None and changes.touches(Noun.INVOICE, Noun.PAYMENT):
            self._model.refresh()
            self._ask_sums(self.listing.which)
            shown = self.pane.document_id
            if shown is not None and shown in changes.ids(Noun.INVOICE):
                self.pane.open(shown)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SideBySide(theme, self.listing, self.pane, shares=(3, 2), parent=self))

    def _connect(self) -> None:
        self._tasks.changed.connect(self.on_changes)
        self._model.loaded.connect(self._on_loaded)
        self._model.failed.connect(self._on_failed)
        self.listing.narrowed.connect(self._start)
        self.listing.export.activated.connect(self._export)
        self.listing.sale_asked.connect(self._window.open_counter)
        self.listing.rows.row_chosen.connect(self._on_row)
        self.listing.rows.row_activated.connect(self._on_row)
        self.listing.figure_asked.connect(self._open_figure)
        self._figures.document_asked.connect(self._show)
        self.pane.payment_asked.connect(self._window.open_later_payment)
        self.pane.take_back_asked.connect(self.taking_back.open)
        self.pane.give_back_asked.connect(self.taking_back.give_back)
        self.pane.opened.connect(self._on_opened)

    def _start(self, narrowing: Narrowing) -> None:
        self._day, self._is_new_list = self._today(), True
        self.listing.show_loading()
        self._model.start(from_operation(self._tasks, self, invoices, which=narrowing.on(self._day)))
        self._ask_sums(narrowing)

    def _export(self) -> None:
        """The list as it is narrowed now; nothing while it is empty."""
        if self._model.total:
            which = self.listing.which.on(self._today())
            self._exporter.open(invoices_export(self._, self._company.currency, which, self._model.total))

    def _open_figure(self, figure: ListedFigure) -> None:
        words = self.listing.sums.buttons[figure].words
        self._figures.open(self.listing.which.on(self._today()), figure, words)

    def _ask_sums(self, narrowing: Narrowing) -> None:
        which = narrowing.on(self._today())
        self._reader = self._acting()
        self._sums.ask(invoice_sums, on_done=self.listing.show_sums, viewer_id=self._reader, which=which)

    def _today(self) -> date:
        return business_day(self._clock.now(), self._company.time_zone)

    def _on_row(self, row: InvoiceRow) -> None:
        self._sought = None
        if row.id != self.pane.document_id:
            self.pane.open(row.id, face_of_row(self._, row, self._company.time_zone))

    def _choose_row(self, invoice_id: UUID) -> bool:
        row = self._model.position_of(lambda each: each.id == invoice_id)
        if row is not None:
            self.listing.rows.choose(row)
        return row is not None

    def _on_loaded(self, total: int) -> None:
        if self._sought is not None:
            self._seek()
        elif self._is_new_list:
            self._show_first(total)
        else:
            self._keep_current()
        self._is_new_list = False

    def _show_first(self, total: int) -> None:
        """Of another list show the invoice in front, where it is in it, or else the first one."""
        shown = self.pane.document_id
        if not total:
            self.pane.show_nothing()
        elif shown is None or not self._choose_row(shown):
            self.listing.rows.choose(0)

    def _keep_current(self) -> None:
        """A newer invoice has pushed the one in front down."""
        shown, current = self.pane.document_id, self.listing.rows.current
        if shown is not None and current is not None and current.id != shown:
            self._choose_row(shown)

    def _show(self, document_id: UUID) -> None:
        """Show what was asked for from elsewhere, in the list as well."""
        self._sought = document_id
        self.pane.open(document_id)

    def _on_opened(self, document_id: UUID) -> None:
        if self._sought == document_id:
            self._seek()

    def _seek(self) -> None:
        """Find the invoice that was asked for from elsewhere, once it and the list are read.

        It may not stand in the list as it is narrowed now: then the list is narrowed to its number.
        """
        face, sought = self.pane.face, self._sought
        if sought is None or face is None or face.document_id != sought or self._model.is_loading:
            return
        self._sought = None
        if not self._choose_row(sought):
            state = InvoiceState.CREDIT_NOTES if face.is_credit_note else InvoiceState.ALL
            self.listing.show_which(Narrowing(text=face.number, state=state))

    def _on_failed(self, error: Refused | Unavailable) -> None:
        self._window.explain(error, retry=Action(self._("Try again"), self._model.refresh))
