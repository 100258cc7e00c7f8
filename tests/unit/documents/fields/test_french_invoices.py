"""What French law wants on an invoice, and where it wants nothing."""

from dataclasses import replace

import pytest

from cardesk_desktop.documents.fields.invoice import invoice_fields
from cardesk_desktop.documents.fields.words import Speech
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.tax import Tax, TaxCategory
from tests.builders import (
    EUR,
    identity,
    make_buyer,
    make_client,
    make_company,
    make_invoice,
    make_invoice_file,
    make_line,
    make_payment,
)
from tests.unit.documents.fields.read_plainly import fields_of, plain
from tests.unit.documents.speaking import ENGLISH


def _french(tax_number: str = "FR45987654321") -> Invoice:
    client = make_client("Transports Lefèvre", tax_number=tax_number, address="8 rue Faÿ, Nice")
    return make_invoice(4, buyer=make_buyer(client), company=make_company("FR", of=EUR, language="fr"))


def test_french_papers_carry_what_french_law_wants() -> None:
    fields = fields_of(_french(), is_paid=False)
    assert fields.title.first == "Invoice"
    seller, buyer = map(plain, fields.seller.lines), [plain(line) for line in fields.buyer.lines]
    assert "SARL · SIREN 123456789" in seller
    assert "VAT number FR45987654321" in buyer
    assert "SIREN 987654321" in buyer
    assert "Payment due" in [fact.label.first for fact in fields.facts]
    notes = plain(" ".join(fields.notes))
    assert "supply of goods and services" in notes
    assert "EUR 40.00" in notes


def test_a_french_invoice_that_was_paid_twice_is_due_on_no_day() -> None:
    invoice = _french()
    twice = [make_payment(invoice), replace(make_payment(invoice), id=identity("again"))]
    fields = invoice_fields(make_invoice_file(invoice, twice), Speech(ENGLISH), is_copy=True)
    assert "Payment due" not in [fact.label.first for fact in fields.facts]


def test_a_french_consumer_reads_nothing_of_late_penalties() -> None:
    invoice = make_invoice(1, company=make_company("FR", of=EUR))
    assert fields_of(invoice).notes == ("Category of operation: supply of services.",)
    goods = make_invoice([make_line(3, of=EUR)], company=make_company("FR", of=EUR))
    assert goods.lines[0].kind is ItemKind.PRODUCT
    assert fields_of(goods).notes == ("Category of operation: supply of goods.",)


def test_further_french_mentions_by_registration() -> None:
    invoice = _french()
    registrations = {"legal_form": "SARL", "capital": "10 000 EUR", "rcs": "Nice", "vat_on_debits": "1"}
    seller = replace(invoice.seller, registrations=registrations, tax_number="")
    fields = fields_of(replace(invoice, seller=seller))
    assert "SARL with a capital of 10 000 EUR · RCS Nice" in map(plain, fields.seller.lines)
    assert "The seller has chosen to pay VAT on debits." in fields.notes


NOT_APPLICABLE = "VAT not applicable, article 293 B of the French tax code (CGI)."


@pytest.mark.parametrize(
    ("tax", "is_said"),
    [
        (Tax(TaxCategory.ZERO_RATED), True),
        (Tax(TaxCategory.EXEMPT, 0, "Formation, article 261 du CGI"), True),
        # The reason of the rate stands in the tax summary: once is enough.
        (Tax(TaxCategory.EXEMPT, 0, "TVA non applicable, article 293 B du CGI"), False),
        (Tax(TaxCategory.EXEMPT, 0, "Art. 293\u00a0b CGI"), False),
        (Tax(TaxCategory.STANDARD, 2_000), False),
    ],
)
def test_no_vat_is_said_of_a_french_paper_that_bears_none(tax: Tax, is_said: bool) -> None:
    unregistered = replace(make_company("FR", of=EUR), tax_number="")
    invoice = make_invoice([make_line(1, of=EUR, tax=tax)], company=unregistered)

    assert (NOT_APPLICABLE in fields_of(invoice).notes) is is_said


def test_a_tax_beside_what_is_free_leaves_no_room_for_the_sentence() -> None:
    unregistered = replace(make_company("FR", of=EUR), tax_number="")
    lines = [make_line(1, of=EUR, tax=Tax(TaxCategory.ZERO_RATED)), make_line(2, of=EUR)]

    assert NOT_APPLICABLE not in fields_of(make_invoice(lines, company=unregistered)).notes


def test_a_foreign_buyer_in_france_has_no_siren() -> None:
    assert not any("SIREN" in line for line in fields_of(_french("DE123456789")).buyer.lines)
