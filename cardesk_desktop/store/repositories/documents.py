"""Sealed documents: the next number, the seal, the chain. Content is the one truth; see `projections`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import bindparam, select

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.company import Register
from cardesk_desktop.domain.credit_content import write_credit_note, write_refund
from cardesk_desktop.domain.credit_note import CreditNote, Refund
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.invoice_content import write_invoice
from cardesk_desktop.domain.invoice_file import CreditNoteFile, InvoiceFile, PaperFile
from cardesk_desktop.domain.movement_content import write_movement, write_payment
from cardesk_desktop.domain.numbering import DocumentKind, Head, Series, Witness
from cardesk_desktop.domain.sealing import Seal, Signer, seal
from cardesk_desktop.domain.stock import StockMovement
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.repositories.document_files import (
    read_credit_note_file,
    read_file,
    read_invoice_file,
)
from cardesk_desktop.store.repositories.document_rows import document_columns
from cardesk_desktop.store.repositories.own_series import OwnSeries
from cardesk_desktop.store.repositories.projections import Projections
from cardesk_desktop.store.statement import Addition, Statement
from cardesk_desktop.store.tables.document import INVOICE
from cardesk_desktop.store.tables.sealed import DOCUMENT, IS_OWN

_ADD = Addition(DOCUMENT)
_OWN = Statement(select(DOCUMENT.c.id).where(DOCUMENT.c.id == bindparam("id"), IS_OWN))
_INVOICE_OF_TICKET = Statement(select(INVOICE.c.id).where(INVOICE.c.ticket_id == bindparam("ticket_id")))


class DocumentRepository(OwnSeries):
    """Adds documents to this register's series and reads those of every series.

    `known` are the heads as the last commit left them, so that they need not be looked up.
    """

    def __init__(
        self,
        database: Database,
        company: CompanyRepository,
        projections: Projections,
        signer: Signer,
        known: Witness | None,
    ) -> None:
        super().__init__(database, company)
        self._projections = projections
        self._signer = signer
        self._known = known
        self._heads: dict[DocumentKind, tuple[int, bytes]] = {}
        self._issued: dict[UUID, InvoiceFile] = {}
        self.sealed: dict[DocumentKind, Head] = {}
        """The newest document of every kind that this unit of work sealed, for the witness."""

    def next_number(self, kind: DocumentKind) -> str:
        """The number that the next document of this kind must carry."""
        register = self._company.register()
        return self._series(register, kind).number(self._head(register, kind)[0] + 1)

    def add_invoice(self, invoice: Invoice) -> Seal:
        """Seal an invoice under the next number, with its lines, balance and search entry.

        ValueError when its ticket is invoiced already, whatever was clicked twice.
        """
        if invoice.ticket_id is not None and self.invoice_of_ticket(invoice.ticket_id) is not None:
            raise ValueError(f"the ticket {invoice.ticket_id} is invoiced already")
        made = self._add(
            DocumentKind.INVOICE, invoice.id, invoice.number, write_invoice(invoice), invoice.issued_at
        )
        self._projections.add_invoice(invoice, invoice.buyer.client_id if invoice.buyer else None)
        self._issued[invoice.id] = InvoiceFile(invoice, made)
        return made

    def add_payment(self, payment: Payment) -> Seal:
        """Seal a payment under the next number; the invoice's balance follows. Refuses with NOT_FOUND."""
        made = self._add(
            DocumentKind.PAYMENT, payment.id, payment.number, write_payment(payment), payment.paid_at
        )
        self._projections.add_payment(payment, self._business_day(payment.paid_at))
        file = self._issued.get(payment.invoice_id)
        if file is not None:
            self._issued[payment.invoice_id] = replace(file, payments=(*file.payments, payment))
        return made

    def add_credit_note(self, note: CreditNote) -> Seal:
        """Seal a credit note under the next number; the invoice's balance follows. Refuses with NOT_FOUND."""
        content = write_credit_note(note)
        made = self._add(DocumentKind.CREDIT_NOTE, note.id, note.number, content, note.issued_at)
        self._projections.add_credit_note(note)
        self._issued.pop(note.invoice_id, None)
        return made

    def add_refund(self, refund: Refund) -> Seal:
        """Seal a refund under the next number, after its credit note where it has one."""
        made = self._add(
            DocumentKind.REFUND, refund.id, refund.number, write_refund(refund), refund.refunded_at
        )
        self._projections.add_refund(refund, self._business_day(refund.refunded_at))
        self._issued.pop(refund.invoice_id, None)
        return made

    def add_movement(self, movement: StockMovement) -> Seal:
        """Seal a stock movement under the next number; the product's level follows."""
        made = self._add(
            DocumentKind.STOCK_MOVEMENT,
            movement.id,
            movement.number,
            write_movement(movement),
            movement.moved_at,
        )
        self._projections.add_movement(movement)
        return made

    def invoice_file(self, invoice_id: UUID) -> InvoiceFile:
        """An invoice with its seal and payments, read from what was sealed.

        One that was issued in this unit of work is given back as it was. Refuses with NOT_FOUND, and
        with DOCUMENT_ALTERED when content and hash disagree.
        """
        issued = self._issued.get(invoice_id)
        if issued is not None:
            return issued
        return read_invoice_file(self._database, invoice_id)

    def credit_note_file(self, credit_note_id: UUID) -> CreditNoteFile:
        """A credit note with its seal and refunds, read from what was sealed; refuses as `invoice_file`."""
        return read_credit_note_file(self._database, credit_note_id)

    def file(self, document_id: UUID) -> PaperFile:
        """An invoice or a credit note, whichever it is; refuses as `invoice_file`."""
        return read_file(self._database, document_id)

    def invoice_of_ticket(self, ticket_id: UUID) -> UUID | None:
        """The invoice that was made of a ticket, if it was."""
        row = self._database.first(_INVOICE_OF_TICKET, {"ticket_id": ticket_id})
        return row[0] if row else None

    def is_own(self, document_id: UUID) -> bool:
        """Whether this register sealed it, and not another one."""
        return self._database.first(_OWN, {"id": document_id}) is not None

    def _business_day(self, at: datetime) -> date:
        return business_day(at, self._company.company().time_zone)

    def _add(
        self, kind: DocumentKind, identity: UUID, number: str, content: bytes, sealed_at: datetime
    ) -> Seal:
        register = self._company.register()
        sequence, previous_hash = self._head(register, kind)
        made = seal(
            content,
            document_id=identity,
            series=self._series(register, kind),
            sequence=sequence + 1,
            previous_hash=previous_hash,
            sealed_at=sealed_at,
            signer=self._signer,
        )
        if made.number != number:
            raise ValueError(f"{number} is not the next number, {made.number}")
        self._database.add(_ADD, [document_columns(made, content)])
        self._heads[kind] = made.sequence, made.hash
        self.sealed[kind] = Head(made.sequence, made.hash.hex())
        return made

    def _head(self, register: Register, kind: DocumentKind) -> tuple[int, bytes]:
        if kind not in self._heads:
            self._heads[kind] = self._known_head(register, kind) or self.newest(self._series(register, kind))
        return self._heads[kind]

    def _known_head(self, register: Register, kind: DocumentKind) -> tuple[int, bytes] | None:
        if self._known is None or self._known.incarnation != register.incarnation:
            return None
        head = self._known.heads.get(kind)
        return (head.sequence, bytes.fromhex(head.hash_hex)) if head else None

    @staticmethod
    def _series(register: Register, kind: DocumentKind) -> Series:
        return Series(register.code, register.incarnation, kind)
