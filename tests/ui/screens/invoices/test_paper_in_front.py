"""The invoice in front: paid, printed, saved, looked at more closely."""

from __future__ import annotations

from pathlib import Path

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.operations.paying import take_payment
from tests.builders import AED
from tests.ui.screens.invoices.office import Office


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
