"""Invoices and their credit notes found, opened and printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.documents.condition_paper import ConditionPaper
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.invoice_file import InvoiceFile, PaperFile
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission, may
from cardesk_desktop.operations.condition_papers import paper_of
from cardesk_desktop.operations.desk import Desk, acting, to_journal, viewing
from cardesk_desktop.store.report_views import DocumentBehind
from cardesk_desktop.store.repositories import CreditNoteRepository, InvoiceRepository
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import InvoiceFilter, InvoiceRow, InvoiceState, InvoiceSums, Page


class ListedFigure(StrEnum):
    """A figure over the list: what all comes to, what was taken back of it, what is still to be paid."""

    GROSS = "gross"
    CREDITED = "credited"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Printable:
    """A document ready for the paper: its file, the logo's bytes, and whether this is a reprint.

    `condition` shows how its car came and went, where that is wanted; `has_condition` says that it could be.
    """

    file: PaperFile
    logo: bytes | None
    is_copy: bool
    condition: ConditionPaper | None = None
    has_condition: bool = False


def invoices(desk: Desk, *, which: InvoiceFilter, offset: int, limit: int) -> Outcome[Page[InvoiceRow]]:
    """A page of invoices, or of credit notes where the filter says so, newest first."""
    with desk.store.read() as work:
        return Outcome(_listed(work, which).page(which, offset, limit))


def invoice_sums(desk: Desk, *, viewer_id: UUID, which: InvoiceFilter) -> Outcome[InvoiceSums | None]:
    """Count, gross and open sum of all that the filter lets through.

    None where they are about more than today and the person sees no reports (decision 292): the list is
    there for everybody, and nobody is asked for an approval to open it.
    """
    with desk.store.read() as work:
        viewer = work.staff.get(viewer_id)
        if not _is_of_today(desk, work, which) and not may(viewer.role, Permission.SEE_REPORTS):
            return Outcome(None)
        return Outcome(_listed(work, which).sums(which))


def listed_documents(
    desk: Desk, *, staff_id: UUID, which: InvoiceFilter, figure: ListedFigure, offset: int, limit: int
) -> Outcome[Page[DocumentBehind]]:
    """A page of the documents that a figure over the list adds up, each with its part of it, newest first.

    Of credit notes there is only what all come to. Refuses with NOT_PERMITTED where the figure is about
    more than today and the person sees no reports.
    """
    with desk.store.read() as work:
        if not _is_of_today(desk, work, which):
            viewing(desk, work, staff_id, Permission.SEE_REPORTS)
        behind = which
        if figure is ListedFigure.OPEN:
            behind = replace(which, state=InvoiceState.OPEN)
        elif figure is ListedFigure.CREDITED:
            behind = replace(which, is_credited=True)
        page = _listed(work, behind).page(behind, offset, limit)
    return Outcome(Page(tuple(_part(row, figure) for row in page.rows), page.total, offset))


def invoice(desk: Desk, *, invoice_id: UUID) -> Outcome[InvoiceFile]:
    """One invoice with its payments. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        return Outcome(work.documents.invoice_file(invoice_id))


def preview(desk: Desk, *, document_id: UUID, with_condition: bool = False) -> Outcome[Printable]:
    """The paper of an invoice or a credit note as it would be printed now; nothing is recorded.

    Where it is wanted, the photos of the car follow behind the invoice.
    """
    with desk.store.read() as work:
        return Outcome(_printable(desk, work, work.documents.file(document_id), with_condition))


def prepare_print(
    desk: Desk, *, staff_id: UUID, document_id: UUID, with_condition: bool = False
) -> Outcome[Printable]:
    """The paper for the printer or a file. Recorded: from the second time on it is a copy."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.TAKE_PAYMENT)
        file = work.documents.file(document_id)
        printable = _printable(desk, work, file, with_condition)
        to_journal(desk, work, _printed(file), document_id, staff_id)
        return Outcome(printable, Changes.of((Noun.INVOICE, document_id)))


def _printable(desk: Desk, work: UnitOfWork, file: PaperFile, with_condition: bool) -> Printable:
    document = file.invoice if isinstance(file, InvoiceFile) else file.note
    logo = work.blobs.get(document.logo_sha256) if document.logo_sha256 else None
    is_copy = work.journal.count(_printed(file), document.id) > 0
    visit_id = file.invoice.visit_id if isinstance(file, InvoiceFile) else None
    if visit_id is None or not work.visit_photos.of_visits((visit_id,)):
        return Printable(file, logo, is_copy)
    condition = paper_of(desk, work, visit_id) if with_condition else None
    return Printable(file, logo, is_copy, condition, has_condition=True)


def _part(row: InvoiceRow, figure: ListedFigure) -> DocumentBehind:
    parts = {
        ListedFigure.GROSS: row.gross,
        ListedFigure.CREDITED: row.credited,
        ListedFigure.OPEN: row.balance,
    }
    return DocumentBehind(row.id, row.invoice_id, row.number, row.issued_at, row.buyer_name, parts[figure])


def _printed(file: PaperFile) -> JournalEvent:
    is_invoice = isinstance(file, InvoiceFile)
    return JournalEvent.INVOICE_PRINTED if is_invoice else JournalEvent.CREDIT_NOTE_PRINTED


def _is_of_today(desk: Desk, work: UnitOfWork, which: InvoiceFilter) -> bool:
    today = business_day(desk.clock.now(), work.company.company().time_zone)
    return which.from_day is not None and which.from_day >= today


def _listed(work: UnitOfWork, which: InvoiceFilter) -> InvoiceRepository | CreditNoteRepository:
    return work.credit_notes if which.state is InvoiceState.CREDIT_NOTES else work.invoices
