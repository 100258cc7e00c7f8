"""The page of the invoices with its papers, and the hands that take back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.invoicing import invoice
from cardesk_desktop.operations.paying import SaleCompleted
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.paper import Outlets, Paper
from cardesk_desktop.ui.screens.invoices.memory import InvoicesMemory
from cardesk_desktop.ui.screens.invoices.screen import InvoicesPage
from cardesk_desktop.ui.screens.invoices.take_back_panel import TakeBackPanel
from cardesk_desktop.ui.screens.invoices.taken_back_panel import TakenBackPanel
from cardesk_desktop.ui.shortcuts import InstalledShortcuts
from cardesk_desktop.ui.theme import Theme
from tests.ui.exporting.desk import make_exporter
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@dataclass
class Office:
    """The page, its window, and what was printed."""

    qtbot: QtBot
    shop: Shop
    window: RecordingWindow
    theme: Theme
    phrases: Phrasebook
    printed: list[bytes] = field(default_factory=list)

    def open(self, memory: InvoicesMemory | None = None) -> InvoicesPage:
        shop, window = self.shop, self.window
        outlets = Outlets(lambda pdf, _name: self.printed.append(pdf), lambda: "Office", lambda *_: None)
        self.paper = Paper(shop.tasks, window, self.phrases, shop.acting, Settings, outlets=outlets)
        self.page = InvoicesPage(
            self.theme,
            self.phrases,
            shop.company,
            shop.tasks,
            lambda: shop.owner.id,
            shop.clock,
            window,
            self.paper,
            make_exporter(self.theme, self.phrases, shop, window, acting=shop.owner),
            memory,
        )
        self.qtbot.addWidget(self.page)
        window.host(self.page)
        self.keys = InstalledShortcuts(self.page.shortcuts(), self.page)
        self.page.resize(1278, 668)
        self.page.show()
        self.page.activateWindow()
        self.page.listing.search.setFocus()
        self.page.on_shown()
        self.wait(lambda: self.page.pane.face is not None)
        self.wait_for_paper()
        return self.page

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()))

    def wait_for_paper(self) -> None:
        pane = self.page.pane
        self.wait(lambda: pane.paper_view.document.status() is QPdfDocument.Status.Ready)

    def take_back(self) -> TakeBackPanel:
        """Open the panel of the invoice in front."""
        self.page.pane.take_back_button.click()
        self.wait(lambda: self.found(TakeBackPanel))
        panel = self.page.taking_back.panel
        assert panel is not None
        return panel

    def found(self, kind: type[QWidget]) -> QWidget | None:
        return self.window.panel.findChild(kind) if self.window.panel else None

    def file(self, sale: SaleCompleted) -> InvoiceFile:
        return self.shop.ask(invoice, invoice_id=sale.file.invoice.id)

    def take_all(self, reason: str = "Scratched") -> CreditNote:
        """All of the invoice in front, as it was paid."""
        panel = self.take_back()
        panel.take(is_everything=True)
        panel.reason.set_text(reason)
        panel.submit.click()
        self.wait(lambda: self.found(TakenBackPanel))
        return self.shop.ask(invoice, invoice_id=panel.file.invoice.id).credit_notes[-1]
