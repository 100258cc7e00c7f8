"""Sold, paid, and half of it brought back: from the till to the books, allowed by the manager on the spot."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from cardesk_desktop.demo.data.house import DEMO_PIN, MANAGER
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.crediting import left_of
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.period import one_day
from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.domain.sealing import first_break
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.looking_at_invoices import invoice
from cardesk_desktop.operations.reporting import taken_report, tax_report
from cardesk_desktop.signing import PublicKey
from cardesk_desktop.ui.screens.invoices.take_back_panel import TakeBackPanel
from cardesk_desktop.ui.screens.invoices.taken_back_panel import TakenBackPanel
from tests.flows.till import (
    ENTER,
    SHAMPOO,
    SHAMPOO_PRICE,
    begin_payment,
    owner,
    scan_one,
    wait_for_thanks,
)
from tests.walkthrough.stage import Stage


def _sell_two(stage: Stage) -> InvoiceFile:
    """Two bottles over the counter, paid in cash."""
    stage.hands.press_named("F9")
    scan_one(stage, SHAMPOO)
    scan_one(stage, SHAMPOO)
    begin_payment(stage)
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    return stage.newest_invoice()


def _level(stage: Stage, file: InvoiceFile) -> Quantity:
    product_id = file.invoice.lines[0].item_id

    def read(desk: Desk) -> Outcome[Quantity]:
        with desk.store.read() as work:
            return Outcome(work.stock.level(product_id))

    return stage.ask(read)


def _taken(stage: Stage, file: InvoiceFile) -> tuple[Money, Money]:
    """What the day took, and the tax of it, as the reports say."""
    day = one_day(file.invoice.issued_on)
    asked = {"staff_id": owner(stage), "period": day, "before": day}
    return stage.ask(taken_report, **asked).taken, stage.ask(tax_report, **asked).sold.tax


def _is_whole(stage: Stage, number: str) -> bool:
    """True when no document of the series of credit notes was edited or is missing."""
    code, incarnation, _sequence = number.split("-")

    def read(desk: Desk) -> Outcome[bool]:
        with desk.store.read() as work:
            key = work.company.public_key(incarnation)
            assert key is not None
            chain = work.documents.chain(Series(code, incarnation, DocumentKind.CREDIT_NOTE))
            return Outcome(first_break(chain, PublicKey(key)) is None)

    return stage.ask(read)


def _open_panel(stage: Stage, number: str) -> TakeBackPanel:
    hands = stage.hands
    hands.click(hands.see("Invoices", QAbstractButton))
    hands.see_words(number)
    hands.see("Refund", QAbstractButton)
    hands.press_named("F9")
    hands.wait(lambda: bool(stage.window.findChildren(TakeBackPanel)), "the panel")
    return stage.window.findChildren(TakeBackPanel)[0]


def test_half_of_a_sale_is_taken_back(stage: Stage) -> None:
    hands = stage.hands
    file = _sell_two(stage)
    level, (taken, tax) = _level(stage, file), _taken(stage, file)
    panel = _open_panel(stage, file.invoice.number)
    hands.click(panel.lines[0].switch)
    hands.click(panel.lines[0].stepper.less)
    hands.click(hands.see("Why is it refunded?", QLineEdit))
    hands.write("Did not like the smell")
    hands.press_named("F12")
    approving = stage.window.gate.approving
    hands.wait(lambda: approving.sheet is not None, "the question who allows it")
    assert approving.sheet is not None
    assert approving.sheet.tiles[0].member.name == MANAGER
    hands.write(DEMO_PIN)
    hands.press(ENTER)
    hands.wait(lambda: bool(stage.window.findChildren(TakenBackPanel)), "what came of it")

    after = stage.ask(invoice, invoice_id=file.invoice.id)
    (note,), (refund,) = after.credit_notes, after.refunds
    assert (note.gross, note.reason) == (SHAMPOO_PRICE, "Did not like the smell")
    assert (refund.tender.kind, refund.tender.amount) == (TenderKind.CASH, SHAMPOO_PRICE)
    assert left_of(after.invoice, after.credit_notes)[0].quantity == ONE
    assert not after.settlement.balance
    assert _level(stage, file) == level + ONE
    assert _taken(stage, file) == (taken - SHAMPOO_PRICE, tax - note.tax)
    assert _is_whole(stage, note.number)
    hands.click(hands.see("Done", QAbstractButton))
    hands.wait(lambda: not stage.window.findChildren(TakenBackPanel), "the panel closed")
