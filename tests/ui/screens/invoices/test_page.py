"""The list of invoices with its paper, worked by real keys and clicks on a real store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.invoicing import ListedFigure
from cardesk_desktop.operations.paying import SaleCompleted, take_payment
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.views import InvoiceState
from cardesk_desktop.ui.paper import Outlets, Paper
from cardesk_desktop.ui.requests import OpenInvoice
from cardesk_desktop.ui.screens.invoices.memory import InvoicesMemory, Narrowing, Period
from cardesk_desktop.ui.screens.invoices.screen import InvoicesPage
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from cardesk_desktop.ui.shortcuts import InstalledShortcuts
from cardesk_desktop.ui.theme import Theme
from tests.builders import AED
from tests.ui.exporting.desk import make_exporter
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@dataclass
class Office:
    """The page on the screen over a shop with some sales."""

    qtbot: QtBot
    shop: Shop
    window: RecordingWindow
    theme: Theme
    phrases: Phrasebook
    printed: list[tuple[bytes, str]] = field(default_factory=list)
    file: Path | None = None
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

    def open(self, memory: InvoicesMemory | None = None) -> InvoicesPage:
        shop = self.shop
        page = InvoicesPage(
            self.theme,
            self.phrases,
            shop.company,
            shop.tasks,
            lambda: (self.at_desk or shop.owner).id,
            shop.clock,
            self.window,
            self.paper,
            self.exporter,
            memory,
        )
        self.qtbot.addWidget(page)
        self._keys = InstalledShortcuts(page.shortcuts(), page)
        page.resize(1278, 668)
        page.show()
        page.activateWindow()
        page.listing.search.setFocus()
        page.on_shown()
        self.page = page
        return page

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()))

    def wait_for(self, sale: SaleCompleted) -> None:
        """Until the paper of a sale is shown."""
        pane = self.page.pane
        self.wait(lambda: pane.document_id == sale.file.invoice.id)
        self.wait(lambda: pane.paper_view.document.status() is QPdfDocument.Status.Ready)

    def numbers(self) -> list[str]:
        model = self.page.listing.rows.model()
        return [str(model.index(row, 0).data()).split(",")[0] for row in range(model.rowCount())]

    def press(self, key: str) -> None:
        QTest.keySequence(self.page.focusWidget(), QKeySequence(key))

    def click(self, target: QWidget) -> None:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))


@pytest.fixture
def office(qtbot: QtBot, shop: Shop, window: RecordingWindow, theme: Theme, phrases: Phrasebook) -> Office:
    return Office(qtbot, shop, window, theme, phrases)


def test_without_an_invoice_the_page_says_how_one_comes_to_be(office: Office) -> None:
    page = office.open()
    office.wait(lambda: "No invoices yet" in shown_words(page))
    assert "No invoice chosen" in shown_words(page)


def test_the_newest_invoice_is_in_front_with_its_paper(office: Office) -> None:
    sales = [office.shop.sale() for _ in range(3)]
    page = office.open()
    office.wait_for(sales[-1])
    assert office.numbers() == [sale.file.invoice.number for sale in reversed(sales)]
    assert page.pane.paper_view.document.pageCount() == 1
    assert page.listing.sums.words.startswith("3 invoices")


def test_arrows_in_the_search_walk_the_list(office: Office) -> None:
    sales = [office.shop.sale() for _ in range(3)]
    page = office.open()
    office.wait_for(sales[-1])
    QTest.keyClick(page.listing.search.editor, Qt.Key.Key_Down)
    office.wait_for(sales[1])
    page.listing.rows.setFocus()
    QTest.keyClick(page.listing.rows, Qt.Key.Key_Down)
    office.wait_for(sales[0])
    for letter in "r01":
        QTest.keyClicks(page.focusWidget(), letter)
    assert page.listing.search.text == "r01"
    assert page.listing.search.editor.hasFocus()


def test_typing_narrows_the_list_and_esc_widens_it(office: Office) -> None:
    office.shop.sale()
    of_client = office.shop.sale(client=office.shop.client)
    office.shop.sale()
    page = office.open()
    office.wait(lambda: len(office.numbers()) == 3)
    QTest.keyClicks(page.listing.search.editor, "fatima")
    office.wait(lambda: office.numbers() == [of_client.file.invoice.number])
    office.wait_for(of_client)
    QTest.keyClicks(page.listing.search.editor, "zzz")
    office.wait(lambda: "No invoice matches" in shown_words(page))
    QTest.keyClick(page.listing.search.editor, Qt.Key.Key_Escape)
    office.wait(lambda: len(office.numbers()) == 3)
    page.listing.show_which(Narrowing(state=InvoiceState.CREDIT_NOTES))
    office.wait(lambda: "No credit notes" in shown_words(page))
    page.listing.show_which(Narrowing("zzz", InvoiceState.CREDIT_NOTES))
    office.wait(lambda: "No invoice matches" in shown_words(page))


def test_unpaid_and_today_leave_the_others_out(office: Office) -> None:
    yesterday = office.shop.sale(client=office.shop.client, paid=40)
    office.shop.clock.tick(timedelta(days=1).total_seconds())
    unpaid = office.shop.sale(client=office.shop.client, paid=0)
    office.shop.sale()
    page = office.open()
    office.wait(lambda: len(office.numbers()) == 3)
    QTest.keyClick(page.listing.state.focusProxy() or first_segment(page), Qt.Key.Key_Right)
    office.wait(lambda: len(office.numbers()) == 2)
    office.wait(lambda: "AED\u00a0120.00 unpaid" in page.listing.sums.words)
    page.listing.period.choose(Period.TODAY)
    office.wait(lambda: office.numbers() == [unpaid.file.invoice.number])
    assert yesterday.file.invoice.number not in office.numbers()
    assert page.memory().narrowing.period is Period.TODAY


def test_sums_of_more_than_today_are_shown_to_who_sees_reports(office: Office) -> None:
    office.at_desk = office.shop.cashier
    last = office.shop.sale()
    page = office.open()
    gross = page.listing.sums.buttons[ListedFigure.GROSS]
    office.wait_for(last)
    assert office.numbers() == [last.file.invoice.number]
    assert not gross.isVisible()

    page.listing.show_which(Narrowing(period=Period.TODAY))
    office.wait(gross.isVisible)
    page.listing.show_which(Narrowing(period=Period.WEEK))
    office.wait(lambda: not gross.isVisible())

    # The owner takes over and looks, and the cashier comes back.
    for person in (office.shop.owner, office.shop.cashier):
        page.hide()
        office.at_desk = person
        page.show()
        is_shown = person == office.shop.owner
        office.wait(partial(_is_visible, gross, is_shown))


def _is_visible(part: QWidget, is_shown: bool) -> bool:
    return part.isVisible() is is_shown


def test_a_sum_opens_the_invoices_it_adds_up(office: Office) -> None:
    unpaid = office.shop.sale(client=office.shop.client, paid=0)
    last = office.shop.sale()
    page = office.open()
    office.wait_for(last)
    office.wait(lambda: page.listing.sums.buttons[ListedFigure.OPEN].isVisible())
    office.click(page.listing.sums.buttons[ListedFigure.OPEN])
    panel = office.window.panel
    behind = panel.findChild(BehindPanel) if panel else None
    assert isinstance(behind, BehindPanel)
    office.wait(lambda: behind.rows.current)
    assert (office.window.panel_title, behind.count_words) == ("AED\u00a075.00 unpaid", "1 document")
    behind.rows.row_activated.emit(behind.rows.current)
    office.wait_for(unpaid)
    assert office.numbers() == [sale.file.invoice.number for sale in (last, unpaid)]


def test_what_is_open_is_paid_on_the_payment_page_and_then_reads_paid(office: Office) -> None:
    sale = office.shop.sale(client=office.shop.client, paid=0)
    page = office.open()
    office.wait_for(sale)
    assert page.pane.pay_button.words == "Take AED\u00a075.00"
    office.click(page.pane.pay_button)
    office.press("F12")
    assert office.window.calls == [("open_later_payment", sale.file.invoice.id)] * 2
    amount = Money(7_500, AED)
    office.shop.ask(
        take_payment,
        staff_id=office.shop.cashier.id,
        invoice_id=sale.file.invoice.id,
        tenders=(Tender(TenderKind.CARD, amount, amount),),
        expected_balance=amount,
    )
    office.wait(lambda: not page.pane.pay_button.isVisible())
    office.wait(lambda: "Paid" in str(page.listing.rows.model().index(0, 4).data()))
    office.press("F12")
    assert len(office.window.calls) == 2


def test_an_invoice_goes_to_paper_by_key_and_by_button(office: Office, tmp_path: Path) -> None:
    sale = office.shop.sale()
    page = office.open()
    office.wait_for(sale)
    office.press("Ctrl+P")
    office.wait(lambda: office.window.toasts)
    assert [name for _pdf, name in office.printed] == ["Office"]
    office.file = tmp_path / "saved.pdf"
    office.click(page.pane.papers.save)
    office.wait(lambda: len(office.window.toasts) == 2)
    assert office.file.read_bytes().startswith(b"%PDF")
    office.click(page.pane.papers.print_receipt)
    office.wait(lambda: office.window.shown)
    assert office.window.shown is not None
    assert office.window.shown.error is not None
    assert office.window.shown.error.code is Code.PRINTER_NOT_CHOSEN
    assert not page.pane.papers.print_receipt.is_busy


def test_an_invoice_asked_for_from_elsewhere_is_found_whatever_the_list_shows(office: Office) -> None:
    sales = [office.shop.sale() for _ in range(3)]
    page = office.open(InvoicesMemory(Narrowing(text="no such thing")))
    office.wait(lambda: "No invoice matches" in shown_words(page))
    page.on_request(OpenInvoice(sales[0].file.invoice.id))
    office.wait_for(sales[0])
    office.wait(lambda: office.numbers() == [sales[0].file.invoice.number])
    assert page.listing.search.text == sales[0].file.invoice.number


def test_an_invoice_asked_for_that_stands_in_the_list_is_chosen_there(office: Office) -> None:
    sales = [office.shop.sale() for _ in range(3)]
    page = office.open()
    office.wait_for(sales[2])
    page.on_request(OpenInvoice(sales[0].file.invoice.id))
    office.wait_for(sales[0])
    office.wait(lambda: page.listing.rows.currentIndex().row() == 2)
    assert page.listing.search.text == ""


def test_a_new_sale_pushes_the_list_down_and_the_paper_stays(office: Office) -> None:
    sale = office.shop.sale()
    page = office.open()
    office.wait_for(sale)
    office.shop.sale()
    office.wait(lambda: len(office.numbers()) == 2)
    office.wait(lambda: page.listing.rows.currentIndex().row() == 1)
    assert page.pane.document_id == sale.file.invoice.id


def test_nothing_is_read_before_the_page_is_looked_at_and_its_memory_is_kept(office: Office) -> None:
    sale = office.shop.sale()
    memory = InvoicesMemory(Narrowing(period=Period.WEEK), sale.file.invoice.id)
    page = InvoicesPage(
        office.theme,
        office.phrases,
        office.shop.company,
        office.shop.tasks,
        lambda: office.shop.owner.id,
        office.shop.clock,
        office.window,
        office.paper,
        office.exporter,
        memory,
    )
    office.qtbot.addWidget(page)
    assert page.memory() == memory
    assert page.pane.document_id is None
    page.on_shown()
    assert page.memory() == memory
    assert page.listing.period.current is Period.WEEK


def test_the_paper_can_be_made_larger_and_walked_through(office: Office) -> None:
    office.shop.sale()
    page = office.open()
    view = page.pane.paper_view
    office.wait(lambda: view.document.pageCount() == 1)
    assert not view.after.isVisible()
    before = view.view.zoomFactor()
    office.click(view.larger)
    assert view.view.zoomMode() is view.view.ZoomMode.Custom
    larger = view.view.zoomFactor()
    office.click(view.smaller)
    assert view.view.zoomFactor() < larger
    assert before > 0
    office.click(view.fit)
    assert view.view.zoomMode() is view.view.ZoomMode.FitToWidth


def test_a_list_that_cannot_be_read_is_said_and_read_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = office.shop.sale()

    def busy(*_arguments: object, **_named: object) -> Outcome[object]:
        raise Unavailable(Code.DATABASE_BUSY)

    with monkeypatch.context() as patched:
        patched.setattr("cardesk_desktop.ui.screens.invoices.screen.invoices", busy)
        page = office.open()
        office.wait(lambda: office.window.shown)
    assert office.window.shown is not None
    assert office.window.shown.action is not None
    page.listing.show_which(Narrowing())
    office.wait_for(sale)


def shown_words(page: InvoicesPage) -> str:
    """Everything that can be read on the page, except in the list and on the paper."""
    labels = [child for child in page.findChildren(QWidget) if hasattr(child, "text") and child.isVisible()]
    return " ".join(str(child.text()) for child in labels if callable(child.text))


def first_segment(page: InvoicesPage) -> QWidget:
    """The chosen one of All, Unpaid, Paid."""
    return next(
        child
        for child in page.listing.state.findChildren(QWidget)
        if child.focusPolicy() is Qt.FocusPolicy.StrongFocus
    )
