"""From what is taken back to the credit note that is sealed: everything the paper needs is copied in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.crediting import Credit, value_left
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.issuing_invoice import seller_of
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Taking:
    """What is taken back of which invoice and why, how much is given back, by whom, and when."""

    file: InvoiceFile
    credit: Credit
    refunded: Money
    reason: str
    staff: Staff
    at: datetime


def credit_note_for(work: UnitOfWork, credit_note_id: UUID, taking: Taking) -> CreditNote:
    """The credit note under the next number.

    The client, the car, the languages and the tax mode are those of the invoice that it corrects; the
    company is named as it is today.
    """
    company, invoice, taxed = work.company.company(), taking.file.invoice, taking.credit.taxed
    return CreditNote(
        id=credit_note_id,
        number=work.documents.next_number(DocumentKind.CREDIT_NOTE),
        form=invoice.form,
        invoice_id=invoice.id,
        invoice_number=invoice.number,
        invoice_issued_on=invoice.issued_on,
        supplied_on=invoice.supplied_on,
        issued_at=taking.at,
        time_zone=company.time_zone,
        register_code=work.company.register().code,
        staff_name=taking.staff.name,
        sold_by=invoice.staff_name,
        seller=seller_of(company),
        currency=invoice.currency,
        tax_mode=invoice.tax_mode,
        lines=taking.credit.lines,
        summary=taxed.summary,
        net=taxed.net,
        tax=taxed.tax,
        before=value_left(invoice, taking.file.credit_notes),
        refunded=taking.refunded,
        reason=taking.reason,
        language=invoice.language,
        second_language=invoice.second_language,
        buyer=invoice.buyer,
        vehicle=invoice.vehicle,
        footer=company.footer,
        logo_sha256=company.logo_sha256,
    )
