"""The page of the invoices over a shop with some sales, and the hands that work it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_invoices import invoice
from cardesk_desktop.operations.paying import SaleCompleted
from cardesk_desktop.operations.sealing_time import confirm_clock
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
    """The page on the screen, its window, and what was printed."""

    qtbot: QtBot
    shop: Shop
    window: RecordingWindow
    theme: Theme
    phrases: Phrasebook
    printed: list[tuple[bytes, str]] = field(default_factory=list)
    file: Path | None = None
    """Where what is saved goes; None: nobody says where."""
    at_desk: Staff | None = None
    """Who works here; the owner where nobody is said."""

    def __post_init__(self) -> None:
        outlets = Outlets(
            lambda pdf, name: self.printed.append((pdf, name)), lambda: "Office", lambda *_: self.file
        )
        self.paper = Paper(
            self.shop.tasks, self.window, self.phrases, self.shop.acting, Settings, outlets=outlets
        )
        self.exporter = make_exporter(
            self.theme, self.phrases, self.shop, self.window, lambda *_: self.file, acting=self.shop.owner
        )

    def made(self, memory: InvoicesMemory | None = None) -> InvoicesPage:
        """The page, which nobody looks at yet."""
        page = InvoicesPage(
            self.theme,
            self.phrases,
            self.shop.company,
            self.shop.tasks,
            lambda: (self.at_desk or self.shop.owner).id,
            self.shop.clock,
            self.window,
            self.paper,
            self.exporter,
            memory,
        )
        self.qtbot.addWidget(page)
        return page

    def open(self, memory: InvoicesMemory | None = None) -> InvoicesPage:
        self.page = page = self.made(memory)
        self.host(page)
        self.keys = InstalledShortcuts(page.shortcuts(), page)
        page.resize(1278, 668)
        page.show()
        page.activateWindow()
        page.listing.search.setFocus()
        page.on_shown()
        return page

    def host(self, page: InvoicesPage) -> None:
        """The page stands by itself."""

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()))

    def wait_for(self, sale: SaleCompleted) -> None:
        """Until the paper of a sale is shown."""
        self.wait(lambda: self.page.pane.document_id == sale.file.invoice.id)
        self.wait_for_paper()

    def wait_for_paper(self) -> None:
        pane = self.page.pane
        self.wait(lambda: pane.paper_view.document.status() is QPdfDocument.Status.Ready)

    def numbers(self) -> list[str]:
        model = self.page.listing.rows.model()
        return [str(model.index(row, 0).data()).split(",")[0] for row in range(model.rowCount())]

    def press(self, key: str) -> None:
        QTest.keySequence(self.page.focusWidget(), QKeySequence(key))

    def click(self, target: QWidget) -> None:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))


class RefundDesk(Office):
    """The page in its window, with the paper of the newest invoice in front, which is taken back."""

    def open(self, memory: InvoicesMemory | None = None) -> InvoicesPage:
        page = super().open(memory)
        self.wait(lambda: page.pane.face is not None)
        self.wait_for_paper()
        return page

    def host(self, page: InvoicesPage) -> None:
        self.window.host(page)

    def confirm_date_after(self, press: Callable[[], None]) -> None:
        """What is pressed is refused for the clock, and left to the window, where the owner answers."""
        refused: list[Refused] = []
        self.shop.tasks.refused.connect(refused.append)
        press()
        self.wait(lambda: refused)
        assert [refusal.code for refusal in refused] == [Code.CLOCK_WENT_BACK]
        self.shop.ask(confirm_clock, staff_id=self.shop.owner.id, shown=self.shop.clock.now())

    def take_back(self) -> TakeBackPanel:
        """Open the panel of the invoice in front."""
        self.page.pane.take_back_button.click()
        self.wait(lambda: self.found(TakeBackPanel))
        panel = self.page.taking_back.panel
        assert panel is not None
        return panel

    def found(self, kind: type[QWidget]) -> QWidget | None:
        return self.window.panel.findChild(kind) if self.window.panel else None

    def file_of(self, sale: SaleCompleted) -> InvoiceFile:
        return self.shop.ask(invoice, invoice_id=sale.file.invoice.id)

    def take_all(self, reason: str = "Scratched") -> CreditNote:
        """All of the invoice in front, as it was paid."""
        panel = self.take_back()
        panel.take(is_everything=True)
        panel.reason.set_text(reason)
        panel.submit.click()
        self.wait(lambda: self.found(TakenBackPanel))
        return self.shop.ask(invoice, invoice_id=panel.file.invoice.id).credit_notes[-1]
