"""Taking back from the page of the invoices: the panel, its one button, and what the page shows after it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cardesk_desktop.domain.credit_note import Fate
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.store.views import InvoiceState
from cardesk_desktop.ui.requests import OpenCreditNote
from cardesk_desktop.ui.screens.invoices.memory import Narrowing
from cardesk_desktop.ui.screens.invoices.preview import TAKE_BACK_KEY
from cardesk_desktop.ui.screens.invoices.take_back_panel import TAKE_KEY, TakeBackPanel
from cardesk_desktop.ui.screens.invoices.taken_back_panel import TakenBackPanel
from tests.ui.screens.invoices.office import RefundDesk


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_the_button_says_what_it_does_and_for_how_much(desk: RefundDesk) -> None:
    shop = desk.shop
    shop.sale(shop.wash, shop.freshener, shop.freshener)
    desk.open()
    panel = desk.take_back()
    assert desk.window.panel_title == "Refund of R01-A-000001"
    assert (panel.submit.words, panel.submit.isEnabled()) == ("Choose what to refund", False)
    assert panel.way.isHidden()
    goods = panel.lines[1]
    assert goods.stepper.isHidden()
    goods.switch.click()
    assert not goods.stepper.isHidden()
    assert not goods.fate.isHidden()
    assert plain(panel.submit.words) == "Give back AED 24.76 in cash"
    goods.stepper.less.click()
    assert plain(panel.submit.words) == "Give back AED 12.38 in cash"
    panel.way._choose(TenderKind.CARD)
    assert plain(panel.submit.words) == "Give back AED 12.38 to the card"
    assert not panel.reference.isHidden()
    panel.everything.click()
    assert plain(panel.submit.words) == "Give back AED 99.76 to the card"
    panel.nothing.click()
    assert not panel.submit.isEnabled()


def test_a_quantity_above_what_is_left_is_said_beside_the_field(desk: RefundDesk) -> None:
    shop = desk.shop
    shop.sale(shop.freshener, shop.freshener)
    desk.open()
    panel = desk.take_back()
    line = panel.lines[0]
    line.take(is_taken=True)
    line.stepper.editor.selectAll()
    QTest.keyClicks(line.stepper.editor, "3")
    assert line.stepper.error == "This quantity is too large. The most is 2."
    panel.take(is_everything=True)
    assert line.stepper.error == ""
    assert line.pick is not None
    assert line.pick.quantity == Quantity.of(2)


def test_half_is_taken_back_with_goods_for_the_bin(desk: RefundDesk) -> None:
    shop = desk.shop
    sale = shop.sale(shop.wash, shop.freshener, shop.freshener)
    page = desk.open()
    panel = desk.take_back()
    panel.lines[1].take(is_taken=True)
    panel.lines[1].stepper.less.click()
    panel.lines[1].fate._choose(Fate.WASTE)
    panel.reasons[2].click()
    assert panel.reason.text == "Goods were faulty"
    QTest.keyClick(panel.reason.editor, Qt.Key.Key_Return)
    desk.wait(lambda: desk.found(TakenBackPanel))
    assert desk.window.panel_title == "Refunded"
    (note,) = desk.file_of(sale).credit_notes
    assert (note.gross, note.lines[0].fate, note.lines[0].line.quantity) == (
        Money(12_38, note.currency),
        Fate.WASTE,
        ONE,
    )
    desk.wait(lambda: page.pane.face is not None and len(page.pane.face.papers) == 2)
    assert page.pane.face is not None
    assert plain(page.pane.face.tag) == "AED 12.38 credited"


def test_without_a_reason_nothing_is_taken_back(desk: RefundDesk) -> None:
    sale = desk.shop.sale()
    desk.open()
    panel = desk.take_back()
    panel.lines[0].take(is_taken=True)
    panel.reason.set_text("  ")
    panel.submit.click()
    desk.wait(lambda: panel.reason.error == "Reason is missing. Fill it in to go on.")
    desk.wait(lambda: not panel.submit.is_busy)
    assert not desk.file_of(sale).credit_notes


def test_a_double_click_makes_one_credit_note(desk: RefundDesk) -> None:
    sale = desk.shop.sale()
    desk.open()
    panel = desk.take_back()
    panel.take(is_everything=True)
    panel.reason.set_text("Scratched")
    for _ in range(3):
        panel.submit.click()
        panel.press()
    desk.wait(lambda: desk.found(TakenBackPanel))
    assert len(desk.file_of(sale).credit_notes) == 1


def test_what_is_unpaid_comes_off_first(desk: RefundDesk) -> None:
    shop = desk.shop
    sale = shop.sale(client=shop.client, paid=0)
    desk.open()
    panel = desk.take_back()
    panel.take(is_everything=True)
    assert plain(panel.submit.words).startswith("Credit AED")
    assert panel.way.isHidden()
    assert "No money goes back" in panel._division.text()
    panel.reason.set_text("Scratched")
    panel.submit.click()
    desk.wait(lambda: desk.found(TakenBackPanel))
    assert not desk.file_of(sale).refunds


def test_its_keys_take_back_and_print(desk: RefundDesk) -> None:
    desk.shop.sale()
    page = desk.open()
    QTest.keySequence(page.focusWidget(), TAKE_BACK_KEY)
    desk.wait(lambda: desk.found(TakeBackPanel))
    # As the shell does while a panel is open.
    desk.keys.set_enabled(False)
    panel = page.taking_back.panel
    assert panel is not None
    panel.take(is_everything=True)
    panel.reason.set_text("Scratched")
    QTest.keySequence(panel.reason.editor, TAKE_KEY)
    desk.wait(lambda: desk.found(TakenBackPanel))
    result = desk.found(TakenBackPanel)
    assert isinstance(result, TakenBackPanel)
    assert result.papers.print_invoice.words == "Print credit note"
    result.papers.print_invoice.click()
    desk.wait(lambda: desk.printed)
    desk.wait(lambda: "R01-A-C000001 went to Office." in desk.window.toasts)
    result.close_button.click()
    desk.wait(lambda: desk.window.panel is None)


def test_a_clock_that_went_back_is_confirmed_by_a_person(desk: RefundDesk) -> None:
    sale = desk.shop.sale()
    desk.open()
    panel = desk.take_back()
    panel.take(is_everything=True)
    panel.reason.set_text("Scratched")
    desk.shop.clock.at -= timedelta(days=1)
    desk.confirm_date_after(panel.press)
    panel.press()
    desk.wait(lambda: desk.found(TakenBackPanel))
    assert len(desk.file_of(sale).credit_notes) == 1


def test_of_what_is_gone_nothing_can_be_taken_back(desk: RefundDesk) -> None:
    sale = desk.shop.sale()
    page = desk.open()
    desk.take_all()
    desk.wait(lambda: page.pane.face is not None and page.pane.face.tag == "Credited")
    assert page.pane.take_back_button.isHidden()
    page.pane.take_back()
    page.taking_back.open(sale.file.invoice.id)
    desk.wait(lambda: desk.window.shown)
    assert desk.window.shown is not None
    assert desk.window.shown.text == Code.INVOICE_ALREADY_CREDITED.value


def test_the_papers_of_an_invoice_are_gone_through(desk: RefundDesk) -> None:
    shop = desk.shop
    shop.sale(shop.wash, shop.freshener)
    page = desk.open()
    note = desk.take_all()
    desk.wait(lambda: page.pane.face is not None and page.pane.face.papers)
    page.pane.choice.choose(note.id)
    desk.wait(lambda: page.pane.face is not None and page.pane.face.is_credit_note)
    assert page.pane.face is not None
    assert (page.pane.face.number, page.pane.face.tag) == (note.number, "Credit note")
    assert page.pane.papers.print_invoice.words == "Print credit note"
    assert page.pane.choice.current == note.id
    page.pane.choice.choose(note.invoice_id)
    desk.wait(lambda: page.pane.face is not None and not page.pane.face.is_credit_note)
    assert page.pane.papers.print_invoice.words == "Print invoice"


def test_credit_notes_are_listed_and_the_one_asked_for_is_shown(desk: RefundDesk) -> None:
    desk.shop.sale()
    page = desk.open()
    note = desk.take_all()
    page.on_request(OpenCreditNote(note.id))
    desk.wait(lambda: page.listing.which == Narrowing(note.number, InvoiceState.CREDIT_NOTES))
    model = page.listing.rows.model()
    desk.wait(lambda: model.rowCount() == 1)
    desk.wait(lambda: page.pane.face is not None and page.pane.face.number == note.number)
    assert str(model.index(0, 4).data()) == "R01-A-000001, Original invoice"


def test_without_credit_notes_the_list_says_where_one_comes_from(desk: RefundDesk) -> None:
    desk.shop.sale()
    page = desk.open()
    page.listing.show_which(Narrowing(state=InvoiceState.CREDIT_NOTES))
    desk.wait(lambda: page.listing.is_empty)
    assert page.listing.shelf._stack.currentWidget() is page.listing._none_credited
