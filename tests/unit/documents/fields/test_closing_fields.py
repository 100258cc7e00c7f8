from dataclasses import replace
from datetime import timedelta

import pytest

from cardesk_desktop.documents.fields.closing import closing, tax_summary
from cardesk_desktop.documents.fields.words import Speech, Words
from cardesk_desktop.domain.discount import AmountOff
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.tax import Rounding, Tax, TaxCategory, TaxMode
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.i18n import load_phrasebook
from tests.builders import (
    EXEMPT,
    NOW,
    UAE_VAT,
    ZERO_RATED,
    amount,
    identity,
    make_buyer,
    make_credit_note,
    make_invoice,
    make_invoice_file,
    make_line,
    make_payment,
    make_refund,
)
from tests.unit.documents.speaking import ARABIC, ENGLISH

NBSP = "\u00a0"
SPEECH = Speech(ENGLISH)


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isprintable() or char == NBSP).replace(NBSP, " ")


def _sums(invoice: Invoice) -> list[tuple[str, str]]:
    file = make_invoice_file(invoice)
    return [(_plain(fact.label.first), fact.value) for fact in closing(file, SPEECH).sums]


def _labels(invoice: Invoice, *payments: Payment) -> list[str]:
    facts = closing(make_invoice_file(invoice, payments), SPEECH).payments
    return [_plain(fact.label.first) for fact in facts]


def test_with_prices_that_include_tax_the_total_says_how_much_of_it_is_tax() -> None:
    end = closing(make_invoice_file(make_invoice([make_line(1)])), SPEECH)
    assert end.sums == ()
    assert end.total.value == f"AED{NBSP}90.00"
    assert end.included_tax is not None
    assert (_plain(end.included_tax.label.first), end.included_tax.value) == ("VAT 5% included", "4.29")


def test_the_full_form_goes_from_net_by_tax_to_the_total() -> None:
    invoice = make_invoice([make_line(1)], buyer=make_buyer())
    assert _sums(invoice) == [("Net", "85.71"), ("VAT 5%", "4.29")]
    assert closing(make_invoice_file(invoice), SPEECH).included_tax is None


def test_tax_on_top_is_added_on_the_simplified_form_too() -> None:
    invoice = make_invoice([make_line(1)], mode=TaxMode(prices_include_tax=False, rounding=Rounding.PER_LINE))
    assert _sums(invoice) == [("Net", "90.00"), ("VAT 5%", "4.50")]


def test_a_discount_is_shown_with_its_reason_from_the_subtotal_down() -> None:
    invoice = make_invoice([make_line(1)], discount=AmountOff(amount(10_000), "Friday offer"))
    assert _sums(invoice) == [("Subtotal", "90.00"), ("Discount: Friday offer", "\u221210.00")]
    unexplained = replace(invoice, discount_reasons=())
    assert _sums(unexplained)[1][0] == "Discount"


def test_with_two_rates_no_rate_stands_beside_the_sum() -> None:
    lines = [make_line(1), make_line(3, tax=ZERO_RATED)]
    assert _sums(make_invoice(lines, buyer=make_buyer()))[1] == ("VAT", "4.29")
    end = closing(make_invoice_file(make_invoice(lines)), SPEECH)
    assert end.included_tax is not None
    assert end.included_tax.label.first == "VAT included"


@pytest.mark.parametrize(
    ("tax", "label"),
    [
        (UAE_VAT, "VAT 5%"),
        (ZERO_RATED, "Zero-rated, 0%"),
        (EXEMPT, "Exempt from VAT"),
        (Tax(TaxCategory.OUT_OF_SCOPE, 0, "Tip"), "Outside the scope of VAT"),
        (Tax(TaxCategory.REVERSE_CHARGE, 0, "Gold"), "Reverse charge"),
    ],
)
def test_each_kind_of_tax_is_named_with_its_reason(tax: Tax, label: str) -> None:
    row = tax_summary(make_invoice([make_line(1, tax=tax)]), SPEECH).rows[0]
    assert _plain(row.label.first) == label
    assert row.reason == tax.reason


def test_cash_shows_what_was_given_and_given_back() -> None:
    invoice = make_invoice([make_line(1)])
    exact = make_payment(invoice)
    more = make_payment(invoice, received=amount(100_000))
    assert _labels(invoice, exact) == ["Paid in cash"]
    assert _labels(invoice, more) == ["Paid in cash 100.00, change 10.00"]


@pytest.mark.parametrize(
    ("kind", "without", "with_reference"),
    [
        (TenderKind.CARD, "Paid by card", "Paid by card 4242"),
        (TenderKind.TRANSFER, "Paid by bank transfer", "Paid by bank transfer 4242"),
    ],
)
def test_other_tenders_show_their_reference(kind: TenderKind, without: str, with_reference: str) -> None:
    invoice = make_invoice([make_line(1)])
    plain = make_payment(invoice, kind=kind)
    tender = Tender(kind, invoice.gross, invoice.gross, "4242")
    assert _labels(invoice, plain) == [without]
    assert _labels(invoice, replace(plain, tender=tender)) == [with_reference]


def test_a_later_payment_shows_its_day() -> None:
    invoice = make_invoice([make_line(1)])
    later = replace(make_payment(invoice), paid_at=NOW + timedelta(days=2))
    assert _labels(invoice, later) == ["Paid in cash, 25 Nov 2026"]


def test_many_instalments_are_summed_up_but_for_the_last() -> None:
    invoice = make_invoice(6)
    payments = [make_payment(invoice, paid=amount(1_000)) for _ in range(20)]
    end = closing(make_invoice_file(invoice, payments), SPEECH)
    assert len(end.payments) == 12
    assert (_plain(end.payments[0].label.first), end.payments[0].value) == ("9 earlier payments", "9.00")


def test_what_is_left_to_pay() -> None:
    invoice = make_invoice([make_line(1)])
    settled = closing(make_invoice_file(invoice), SPEECH)
    part = closing(make_invoice_file(invoice, [make_payment(invoice, paid=amount(40_000))]), SPEECH)
    assert (settled.balance.value, settled.is_settled) == (f"AED{NBSP}0.00", True)
    assert (part.balance.value, part.is_settled) == (f"AED{NBSP}50.00", False)


def test_what_two_registers_took_is_told_and_not_asked_for() -> None:
    invoice = make_invoice([make_line(1)])
    twice = [make_payment(invoice), replace(make_payment(invoice), id=identity("again"))]
    end = closing(make_invoice_file(invoice, twice), SPEECH)
    assert (end.balance.label.first, end.balance.value) == ("Overpaid", f"AED{NBSP}90.00")
    assert end.is_settled


def test_labels_are_in_both_languages() -> None:
    end = closing(make_invoice_file(make_invoice(1)), Speech(ENGLISH, ARABIC))
    assert end.total.label == Words("Total", "الإجمالي")


def test_a_bilingual_paper_says_in_both_languages_how_it_was_paid_and_given_back() -> None:
    invoice = make_invoice(3, buyer=make_buyer())
    part = amount(10_000)
    payments = [
        make_payment(invoice, paid=part, received=amount(20_000)),
        replace(
            make_payment(invoice, kind=TenderKind.CARD, paid=part, sequence=2),
            paid_at=NOW + timedelta(days=9),
        ),
        *(
            make_payment(invoice, kind=TenderKind.TRANSFER, paid=part, sequence=place)
            for place in range(3, 20)
        ),
    ]
    note = make_credit_note(invoice, refunded=part)
    file = replace(
        make_invoice_file(invoice, payments),
        credit_notes=(note,),
        refunds=tuple(make_refund(note, kind=kind) for kind in TenderKind),
    )
    english, arabic = load_phrasebook("en"), load_phrasebook("ar")
    alone = closing(file, Speech(arabic)).payments
    facts = closing(file, Speech(english, arabic)).payments
    assert [fact.label.second for fact in facts] == [fact.label.first for fact in alone]
    assert "earlier payments" in facts[0].label.first
    assert "Credit note" in facts[-4].label.first
