"""Giving back what was overpaid from the page of the invoices."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cardesk_desktop.domain.crediting import everything_left, refund
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.operations.giving_back import give_back
from cardesk_desktop.operations.looking_at_invoices import invoice
from cardesk_desktop.operations.refunding import take_back
from cardesk_desktop.ui.screens.invoices.give_back_panel import GiveBackPanel
from cardesk_desktop.ui.screens.invoices.taken_back_panel import GivenBackPanel
from cardesk_desktop.ui.widgets.labels import Text
from tests.builders import identity
from tests.builders.overpaid import pay_again
from tests.ui.screens.invoices.office import RefundDesk


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def _overpaid(desk: RefundDesk) -> InvoiceFile:
    """The page with the invoice in front that was paid twice."""
    sale = desk.shop.sale(desk.shop.wash)
    desk.shop.write(partial(pay_again, invoice_id=sale.file.invoice.id, payment_id=identity("again")))
    desk.open()
    return desk.file_of(sale)


def _file(desk: RefundDesk, before: InvoiceFile) -> InvoiceFile:
    return desk.shop.ask(invoice, invoice_id=before.invoice.id)


def _give(desk: RefundDesk, before: InvoiceFile) -> None:
    """As somebody else does it meanwhile."""
    desk.shop.ask(
        give_back,
        staff_id=desk.shop.owner.id,
        invoice_id=before.invoice.id,
        refunds=(refund(TenderKind.CASH, before.invoice.gross),),
    )


def _panel(desk: RefundDesk) -> GiveBackPanel:
    QTest.keyClick(desk.page, Qt.Key.Key_F12)
    desk.wait(lambda: desk.found(GiveBackPanel))
    panel = desk.found(GiveBackPanel)
    assert isinstance(panel, GiveBackPanel)
    return panel


def test_the_page_leads_to_it_and_says_what_the_person_does(desk: RefundDesk) -> None:
    before = _overpaid(desk)
    pane = desk.page.pane
    assert plain(pane.pay_button.words) == "Give back AED 75.00"
    panel = _panel(desk)
    assert desk.window.panel_title == f"Overpaid on {before.invoice.number}"
    assert plain(panel.submit.words) == "Give back AED 75.00 in cash"
    panel.money.way._choose(TenderKind.CARD)
    assert plain(panel.submit.words) == "Give back AED 75.00 to the card"
    panel.money.reference.set_text("4711")
    panel.press()
    panel.press()
    desk.wait(lambda: desk.found(GivenBackPanel))
    after = _file(desk, before)
    assert after.settlement.balance.minor == 0
    assert [each.tender for each in after.refunds] == [refund(TenderKind.CARD, before.invoice.gross, "4711")]
    desk.wait(lambda: pane.face is not None and pane.face.tag == "Paid")
    assert pane.pay_button.isHidden()
    result = desk.found(GivenBackPanel)
    assert isinstance(result, GivenBackPanel)
    result.papers.press(result.papers.print_invoice)
    desk.wait(lambda: desk.printed)


def test_a_number_of_a_card_is_refused_beside_its_field(desk: RefundDesk) -> None:
    _overpaid(desk)
    panel = _panel(desk)
    panel.money.way._choose(TenderKind.CARD)
    panel.money.reference.set_text("4111 1111 1111 1111")
    panel.press()
    desk.wait(lambda: panel.money.reference.error)
    assert panel.submit.isEnabled()


def test_what_went_back_meanwhile_is_said(desk: RefundDesk) -> None:
    before = _overpaid(desk)
    panel = _panel(desk)
    _give(desk, before)
    panel.press()
    desk.wait(lambda: "Nothing is overpaid" in panel._message.text())
    assert not panel.submit.isEnabled()


def test_the_page_itself_says_so_when_it_shows_what_was(desk: RefundDesk) -> None:
    before = _overpaid(desk)
    _give(desk, before)
    desk.page.taking_back.give_back(before.invoice.id)
    desk.wait(lambda: desk.window.shown)
    assert desk.window.shown is not None
    assert desk.window.shown.text == Code.NOT_OVERPAID


def test_a_clock_that_went_back_asks_for_a_person(desk: RefundDesk) -> None:
    before = _overpaid(desk)
    panel = _panel(desk)
    desk.shop.clock.tick(-timedelta(days=400).total_seconds())
    desk.confirm_date_after(panel.press)
    panel.press()
    desk.wait(lambda: desk.found(GivenBackPanel))
    assert _file(desk, before).settlement.balance.minor == 0


def test_what_is_handed_over_is_what_has_just_gone_back_whatever_the_clocks_said(desk: RefundDesk) -> None:
    before = _overpaid(desk)
    desk.shop.ask(
        take_back,
        staff_id=desk.shop.owner.id,
        invoice_id=before.invoice.id,
        picks=everything_left(before.invoice, ()),
        reason="Scratched",
        refunds=(refund(TenderKind.CARD, before.invoice.gross),),
        notes_seen=0,
    )
    desk.shop.clock.tick(-timedelta(days=400).total_seconds())
    panel = _panel(desk)
    desk.confirm_date_after(panel.press)
    panel.press()
    desk.wait(lambda: desk.found(GivenBackPanel))
    result = desk.found(GivenBackPanel)
    assert isinstance(result, GivenBackPanel)
    said = [plain(text.text()) for text in result.findChildren(Text)]
    assert "Take AED 75.00 out of the till and hand it over." in said
