"""A sale paid in parts: split between cash and card, and a rest on account that is paid later."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.ui.screens.pay.entry_card import LEAVE_KEY
from tests.flows.till import (
    AED,
    ENTER,
    SHAMPOO,
    SHAMPOO_PRICE,
    banner,
    begin_payment,
    invoice_count,
    scan_one,
    sell_shampoo,
    wait_for_thanks,
)
from tests.walkthrough.stage import Stage

TEN = Money(1_000, AED)
DRIVER = "Mohammed Al Marri"


def test_a_payment_split_between_cash_and_card(stage: Stage) -> None:
    sell_shampoo(stage)
    stage.hands.write("10")
    stage.hands.press(ENTER)
    stage.hands.see_words("Still to pay")
    stage.hands.press_named("F6")
    stage.hands.see_with("28.00", QAbstractButton)
    stage.hands.rest(450)
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    cash, card = stage.newest_invoice().payments
    assert (cash.tender.kind, cash.tender.amount) == (TenderKind.CASH, TEN)
    assert (card.tender.kind, card.tender.amount) == (TenderKind.CARD, SHAMPOO_PRICE - TEN)
    assert not stage.newest_invoice().settlement.balance


def test_a_rest_on_account_is_paid_later_from_the_invoices(stage: Stage) -> None:
    hands = stage.hands
    hands.press_named("F9")
    scan_one(stage, SHAMPOO)
    hands.press_named("F6")
    hands.see("Name or phone of the client", QLineEdit)
    hands.write("marri")
    hands.see_with(DRIVER, QAbstractButton)
    hands.press(ENTER)
    hands.wait(lambda: hands.find("Name or phone of the client", QLineEdit) is None, "the panel closed")
    begin_payment(stage)
    hands.write("10")
    hands.press_named(LEAVE_KEY)
    wait_for_thanks(stage)
    file = stage.newest_invoice()
    assert file.settlement.balance == SHAMPOO_PRICE - TEN
    before = invoice_count(stage)
    _pay_the_rest(stage, file.invoice.number)
    paid = stage.newest_invoice()
    assert paid.invoice.id == file.invoice.id
    assert not paid.settlement.balance
    assert [payment.tender.amount for payment in paid.payments] == [TEN, SHAMPOO_PRICE - TEN]
    assert invoice_count(stage) == before


def _pay_the_rest(stage: Stage, number: str) -> None:
    hands = stage.hands
    hands.click(hands.see("Invoices", QAbstractButton))
    hands.see_words(number)
    hands.click(hands.see_with("28.00", QAbstractButton))
    hands.see("Cash received", QLineEdit)
    # Both presses are in the queue before the first is answered.
    for _press in range(2):
        QTest.keyClick(hands.see("Cash received", QLineEdit), ENTER)
    hands.see("Back to the invoices", QAbstractButton)


def test_a_rest_without_a_client_asks_whose_it_is_and_takes_nothing(stage: Stage) -> None:
    before = invoice_count(stage)
    sell_shampoo(stage)
    stage.hands.write("10")
    stage.hands.press_named(LEAVE_KEY)
    stage.hands.see("Name or phone of the client", QLineEdit)
    assert invoice_count(stage) == before
    assert banner(stage) == ""
