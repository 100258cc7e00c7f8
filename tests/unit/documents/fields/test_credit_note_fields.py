"""The fields of a credit note: what the law wants on it, called as the country calls it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.documents import render_invoice, render_receipt
from cardesk_desktop.documents.fields.closing import refund_label
from cardesk_desktop.documents.fields.credit_note import credit_note_fields
from cardesk_desktop.documents.fields.invoice import invoice_fields
from cardesk_desktop.documents.fields.model import InvoiceFields
from cardesk_desktop.documents.fields.words import Speech
from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.crediting import Pick, refund
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.i18n import load_phrasebook
from tests.builders import (
    AED,
    EUR,
    make_buyer,
    make_company,
    make_credit_note,
    make_invoice,
    make_invoice_file,
    make_line,
    make_payment,
    make_refund,
)
from tests.unit.documents.fields.credited import file_of, first_line

ENGLISH, ARABIC, FRENCH = (load_phrasebook(code) for code in ("en", "ar", "fr"))


IN_ENGLISH = Speech(ENGLISH)


def fields(note: CreditNote, speech: Speech = IN_ENGLISH, *, is_copy: bool = False) -> InvoiceFields:
    return credit_note_fields(file_of(note), speech, is_copy=is_copy)


def said(shown: InvoiceFields) -> dict[str, str]:
    """Facts and figures by their English labels."""
    facts = (*shown.facts, *shown.closing.sums, shown.closing.total, *shown.closing.payments)
    return {fact.label.first: fact.value.replace("\u00a0", " ") for fact in (*facts, shown.closing.balance)}


def test_art_60_has_all_that_it_asks_for() -> None:
    note = first_line(refunded=0)
    shown = fields(note)
    figures = said(shown)
    assert shown.title.first == "Tax Credit Note"
    assert shown.number.value == "R01-A-C000001"
    assert figures["Original invoice"].strip("\u2066\u2069\u200e") == "R01-A-000001"
    assert figures["Its date of issue"] == figures["Date of supply"] == "23 Nov 2026"
    before, after, difference = (
        figures[name] for name in ("Value before, with VAT", "Correct value, with VAT", "Difference")
    )
    assert Money.parse(before, AED) - Money.parse(after, AED) == Money.parse(difference, AED) == note.gross
    assert Money.parse(figures["VAT on the difference"], AED) == note.tax
    assert shown.notes[0] == "Reason for this credit note: Scratched while washing"
    assert shown.buyer.name == "Gulf Rent LLC"
    assert any("100987654300003" in line for line in shown.buyer.lines)


def test_what_was_given_back_and_what_came_off_the_balance() -> None:
    nothing, half, all_of_it = first_line(refunded=0), first_line(refunded=1_000), first_line()
    assert fields(nothing).closing.balance.label.first == "Off what was still to be paid"
    figures = said(fields(half))
    assert (figures["Given back in cash"], figures["Given back"]) == ("10.00", "AED 10.00")
    assert "Off what was still to be paid" in figures
    assert "Off what was still to be paid" not in said(fields(all_of_it))


@pytest.mark.parametrize(
    ("country", "english", "french"),
    [
        ("AE", "Tax Credit Note", "Note de crédit fiscale"),
        ("FR", "Credit note", "Facture d’avoir"),
        ("ES", "Corrective invoice", "Facture rectificative"),
        ("RU", "Adjustment invoice", "Facture d’ajustement"),
    ],
)
def test_the_law_of_the_country_names_the_paper(country: str, english: str, french: str) -> None:
    note = first_line()
    named = replace(note, seller=replace(note.seller, country=country))
    shown = fields(named, Speech(ENGLISH, FRENCH))
    assert (shown.title.first, shown.title.second) == (english, french)


def test_who_charges_no_vat_gives_a_credit_note() -> None:
    note = first_line()
    assert fields(replace(note, seller=replace(note.seller, tax_number=""))).title.first == "Credit note"


def test_in_france_the_mentions_of_an_invoice_that_still_hold_stand_on_it() -> None:
    note = first_line("FR")
    assert fields(note).notes[1:] == ("Category of operation: supply of services.",)
    unregistered = replace(make_company("FR", of=EUR), tax_number="")
    invoice = make_invoice([make_line(1, of=EUR, tax=Tax(TaxCategory.ZERO_RATED))], company=unregistered)
    assert "293 B" in fields(make_credit_note(invoice, [Pick(0, invoice.lines[0].quantity)])).notes[-1]


def test_a_reverse_charge_is_taken_back_as_such() -> None:
    tax = Tax(TaxCategory.REVERSE_CHARGE, 0, "The buyer accounts for the tax")
    invoice = make_invoice([make_line(tax=tax)], buyer=make_buyer())
    assert fields(make_credit_note(invoice)).notes[1].startswith("Reverse charge")


def test_a_bilingual_paper_says_the_reason_twice_and_a_reprint_says_so() -> None:
    shown = fields(first_line(), Speech(ENGLISH, ARABIC), is_copy=True)
    assert len(shown.notes) == 2
    assert shown.copy_mark is not None
    assert fields(first_line()).copy_mark is None


def test_a_copy_of_the_invoice_shows_what_was_taken_back() -> None:
    invoice = make_invoice(3)
    note = make_credit_note(invoice, (Pick(0, invoice.lines[0].quantity),))
    whole = make_invoice_file(invoice, [make_payment(invoice)])
    shown = invoice_fields(
        replace(whole, credit_notes=(note,), refunds=(make_refund(note),)), Speech(ENGLISH), is_copy=True
    )
    labels = [fact.label.first for fact in shown.closing.payments]
    assert [label.replace("\u2066", "").replace("\u2069", "") for label in labels[-2:]] == [
        "Credit note R01-A-C000001, 23 Nov 2026",
        "Given back in cash",
    ]
    assert shown.closing.is_settled


def test_a_refund_names_its_way_and_slip() -> None:
    given = make_refund(first_line())
    for kind, words in (
        (TenderKind.CARD, "Given back to the card"),
        (TenderKind.TRANSFER, "Given back by bank transfer"),
    ):
        named = replace(given, tender=refund(kind, given.tender.amount, "4711"))
        assert refund_label(named, ENGLISH).startswith(words)
        assert "4711" in refund_label(named, ENGLISH)


def test_both_papers_are_drawn() -> None:
    file = file_of(first_line())
    for draw in (render_invoice, render_receipt):
        pdf = draw(file, phrasebook=ENGLISH, second=ARABIC, is_copy=True, logo=None)
        assert pdf.startswith(b"%PDF")
        assert pdf == draw(file, phrasebook=ENGLISH, second=ARABIC, is_copy=True, logo=None)
