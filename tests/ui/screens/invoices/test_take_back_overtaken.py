"""A payment or a credit note that comes in while the panel is open."""

from __future__ import annotations

from cardesk_desktop.domain.crediting import Pick
from cardesk_desktop.domain.quantity import ONE
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.operations.paying import SaleCompleted, take_payment
from cardesk_desktop.operations.refunding import take_back
from cardesk_desktop.ui.screens.invoices.take_back_panel import TakeBackPanel
from cardesk_desktop.ui.screens.invoices.taken_back_panel import TakenBackPanel
from cardesk_desktop.ui.widgets.labels import Text
from tests.ui.screens.invoices.office import RefundDesk


def test_what_was_credited_meanwhile_is_said(desk: RefundDesk) -> None:
    shop = desk.shop
    sale = shop.sale(shop.wash, shop.freshener)
    desk.open()
    stale = desk.take_back()
    stale.setParent(None)
    desk.qtbot.addWidget(stale)
    desk.take_all()
    stale.take(is_everything=True)
    stale.reason.set_text("Again")
    stale.submit.click()
    desk.wait(lambda: "was refunded in full" in stale._message.text())
    assert len(desk.file_of(sale).credit_notes) == 1


def test_a_payment_that_comes_in_meanwhile_is_said_and_given_back(desk: RefundDesk) -> None:
    sale = desk.shop.sale(client=desk.shop.client, paid=0)
    desk.open()
    panel = desk.take_back()
    panel.take(is_everything=True)
    panel.reason.set_text("Scratched")
    assert panel.submit.words == "Credit AED\u00a075.00"
    desk.shop.ask(
        take_payment,
        staff_id=desk.shop.cashier.id,
        invoice_id=sale.file.invoice.id,
        tenders=(Tender(TenderKind.CARD, sale.balance, sale.balance),),
        expected_balance=sale.balance,
    )
    panel.press()
    desk.wait(lambda: panel.submit.words == "Give back AED\u00a075.00 to the card")
    assert said_by(panel) == ["What goes back has to come to exactly AED\u00a075.00."]
    assert "AED\u00a075.00 goes back to the client." in words_on(panel)
    assert [line.pick is not None for line in panel.lines] == [True], "what was chosen stays chosen"
    desk.wait(lambda: not panel.submit.is_busy)
    panel.press()
    desk.wait(lambda: desk.found(TakenBackPanel))
    assert desk.file_of(sale).settlement.balance.minor == 0


def test_a_credit_note_that_comes_in_meanwhile_leaves_what_is_left_to_choose(desk: RefundDesk) -> None:
    sale = desk.shop.sale(desk.shop.wash, desk.shop.detailing)
    desk.open()
    panel = desk.take_back()
    panel.take(is_everything=True)
    panel.reason.set_text("Scratched")
    credit_elsewhere(desk, sale, Pick(0, ONE))
    panel.press()
    desk.wait(lambda: len(panel.lines) == 1)
    assert said_by(panel) == [
        f"Invoice {sale.file.invoice.number} was credited meanwhile. Look at what is left of it."
    ]
    assert panel.lines[0].switch.hasFocus()
    assert not panel.submit.isEnabled()
    panel.take(is_everything=True)
    desk.wait(lambda: not panel.submit.is_busy)
    panel.press()
    desk.wait(lambda: desk.found(TakenBackPanel))
    assert len(desk.file_of(sale).credit_notes) == 2


def test_of_an_invoice_that_was_credited_whole_meanwhile_nothing_is_left_to_choose(desk: RefundDesk) -> None:
    sale = desk.shop.sale()
    desk.open()
    panel = desk.take_back()
    panel.take(is_everything=True)
    panel.reason.set_text("Scratched")
    credit_elsewhere(desk, sale, Pick(0, ONE))
    panel.press()
    desk.wait(lambda: not panel.lines)
    assert not panel.submit.isEnabled()
    number = sale.file.invoice.number
    assert said_by(panel) == [f"Invoice {number} was refunded in full. Nothing is left of it."]


def credit_elsewhere(desk: RefundDesk, sale: SaleCompleted, pick: Pick) -> None:
    """Another register takes a line back, and gives its money back in cash."""
    amount = sale.file.invoice.lines[pick.position].gross
    desk.shop.ask(
        take_back,
        staff_id=desk.shop.owner.id,
        invoice_id=sale.file.invoice.id,
        picks=(pick,),
        reason="Charged by mistake",
        refunds=(Tender(TenderKind.CASH, amount, amount),),
        notes_seen=0,
    )


def words_on(panel: TakeBackPanel) -> list[str]:
    """All that can be read in the panel."""
    return [text.text() for text in panel.findChildren(Text) if text.isVisible() and text.text()]


def said_by(panel: TakeBackPanel) -> list[str]:
    """Why nothing was done, in its red line."""
    return [text.text() for text in panel.findChildren(Text) if text is panel._message and text.isVisible()]
