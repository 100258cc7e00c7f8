"""Money out: what two registers took too much for one invoice; and how any refund is sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.credit_note import Refund
from cardesk_desktop.domain.crediting import check_refund, overpaid
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.tender import Tender
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.sealing_time import sealing_time
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Repayment:
    """What money goes back for, by whom and when; without a credit note it was overpaid."""

    invoice_id: UUID
    credit_note_id: UUID | None
    staff: Staff
    at: datetime

    def seal(self, desk: Desk, work: UnitOfWork, tenders: Sequence[Tender]) -> tuple[Refund, ...]:
        """Seal tenders that were checked as refunds. Refuses as `Tender.checked` does."""
        return tuple(self._seal(desk, work, tender) for tender in tenders)

    def _seal(self, desk: Desk, work: UnitOfWork, tender: Tender) -> Refund:
        refund = Refund(
            id=desk.new_id(),
            number=work.documents.next_number(DocumentKind.REFUND),
            credit_note_id=self.credit_note_id,
            invoice_id=self.invoice_id,
            refunded_at=self.at,
            tender=tender.checked(),
            staff_name=self.staff.name,
        )
        work.documents.add_refund(refund)
        figures = {"amount_minor": tender.amount.minor}
        to_journal(desk, work, JournalEvent.REFUND_PAID, refund.id, self.staff.id, figures)
        return refund


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What has just gone back, and its invoice as it is now, with whatever went back before."""

    refunds: tuple[Refund, ...]
    file: InvoiceFile


def give_back(
    desk: Desk,
    *,
    staff_id: UUID,
    invoice_id: UUID,
    refunds: Sequence[Tender],
) -> Outcome[GivenBack]:
    """Give back all that was overpaid on an invoice, and nothing else.

    Refuses with NOT_OVERPAID, as a second click is, REFUND_NOT_EXACT, and CLOCK_WENT_BACK until a person
    has confirmed the date.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.CREDIT_INVOICE)
        file = work.documents.invoice_file(invoice_id)
        due = overpaid(file.settlement)
        if not due:
            raise Refused(Code.NOT_OVERPAID, number=file.invoice.number)
        check_refund(due, refunds)
        at = sealing_time(desk, work)
        given = Repayment(invoice_id, None, staff, at).seal(desk, work, refunds)
        changes = Changes.of((Noun.INVOICE, invoice_id), (Noun.PAYMENT, invoice_id))
        if file.invoice.visit_id:
            changes |= Changes.of((Noun.VISIT, file.invoice.visit_id))
        return Outcome(GivenBack(given, work.documents.invoice_file(invoice_id)), changes)
