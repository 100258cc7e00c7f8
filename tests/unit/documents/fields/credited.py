"""A credit note of an invoice, and what its first line says."""

from __future__ import annotations

from cardesk_desktop.domain.credit_content import write_credit_note
from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.crediting import Pick
from cardesk_desktop.domain.invoice_file import CreditNoteFile
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.numbering import DocumentKind
from tests.builders import (
    AED,
    EUR,
    make_buyer,
    make_company,
    make_credit_note,
    make_invoice,
    make_refund,
    sealed,
)


def file_of(note: CreditNote) -> CreditNoteFile:
    refunds = (make_refund(note),) if note.refunded else ()
    seal = sealed(write_credit_note(note), note.id, kind=DocumentKind.CREDIT_NOTE)
    return CreditNoteFile(note, seal, refunds)


def first_line(company_country: str = "AE", refunded: int | None = None) -> CreditNote:
    """A credit note over the first of three lines."""
    company = make_company(company_country, of=EUR if company_country == "FR" else AED)
    invoice = make_invoice(3, company=company, buyer=make_buyer())
    given_back = None if refunded is None else Money(refunded, invoice.currency)
    return make_credit_note(invoice, (Pick(0, invoice.lines[0].quantity),), refunded=given_back)
