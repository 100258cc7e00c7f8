"""Taking back: a credit note over lines of an invoice, the goods that came back, the money given back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.crediting import Credit, Pick, check_refund, credit, everything_left, to_give_back
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.tender import Tender
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.giving_back import Repayment
from cardesk_desktop.operations.issuing_credit import Taking, credit_note_for
from cardesk_desktop.operations.returning_goods import return_goods
from cardesk_desktop.operations.sealing_time import sealing_time
from cardesk_desktop.store.unit_of_work import UnitOfWork

REASON_LIMIT = 120


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The sealed credit note, and its invoice as it is now."""

    note: CreditNote
    file: InvoiceFile


def take_back(
    desk: Desk,
    *,
    staff_id: UUID,
    invoice_id: UUID,
    picks: Sequence[Pick],
    reason: str,
    refunds: Sequence[Tender],
    notes_seen: int,
) -> Outcome[TakenBack]:
    """Seal a credit note over what is picked. It stands for good: a wrong one is not taken back.

    What is still to be paid is lowered first; `refunds` come to exactly the rest, which is given back.
    `notes_seen` is how many credit notes of the invoice the person saw, so that a second click takes
    nothing back again. Refuses with CREDIT_CHANGED when there are more by now, INVOICE_ALREADY_CREDITED,
    CREDIT_EMPTY, CREDIT_EXCEEDS_LINE, REFUND_NOT_EXACT, TEXT_MISSING without a reason, and CLOCK_WENT_BACK
    until a person has confirmed the date.
    """
    clean = one_line(reason, field="reason", limit=REASON_LIMIT, is_needed=True)
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.CREDIT_INVOICE)
        file = work.documents.invoice_file(invoice_id)
        if len(file.credit_notes) != notes_seen:
            raise Refused(Code.CREDIT_CHANGED, number=file.invoice.number)
        taken = _checked(file, picks)
        due = to_give_back(file.settlement, taken.gross)
        check_refund(due, refunds)
        at = sealing_time(desk, work)
        note = credit_note_for(work, desk.new_id(), Taking(file, taken, due, clean, staff, at))
        work.documents.add_credit_note(note)
        _journal(desk, work, note, staff)
        Repayment(note.invoice_id, note.id, staff, at).seal(desk, work, refunds)
        products = return_goods(desk, work, file, note)
        after = work.documents.invoice_file(invoice_id)
        return Outcome(TakenBack(note, after), _changes(after, products))


def _checked(file: InvoiceFile, picks: Sequence[Pick]) -> Credit:
    if not everything_left(file.invoice, file.credit_notes):
        raise Refused(Code.INVOICE_ALREADY_CREDITED, number=file.invoice.number)
    return credit(file.invoice, file.credit_notes, picks)


def _journal(desk: Desk, work: UnitOfWork, note: CreditNote, staff: Staff) -> None:
    figures = {
        "gross_minor": note.gross.minor,
        "tax_minor": note.tax.minor,
        "refunded_minor": note.refunded.minor,
    }
    to_journal(desk, work, JournalEvent.CREDIT_NOTE_ISSUED, note.id, staff.id, figures, reason=note.reason)


def _changes(file: InvoiceFile, products: Sequence[UUID]) -> Changes:
    invoice = file.invoice
    touched = [(Noun.INVOICE, invoice.id), (Noun.PAYMENT, invoice.id)]
    touched += [(Noun.STOCK, product_id) for product_id in products]
    if invoice.visit_id:
        touched.append((Noun.VISIT, invoice.visit_id))
    return Changes.of(*touched)
