"""Invoices and credit notes with all that belongs to them, read from what was sealed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, select

from cardesk_desktop.domain.credit_content import read_credit_note, read_refund
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_content import read_invoice
from cardesk_desktop.domain.invoice_file import CreditNoteFile, InvoiceFile, PaperFile
from cardesk_desktop.domain.movement_content import read_payment
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.sealing import SealedContent
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.document_rows import ALL_DOCUMENTS, intact, sealed
from cardesk_desktop.store.rows import by_id
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.document import CREDIT_NOTE, PAYMENT, REFUND
from cardesk_desktop.store.tables.sealed import DOCUMENT

_GET = Statement(ALL_DOCUMENTS.where(DOCUMENT.c.id == bindparam("id")))


def _of_invoice(ids: Select[Any]) -> Statement:
    found = ALL_DOCUMENTS.where(DOCUMENT.c.id.in_(ids))
    return Statement(found.order_by(DOCUMENT.c.sealed_at, DOCUMENT.c.id))


_PAYMENTS, _CREDIT_NOTES, _REFUNDS = (
    _of_invoice(select(table.c.id).where(table.c.invoice_id == bindparam("invoice_id")))
    for table in (PAYMENT, CREDIT_NOTE, REFUND)
)


def read_invoice_file(database: Database, invoice_id: UUID) -> InvoiceFile:
    """An invoice with everything that happened to it. Refuses as `DocumentRepository.invoice_file` does."""
    document = _sealed_as(database, DocumentKind.INVOICE, invoice_id)
    return InvoiceFile(
        invoice=read_invoice(document.content),
        seal=document.seal,
        payments=tuple(map(read_payment, _contents(database, _PAYMENTS, invoice_id))),
        credit_notes=tuple(map(read_credit_note, _contents(database, _CREDIT_NOTES, invoice_id))),
        refunds=tuple(map(read_refund, _contents(database, _REFUNDS, invoice_id))),
    )


def read_credit_note_file(database: Database, credit_note_id: UUID) -> CreditNoteFile:
    """A credit note with its refunds. Refuses as `DocumentRepository.credit_note_file` does."""
    document = _sealed_as(database, DocumentKind.CREDIT_NOTE, credit_note_id)
    note = read_credit_note(document.content)
    refunds = map(read_refund, _contents(database, _REFUNDS, note.invoice_id))
    own = tuple(refund for refund in refunds if refund.credit_note_id == note.id)
    return CreditNoteFile(note, document.seal, own)


def read_file(database: Database, document_id: UUID) -> PaperFile:
    """What there is a paper of. Refuses as `DocumentRepository.file` does."""
    kind = sealed(by_id(database, _GET, document_id)).seal.series.kind
    read = read_credit_note_file if kind is DocumentKind.CREDIT_NOTE else read_invoice_file
    return read(database, document_id)


def _contents(database: Database, statement: Statement, invoice_id: UUID) -> Iterator[bytes]:
    for row in database.rows(statement, {"invoice_id": invoice_id}):
        yield intact(row).content


def _sealed_as(database: Database, kind: DocumentKind, identity: UUID) -> SealedContent:
    document = intact(by_id(database, _GET, identity))
    if document.seal.series.kind is not kind:
        raise Refused(Code.NOT_FOUND, id=identity)
    return document
