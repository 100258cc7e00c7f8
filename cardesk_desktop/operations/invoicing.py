"""Invoices found, opened and printed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.invoice import InvoiceFile
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import InvoiceFilter, InvoiceRow, InvoiceSums, Page


@dataclass(frozen=True, slots=True)
class Printable:
    """An invoice ready for the paper: its file, the logo's bytes, and whether this is a reprint."""

    file: InvoiceFile
    logo: bytes | None
    is_copy: bool


def invoices(desk: Desk, *, which: InvoiceFilter, offset: int, limit: int) -> Outcome[Page[InvoiceRow]]:
    """A page of invoices, newest first."""
    with desk.store.read() as work:
        return Outcome(work.invoices.page(which, offset, limit))


def invoice_sums(desk: Desk, *, which: InvoiceFilter) -> Outcome[InvoiceSums]:
    """Count, gross and open sum of all invoices that the filter lets through."""
    with desk.store.read() as work:
        return Outcome(work.invoices.sums(which))


def invoice(desk: Desk, *, invoice_id: UUID) -> Outcome[InvoiceFile]:
    """One invoice with its payments. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        return Outcome(work.documents.invoice_file(invoice_id))


def preview(desk: Desk, *, invoice_id: UUID) -> Outcome[Printable]:
    """The paper as it would be printed now; nothing is recorded."""
    with desk.store.read() as work:
        return Outcome(_printable(work, invoice_id))


def prepare_print(desk: Desk, *, staff_id: UUID, invoice_id: UUID) -> Outcome[Printable]:
    """The paper for the printer or a file. Recorded: from the second time on it is a copy."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.TAKE_PAYMENT)
        printable = _printable(work, invoice_id)
        event = JournalEvent.INVOICE_PRINTED
        work.journal.add(JournalEntry(desk.new_id(), desk.clock.now(), event, invoice_id, staff_id))
        return Outcome(printable, Changes.of((Noun.INVOICE, invoice_id)))


def _printable(work: UnitOfWork, invoice_id: UUID) -> Printable:
    file = work.documents.invoice_file(invoice_id)
    logo = work.blobs.get(file.invoice.logo_sha256) if file.invoice.logo_sha256 else None
    return Printable(file, logo, work.journal.count(JournalEvent.INVOICE_PRINTED, invoice_id) > 0)
