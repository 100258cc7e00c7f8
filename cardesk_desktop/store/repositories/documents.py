"""Sealed documents: the next number, the seal, the chain. Content is the one truth; see `projections`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, insert, select
from sqlalchemy import text as sql

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.company import Register
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice import Invoice, InvoiceFile, Payment
from cardesk_desktop.domain.invoice_content import read_invoice, write_invoice
from cardesk_desktop.domain.movement_content import read_payment, write_movement, write_payment
from cardesk_desktop.domain.numbering import DocumentKind, Head, Series, Witness
from cardesk_desktop.domain.sealing import NO_PREDECESSOR, Seal, SealedContent, Signer, seal
from cardesk_desktop.domain.stock import StockMovement
from cardesk_desktop.store.column_types import TextList
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.repositories.document_rows import (
    DOCUMENT_COLUMNS,
    document_columns,
    intact,
    sealed,
    series_columns,
)
from cardesk_desktop.store.repositories.projections import Projections
from cardesk_desktop.store.rows import by_id
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.document import DOCUMENT, INVOICE, IS_OWN, PAYMENT

_ALL = select(*DOCUMENT_COLUMNS)
_IN_SERIES = (
    IS_OWN,
    DOCUMENT.c.register_code == bindparam("register_code"),
    DOCUMENT.c.incarnation == bindparam("incarnation"),
    DOCUMENT.c.kind == bindparam("kind"),
)
_ADD = Statement(insert(DOCUMENT))
_GET = Statement(_ALL.where(DOCUMENT.c.id == bindparam("id")))
_PAYMENTS = Statement(
    _ALL.where(
        DOCUMENT.c.id.in_(select(PAYMENT.c.id).where(PAYMENT.c.invoice_id == bindparam("invoice_id")))
    ).order_by(DOCUMENT.c.sealed_at, DOCUMENT.c.id)
)
_HEAD = Statement(
    select(DOCUMENT.c.sequence, DOCUMENT.c.hash)
    .where(*_IN_SERIES)
    .order_by(DOCUMENT.c.sequence.desc())
    .limit(1)
)
_HASH_AT = Statement(select(DOCUMENT.c.hash).where(*_IN_SERIES, DOCUMENT.c.sequence == bindparam("sequence")))
_CHAIN = Statement(_ALL.where(*_IN_SERIES).order_by(DOCUMENT.c.sequence))
_ALL_SERIES = Statement(
    select(DOCUMENT.c.register_code, DOCUMENT.c.incarnation, DOCUMENT.c.kind).where(
        IS_OWN, DOCUMENT.c.sequence == 1
    )
)
# Rows are only ever added: the newest has the highest rowid. Of each kind the newest is found by its
# number, since thousands of other registers' documents may have come in after it.
_LAST_SEALED_AT = Statement(
    sql(
        "SELECT sealed_at FROM document WHERE rowid = (SELECT max((SELECT rowid FROM document "
        "WHERE is_foreign = 0 AND register_code = :register_code AND incarnation = :incarnation "
        "AND kind = value ORDER BY sequence DESC LIMIT 1)) FROM json_each(:kinds))"
    )
    .bindparams(bindparam("kinds", type_=TextList()))
    .columns(DOCUMENT.c.sealed_at)
)
_INVOICE_OF_TICKET = Statement(select(INVOICE.c.id).where(INVOICE.c.ticket_id == bindparam("ticket_id")))


class DocumentRepository:
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
        self._database = database
        self._company = company
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
        taken_on = business_day(payment.paid_at, self._company.company().time_zone)
        self._projections.add_payment(payment, taken_on)
        file = self._issued.get(payment.invoice_id)
        if file is not None:
            self._issued[payment.invoice_id] = replace(file, payments=(*file.payments, payment))
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
        document = intact(by_id(self._database, _GET, invoice_id))
        if document.seal.series.kind is not DocumentKind.INVOICE:
            raise Refused(Code.NOT_FOUND, id=invoice_id)
        payments = self._database.rows(_PAYMENTS, {"invoice_id": invoice_id})
        return InvoiceFile(
            invoice=read_invoice(document.content),
            seal=document.seal,
            payments=tuple(read_payment(intact(row).content) for row in payments),
        )

    def invoice_of_ticket(self, ticket_id: UUID) -> UUID | None:
        """The invoice that was made of a ticket, if it was."""
        row = self._database.first(_INVOICE_OF_TICKET, {"ticket_id": ticket_id})
        return row[0] if row else None

    def last_sealed_at(self) -> datetime | None:
        """The time of the document that this register sealed last in its present life.

        Not the latest, which a wrong clock may have set.
        """
        register = self._company.register()
        row = self._database.first(
            _LAST_SEALED_AT,
            {
                "register_code": register.code,
                "incarnation": register.incarnation,
                "kinds": [kind.value for kind in DocumentKind],
            },
        )
        return row[0] if row else None

    def all_series(self) -> tuple[Series, ...]:
        """Every series that has a document."""
        return tuple(Series(*row) for row in self._database.rows(_ALL_SERIES, {}))

    def chain(self, series: Series) -> Iterator[SealedContent]:
        """The documents of a series in their order, unchecked, for `sealing.first_break`."""
        for row in self._database.stream(_CHAIN, series_columns(series)):
            yield sealed(row)

    def heads(self, incarnation: str) -> dict[DocumentKind, Head]:
        """The newest document of each of this register's series of one incarnation."""
        code = self._company.register().code
        found = {kind: self._newest(Series(code, incarnation, kind)) for kind in DocumentKind}
        return {kind: Head(head[0], head[1].hex()) for kind, head in found.items() if head[0] > 0}

    def hashes_at(self, incarnation: str, places: Mapping[DocumentKind, int]) -> dict[DocumentKind, str]:
        """The hash (hexadecimal) of this register's documents at these sequences, where there is one."""
        code = self._company.register().code
        rows = {
            kind: self._database.first(
                _HASH_AT, {**series_columns(Series(code, incarnation, kind)), "sequence": sequence}
            )
            for kind, sequence in places.items()
        }
        return {kind: row[0].hex() for kind, row in rows.items() if row}

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
        self._database.run(_ADD, document_columns(made, content))
        self._heads[kind] = made.sequence, made.hash
        self.sealed[kind] = Head(made.sequence, made.hash.hex())
        return made

    def _head(self, register: Register, kind: DocumentKind) -> tuple[int, bytes]:
        if kind not in self._heads:
            self._heads[kind] = self._known_head(register, kind) or self._newest(self._series(register, kind))
        return self._heads[kind]

    def _known_head(self, register: Register, kind: DocumentKind) -> tuple[int, bytes] | None:
        if self._known is None or self._known.incarnation != register.incarnation:
            return None
        head = self._known.heads.get(kind)
        return (head.sequence, bytes.fromhex(head.hash_hex)) if head else None

    def _newest(self, series: Series) -> tuple[int, bytes]:
        row = self._database.first(_HEAD, series_columns(series))
        return (row[0], row[1]) if row else (0, NO_PREDECESSOR)

    @staticmethod
    def _series(register: Register, kind: DocumentKind) -> Series:
        return Series(register.code, register.incarnation, kind)
