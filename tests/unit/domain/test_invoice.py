"""Invoices: which form the law wants, what is open, figures that agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice import Buyer, Invoice, InvoiceForm, form_for
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.tender import TenderKind
from tests.builders import (
    AED,
    EUR,
    JPY,
    KWD,
    make_buyer,
    make_client,
    make_invoice,
    make_invoice_file,
    make_payment,
)
from tests.builders.strategies import invoices

PERSON = make_buyer(make_client())
BUSINESS = make_buyer()
WITHOUT_ADDRESS = replace(BUSINESS, address="")


@pytest.mark.parametrize(
    ("buyer", "gross", "country", "form"),
    [
        (None, Money(10**9, AED), "AE", InvoiceForm.SIMPLIFIED),
        (PERSON, Money(10**9, AED), "AE", InvoiceForm.SIMPLIFIED),
        (BUSINESS, Money(1, AED), "AE", InvoiceForm.FULL),
        (BUSINESS, Money(1, EUR), "FR", InvoiceForm.FULL),
        (WITHOUT_ADDRESS, Money(10_000_00, AED), "AE", InvoiceForm.SIMPLIFIED),
    ],
)
def test_the_form_that_the_law_wants(
    buyer: Buyer | None, gross: Money, country: str, form: InvoiceForm
) -> None:
    assert form_for(buyer, gross, country) is form


@pytest.mark.parametrize(
    ("gross", "country"),
    [(Money(10_000_01, AED), "AE"), (Money(1, EUR), "FR"), (Money(1, KWD), "AE"), (Money(1, AED), "FR")],
)
def test_a_full_invoice_needs_the_buyers_address(gross: Money, country: str) -> None:
    with pytest.raises(Refused) as refused:
        form_for(WITHOUT_ADDRESS, gross, country)
    assert refused.value.code is Code.BUYER_DETAILS_MISSING
    assert refused.value.params == {"client_id": WITHOUT_ADDRESS.client_id}


def test_the_day_of_issue_is_the_sellers_own() -> None:
    invoice = make_invoice(issued_at=datetime(2026, 11, 23, 20, 30, tzinfo=UTC))
    assert invoice.issued_on == date(2026, 11, 24)


@pytest.mark.parametrize("of", [AED, KWD, JPY])
def test_what_is_paid_and_open(of: Currency) -> None:
    invoice = make_invoice(40, of=of)
    part = Money(invoice.gross.minor // 3, of)
    payments = [make_payment(invoice, paid=part), make_payment(invoice, kind=TenderKind.CARD, paid=part)]
    assert make_invoice_file(invoice, []).settlement.balance == invoice.gross
    settlement = make_invoice_file(invoice, payments).settlement
    assert settlement.paid == part + part
    assert settlement.paid + settlement.balance == invoice.gross
    assert not make_invoice_file(invoice).settlement.balance


def test_discounts_add_up_over_the_lines() -> None:
    invoice = make_invoice(3, discount=PercentOff(1_000, "Regular client"))
    subtotal = sum(line.unit_price.times(line.quantity.milli, 1_000).minor for line in invoice.lines)
    assert invoice.discount == Money(subtotal, AED) - invoice.gross
    assert invoice.discount_reasons == ("Regular client",)


@given(invoices())
def test_lines_summary_and_document_agree(invoice: Invoice) -> None:
    assert invoice.net + invoice.tax == invoice.gross
    assert sum(line.net.minor for line in invoice.lines) == invoice.net.minor
    assert sum(line.tax_amount.minor for line in invoice.lines) == invoice.tax.minor
    assert sum(line.gross.minor for line in invoice.lines) == invoice.gross.minor
    assert sum(row.net.minor for row in invoice.summary) == invoice.net.minor
    assert sum(row.amount.minor for row in invoice.summary) == invoice.tax.minor
    for line in invoice.lines:
        amount = line.unit_price.times(line.quantity.milli, 1_000) - line.discount
        assert amount == (line.gross if invoice.tax_mode.prices_include_tax else line.net)
