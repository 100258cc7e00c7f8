"""Sealed bytes are read back to the letter, those of earlier releases too."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given

from cardesk_desktop.domain.content import write_instant
from cardesk_desktop.domain.credit_content import (
    read_credit_note,
    read_refund,
    write_credit_note,
    write_refund,
)
from cardesk_desktop.domain.credit_note import CreditNote, Refund
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.invoice_content import read_invoice, write_invoice
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.movement_content import read_movement, read_payment, write_movement, write_payment
from cardesk_desktop.domain.sealing import canonical_bytes
from cardesk_desktop.domain.stock import StockMovement
from tests.builders import (
    EUR,
    NOW,
    make_buyer,
    make_company,
    make_invoice,
    make_invoiced_vehicle,
    make_movement,
    make_payment,
)
from tests.builders.strategies import credit_notes, invoices, movements, payments, refunds

INVOICE = make_invoice(2, second_language="ar", buyer=make_buyer(), vehicle=make_invoiced_vehicle())


@given(invoices())
def test_an_invoice_reads_back_to_the_letter(invoice: Invoice) -> None:
    written = write_invoice(invoice)
    assert read_invoice(written) == invoice
    assert write_invoice(read_invoice(written)) == written


@given(payments())
def test_a_payment_reads_back_to_the_letter(payment: Payment) -> None:
    assert read_payment(write_payment(payment)) == payment


@given(credit_notes())
def test_a_credit_note_reads_back_to_the_letter(note: CreditNote) -> None:
    assert read_credit_note(write_credit_note(note)) == note


@given(refunds())
def test_a_refund_reads_back_to_the_letter(refund: Refund) -> None:
    assert read_refund(write_refund(refund)) == refund


def test_a_movement_without_cost_is_written_as_it_was_before_there_were_costs() -> None:
    assert set(json.loads(write_movement(make_movement()))) == {
        "v",
        "type",
        "id",
        "number",
        "product_id",
        "kind",
        "quantity_milli",
        "moved_at",
        "invoice_id",
        "reason",
    }


@given(movements())
def test_a_movement_reads_back_to_the_letter(movement: StockMovement) -> None:
    assert read_movement(write_movement(movement)) == movement


def test_a_french_invoice_keeps_its_mentions() -> None:
    invoice = make_invoice(3, company=make_company("FR", of=EUR), buyer=make_buyer())
    read = read_invoice(write_invoice(invoice))
    assert read.seller.registrations == {"siren": "123456789", "legal_form": "SARL"}
    assert read == invoice


def test_the_decimals_are_sealed_with_the_amounts() -> None:
    # A later release may know another number of decimals; what was printed stays what it was.
    fields = json.loads(write_payment(make_payment(INVOICE)))
    fields.update(currency="AED", decimals=3)
    assert read_payment(canonical_bytes(fields)).tender.amount == Money(fields["amount"], Currency("AED", 3))


def test_instants_are_written_in_utc_to_the_microsecond() -> None:
    dubai = timezone(timedelta(hours=4))
    assert write_instant(NOW) == "2026-11-23T09:30:00.000000Z"
    assert write_instant(datetime(2026, 11, 23, 13, 30, 0, 7, tzinfo=dubai)) == "2026-11-23T09:30:00.000007Z"
    with pytest.raises(ValueError, match="aware"):
        write_instant(datetime(2026, 11, 23, 13, 30, tzinfo=UTC).replace(tzinfo=None))
