"""The list of invoices: found, narrowed, summed up, and asked for from elsewhere."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.operations.looking_at_invoices import ListedFigure
from cardesk_desktop.store.views import InvoiceState
from cardesk_desktop.ui.requests import OpenInvoice
from cardesk_desktop.ui.screens.invoices.memory import InvoicesMemory, Narrowing, Period
from cardesk_desktop.ui.screens.invoices.screen import InvoicesPage
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from tests.ui.screens.invoices.office import Office


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
    page = office.made(memory)
    assert page.memory() == memory
    assert page.pane.document_id is None
    page.on_shown()
    assert page.memory() == memory
    assert page.listing.period.current is Period.WEEK


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
