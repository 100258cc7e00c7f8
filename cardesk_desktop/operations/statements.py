"""Statement of account: read for any period, with all that its paper needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.statement import Entry, EntryKind, StatementFile, statement
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.issuing_invoice import buyer_of, seller_of
from cardesk_desktop.operations.paper_languages import languages_of
from cardesk_desktop.store.client_views import ClientMovement
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PrintableStatement:
    """A statement ready for the paper, with the bytes of the logo."""

    file: StatementFile
    logo: bytes | None


def statement_of_account(
    desk: Desk, *, client_id: UUID, from_day: date, to_day: date
) -> Outcome[PrintableStatement]:
    """What a client owed, was invoiced and paid from one business day to another, both included.

    Refuses with NOT_FOUND.
    """
    with desk.store.read() as work:
        client, company = work.clients.get(client_id), work.company.company()
        language, second = languages_of(company, client.language)
        now = desk.clock.now()
        entries = _entries(work, company, client.id, to_day)
        file = StatementFile(
            seller=seller_of(company),
            client=buyer_of(client),
            statement=statement(entries, from_day, to_day, company.currency),
            issued_on=business_day(now, company.time_zone),
            issued_at=now,
            language=language,
            second_language=second,
            footer=company.footer,
        )
        logo = work.blobs.get(company.logo_sha256) if company.logo_sha256 else None
        return Outcome(PrintableStatement(file, logo))


def _entries(work: UnitOfWork, company: Company, client_id: UUID, to_day: date) -> Iterator[Entry]:
    """Invoices up to a day, and everything that ever happened to an invoice of the client."""
    account, of = work.client_account, company.currency
    for invoice in account.invoices_until(client_id, to_day):
        yield Entry(
            EntryKind.INVOICE,
            invoice.id,
            invoice.number,
            invoice.business_day,
            invoice.issued_at,
            Money(invoice.gross_minor, of),
            invoice.plate,
        )
    for payment in account.payments(client_id):
        yield _entry(EntryKind.PAYMENT, payment, company)
    for note in account.credit_notes(client_id):
        yield _entry(EntryKind.CREDIT_NOTE, note, company)
    for refund in account.refunds(client_id):
        yield _entry(EntryKind.REFUND, refund, company)


def _entry(kind: EntryKind, row: ClientMovement, company: Company) -> Entry:
    return Entry(
        kind,
        row.invoice_id,
        row.number,
        business_day(row.at, company.time_zone),
        row.at,
        Money(row.amount_minor, company.currency),
        row.invoice_number,
    )
