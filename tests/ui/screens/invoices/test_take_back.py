"""Taking back from the page of the invoices: the panel, its one button, and what the page shows after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.credit_note import CreditNote, Fate
from cardesk_desktop.domain.crediting import Pick
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.invoicing import invoice
from cardesk_desktop.operations.paying import SaleCompleted, take_payment
from cardesk_desktop.operations.refunding import take_back
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.views import InvoiceState
from cardesk_desktop.ui.paper import Outlets, Paper
from cardesk_desktop.ui.requests import OpenCreditNote
from cardesk_desktop.ui.screens.invoices.memory import InvoicesMemory, Narrowing
from cardesk_desktop.ui.screens.invoices.preview import TAKE_BACK_KEY
from cardesk_desktop.ui.screens.invoices.screen import InvoicesPage
from cardesk_desktop.ui.screens.invoices.take_back_panel import TAKE_KEY, TakeBackPanel
from cardesk_desktop.ui.screens.invoices.taken_back_panel import TakenBackPanel
from cardesk_desktop.ui.shortcuts import InstalledShortcuts
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.labels import Text
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


@pytest.fixture
def office(qtbot: QtBot, shop: Shop, window: RecordingWindow, theme: Theme, phrases: Phrasebook) -> Office:
    return Office(qtbot, shop, window, theme, phrases)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_the_button_says_what_it_does_and_for_how_much(office: Office) -> None:
    shop = office.shop
    shop.sale(shop.wash, shop.freshener, shop.freshener)
    office.open()
    panel = office.take_back()
    assert office.window.panel_title == "Refund of R01-A-000001"
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


def test_a_quantity_above_what_is_left_is_said_beside_the_field(office: Office) -> None:
    shop = office.shop
    shop.sale(shop.freshener, shop.freshener)
    office.open()
    panel = office.take_back()
    line = panel.lines[0]
    line.take(is_taken=True)
    line.stepper.editor.selectAll()
    QTest.keyClicks(line.stepper.editor, "3")
    assert line.stepper.error == "This quantity is too large. The most is 2."
    panel.take(is_everything=True)
    assert line.stepper.error == ""
    assert line.pick is not None
    assert line.pick.quantity == Quantity.of(2)


def test_half_is_taken_back_with_goods_for_the_bin(office: Office) -> None:
    shop = office.shop
    sale = shop.sale(shop.wash, shop.freshener, shop.freshener)
    page = office.open()
    panel = office.take_back()
    panel.lines[1].take(is_taken=True)
    panel.lines[1].stepper.less.click()
    panel.lines[1].fate._choose(Fate.WASTE)
    panel.reasons[2].click()
    assert panel.reason.text == "Goods were faulty"
    QTest.keyClick(panel.reason.editor, Qt.Key.Key_Return)
    office.wait(lambda: office.found(TakenBackPanel))
    assert office.window.panel_title == "Refunded"
    (note,) = office.file(sale).credit_notes
    assert (note.gross, note.lines[0].fate, note.lines[0].line.quantity) == (
        Money(12_38, note.currency),
        Fate.WASTE,
        ONE,
    )
    office.wait(lambda: page.pane.face is not None and len(page.pane.face.papers) == 2)
    assert page.pane.face is not None
    assert plain(page.pane.face.tag) == "AED 12.38 credited"


def test_without_a_reason_nothing_is_taken_back(office: Office) -> None:
    sale = office.shop.sale()
    office.open()
    panel = office.take_back()
    panel.lines[0].take(is_taken=True)
    panel.submit.click()
    office.wait(lambda: panel.reason.error)
    assert panel.reason.error == "Reason is missing. Fill it in to go on."
    office.wait(lambda: not panel.submit.is_busy)
    assert not office.file(sale).credit_notes


def test_a_double_click_makes_one_credit_note(office: Office) -> None:
    sale = office.shop.sale()
    office.open()
    panel = office.take_back()
    panel.take(is_everything=True)
    panel.reason.set_text("Scratched")
    for _ in range(3):
        panel.submit.click()
        panel.press()
    office.wait(lambda: office.found(TakenBackPanel))
    assert len(office.file(sale).credit_notes) == 1


def test_what_was_credited_meanwhile_is_said(office: Office) -> None:
    shop = office.shop
    sale = shop.sale(shop.wash, shop.freshener)
    office.open()
    stale = office.take_back()
    stale.setParent(None)
    office.qtbot.addWidget(stale)
    office.take_all()
    stale.take(is_everything=True)
    stale.reason.set_text("Again")
    stale.submit.click()
    office.wait(lambda: "was refunded in full" in stale._message.text())
    assert len(office.file(sale).credit_notes) == 1


def test_what_is_unpaid_comes_off_first(office: Office) -> None:
    shop = office.shop
    sale = shop.sale(client=shop.client, paid=0)
    office.open()
    panel = office.take_back()
    panel.take(is_everything=True)
    assert plain(panel.submit.words).startswith("Credit AED")
    assert panel.way.isHidden()
    assert "No money goes back" in panel._division.text()
    panel.reason.set_text("Scratched")
    panel.submit.click()
    office.wait(lambda: office.found(TakenBackPanel))
    assert not office.file(sale).refunds


def test_its_keys_take_back_and_print(office: Office) -> None:
    office.shop.sale()
    page = office.open()
    QTest.keySequence(page.focusWidget(), TAKE_BACK_KEY)
    office.wait(lambda: office.found(TakeBackPanel))
    # As the shell does while a panel is open.
    office.keys.set_enabled(False)
    panel = page.taking_back.panel
    assert panel is not None
    panel.take(is_everything=True)
    panel.reason.set_text("Scratched")
    QTest.keySequence(panel.reason.editor, TAKE_KEY)
    office.wait(lambda: office.found(TakenBackPanel))
    result = office.found(TakenBackPanel)
    assert isinstance(result, TakenBackPanel)
    assert result.papers.print_invoice.words == "Print credit note"
    result.papers.print_invoice.click()
    office.wait(lambda: office.printed)
    office.wait(lambda: "R01-A-C000001 went to Office." in office.window.toasts)
    result.close_button.click()
    office.wait(lambda: office.window.panel is None)


def test_a_clock_that_went_back_is_confirmed_by_a_person(office: Office) -> None:
    sale = office.shop.sale()
    office.open()
    panel = office.take_back()
    panel.take(is_everything=True)
    panel.reason.set_text("Scratched")
    office.shop.clock.at -= timedelta(days=1)
    panel.submit.click()
    office.wait(lambda: not panel.confirm.isHidden())
    office.wait(lambda: not panel.submit.is_busy)
    panel.confirm.click()
    office.wait(lambda: office.found(TakenBackPanel))
    assert len(office.file(sale).credit_notes) == 1


def test_of_what_is_gone_nothing_can_be_taken_back(office: Office) -> None:
    sale = office.shop.sale()
    page = office.open()
    office.take_all()
    office.wait(lambda: page.pane.face is not None and page.pane.face.tag == "Credited")
    assert page.pane.take_back_button.isHidden()
    page.pane.take_back()
    page.taking_back.open(sale.file.invoice.id)
    office.wait(lambda: office.window.shown)
    assert office.window.shown is not None
    assert office.window.shown.text == Code.INVOICE_ALREADY_CREDITED.value


def test_the_papers_of_an_invoice_are_gone_through(office: Office) -> None:
    shop = office.shop
    shop.sale(shop.wash, shop.freshener)
    page = office.open()
    note = office.take_all()
    office.wait(lambda: page.pane.face is not None and page.pane.face.papers)
    page.pane.choice.choose(note.id)
    office.wait(lambda: page.pane.face is not None and page.pane.face.is_credit_note)
    assert page.pane.face is not None
    assert (page.pane.face.number, page.pane.face.tag) == (note.number, "Credit note")
    assert page.pane.papers.print_invoice.words == "Print credit note"
    assert page.pane.choice.current == note.id
    page.pane.choice.choose(note.invoice_id)
    office.wait(lambda: page.pane.face is not None and not page.pane.face.is_credit_note)
    assert page.pane.papers.print_invoice.words == "Print invoice"


def test_credit_notes_are_listed_and_the_one_asked_for_is_shown(office: Office) -> None:
    office.shop.sale()
    page = office.open()
    note = office.take_all()
    page.on_request(OpenCreditNote(note.id))
    office.wait(lambda: page.listing.which == Narrowing(note.number, InvoiceState.CREDIT_NOTES))
    model = page.listing.rows.model()
    office.wait(lambda: model.rowCount() == 1)
    office.wait(lambda: page.pane.face is not None and page.pane.face.number == note.number)
    assert str(model.index(0, 4).data()) == "R01-A-000001, Original invoice"


def test_without_credit_notes_the_list_says_where_one_comes_from(office: Office) -> None:
    office.shop.sale()
    page = office.open()
    page.listing.show_which(Narrowing(state=InvoiceState.CREDIT_NOTES))
    office.wait(lambda: page.listing.is_empty)
    assert page.listing.shelf._stack.currentWidget() is page.listing._none_credited


def test_a_payment_that_comes_in_meanwhile_is_said_and_given_back(office: Office) -> None:
    sale = office.shop.sale(client=office.shop.client, paid=0)
    office.open()
    panel = office.take_back()
    panel.take(is_everything=True)
    panel.reason.set_text("Scratched")
    assert panel.submit.words == "Credit AED\u00a075.00"
    office.shop.ask(
        take_payment,
        staff_id=office.shop.cashier.id,
        invoice_id=sale.file.invoice.id,
        tenders=(Tender(TenderKind.CARD, sale.balance, sale.balance),),
        expected_balance=sale.balance,
    )
    panel.press()
    office.wait(lambda: panel.submit.words == "Give back AED\u00a075.00 to the card")
    assert said_by(panel) == ["What goes back has to come to exactly AED\u00a075.00."]
    assert "AED\u00a075.00 goes back to the client." in words_on(panel)
    assert [line.pick is not None for line in panel.lines] == [True], "what was chosen stays chosen"
    office.wait(lambda: not panel.submit.is_busy)
    panel.press()
    office.wait(lambda: office.found(TakenBackPanel))
    assert office.file(sale).settlement.balance.minor == 0


def test_a_credit_note_that_comes_in_meanwhile_leaves_what_is_left_to_choose(office: Office) -> None:
    sale = office.shop.sale(office.shop.wash, office.shop.detailing)
    office.open()
    panel = office.take_back()
    panel.take(is_everything=True)
    panel.reason.set_text("Scratched")
    credit_elsewhere(office, sale, Pick(0, ONE))
    panel.press()
    office.wait(lambda: len(panel.lines) == 1)
    assert said_by(panel) == [
        f"Invoice {sale.file.invoice.number} was credited meanwhile. Look at what is left of it."
    ]
    assert panel.lines[0].switch.hasFocus()
    assert not panel.submit.isEnabled()
    panel.take(is_everything=True)
    office.wait(lambda: not panel.submit.is_busy)
    panel.press()
    office.wait(lambda: office.found(TakenBackPanel))
    assert len(office.file(sale).credit_notes) == 2


def test_of_an_invoice_that_was_credited_whole_meanwhile_nothing_is_left_to_choose(office: Office) -> None:
    sale = office.shop.sale()
    office.open()
    panel = office.take_back()
    panel.take(is_everything=True)
    panel.reason.set_text("Scratched")
    credit_elsewhere(office, sale, Pick(0, ONE))
    panel.press()
    office.wait(lambda: not panel.lines)
    assert not panel.submit.isEnabled()
    number = sale.file.invoice.number
    assert said_by(panel) == [f"Invoice {number} was refunded in full. Nothing is left of it."]


def credit_elsewhere(office: Office, sale: SaleCompleted, pick: Pick) -> None:
    """Another register takes a line back, and gives its money back in cash."""
    amount = sale.file.invoice.lines[pick.position].gross
    office.shop.ask(
        take_back,
        staff_id=office.shop.owner.id,
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
