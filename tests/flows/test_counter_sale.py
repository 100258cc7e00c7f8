"""A sale at the counter with nothing but the scanner, wherever the focus is."""

from __future__ import annotations

from collections import Counter
from itertools import cycle, islice

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from cardesk_desktop.operations.clients import ClientForm, add_client
from tests.builders import make_product
from tests.flows.till import (
    ENTER,
    FOAM,
    SHAMPOO,
    WHEELS,
    begin_payment,
    found,
    owner,
    pay_page,
    scan_one,
    sell_page,
    stock,
    ticket_in_front,
    units,
    wait_for_thanks,
)
from tests.walkthrough.stage import Stage

BETWEEN_SCANS_MS = 95
"""With the few milliseconds of the scan itself: ten a second."""


def _scan_quickly(stage: Stage, barcodes: list[str]) -> None:
    for barcode in barcodes:
        stage.hands.scan(barcode)
        stage.hands.rest(BETWEEN_SCANS_MS)


def test_thirty_scans_in_three_seconds_are_all_sold_and_none_is_typed(stage: Stage) -> None:
    barcodes = list(islice(cycle((SHAMPOO, FOAM, WHEELS)), 30))
    _scan_quickly(stage, barcodes)
    stage.hands.wait(lambda: units(stage) == 30, "thirty things on the ticket")
    assert sell_page(stage).tiles.search.text == ""
    begin_payment(stage)
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    invoice = stage.newest_invoice().invoice
    assert Counter(line.quantity.milli for line in invoice.lines) == {10_000: 3}


@pytest.mark.parametrize("keys", ["Ctrl+K", "F3"])
def test_scans_reach_the_ticket_while_a_search_has_the_focus(stage: Stage, keys: str) -> None:
    stage.hands.press_named(keys)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    stage.hands.write("wa")
    _scan_quickly(stage, [SHAMPOO, FOAM] * 5)
    stage.hands.wait(lambda: units(stage) == 10, "ten things on the ticket")
    assert editor.text() == "wa"
    assert QApplication.focusWidget() is editor


def test_scans_are_not_typed_into_the_money_field(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    begin_payment(stage)
    stage.hands.write("50")
    _scan_quickly(stage, [FOAM] * 5)
    assert pay_page(stage).paying.entry.amount.editor.text() == "50"
    assert pay_page(stage).checkout.sale is None


def test_scans_are_not_typed_into_the_quantity_or_the_note_of_a_line(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    stage.hands.press_named("Ctrl+T")
    stage.hands.press(ENTER)
    quantity = stage.hands.see("Quantity", QLineEdit)
    _scan_quickly(stage, [FOAM] * 3)
    stage.hands.wait(lambda: units(stage) == 4, "the scans on the ticket")
    assert quantity.text() == "1"


def test_a_barcode_that_is_also_a_phone_number_sells_when_scanned_and_finds_both_when_typed(
    stage: Stage,
) -> None:
    _stock_a_phone_number(stage)
    stage.hands.scan("0507654321")
    stage.hands.wait(lambda: units(stage) == 1, "the product on the ticket")
    ticket = ticket_in_front(stage)
    assert ticket is not None
    assert ticket.client_id is None
    assert ticket.lines[0].names.main == "Number plate frame"
    stage.hands.press_named("Ctrl+K")
    stage.hands.write("0507654321")
    stage.hands.wait(lambda: "Number plate frame" in found(stage), "the product in the search")
    assert "Phone Bearer" in found(stage)


def _stock_a_phone_number(stage: Stage) -> None:
    stock(stage, make_product("Number plate frame"), "0507654321")
    stage.ask(add_client, staff_id=owner(stage), form=ClientForm("Phone Bearer", "050 765 4321"))


def test_f12_right_behind_a_scan_pays_for_what_was_scanned(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    for barcode in (FOAM, WHEELS, FOAM):
        stage.hands.scan(barcode)
    begin_payment(stage)
    subject = pay_page(stage).checkout.subject
    assert subject is not None
    assert subject.due.minor == 3_800 + 2 * 5_500 + 4_200


def test_what_can_wait_waits_from_the_payment_to_the_thanks(stage: Stage) -> None:
    is_being_paid = stage.app._sync._is_being_paid
    scan_one(stage, SHAMPOO)
    assert not is_being_paid()
    begin_payment(stage)
    assert is_being_paid()
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    assert not is_being_paid()
