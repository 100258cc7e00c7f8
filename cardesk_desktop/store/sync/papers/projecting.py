"""Documents of other registers: kept as they were sealed, and projected as own ones are (decision 102)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy import text as sql
from sqlcipher3 import dbapi2

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.credit_content import read_credit_note, read_refund
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.invoice_content import read_invoice
from cardesk_desktop.domain.movement_content import read_movement, read_payment
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.sealing import SealedContent, chained_hash
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.inserting import Insertion
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.repositories.document_rows import DOCUMENT_COLUMNS, intact
from cardesk_desktop.store.repositories.projections import Projections
from cardesk_desktop.store.statement import Statement, one_of
from cardesk_desktop.store.sync.erased.search_words import Erased
from cardesk_desktop.store.sync.papers.aliases import Aliases
from cardesk_desktop.store.sync.papers.contradicting import Contradiction, Contradictions
from cardesk_desktop.store.sync.papers.unbilled import Unbilled
from cardesk_desktop.store.sync.photos import PhotoQueue
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.reading import hex_list
from cardesk_desktop.store.sync.rows.arriving import Arrived, cells
from cardesk_desktop.store.sync.rows.placing import UNREADABLE
from cardesk_desktop.store.sync.rows.waiting import Waiting
from cardesk_desktop.store.sync_views import Side
from cardesk_desktop.store.tables.sealed import DOCUMENT
from cardesk_wire.coding import Malformed, encode
from cardesk_wire.kinds import BY_NAME

_FIELDS = BY_NAME["document"].fields
_THERE = Statement(sql("SELECT id FROM document WHERE id IN (SELECT unhex(value) FROM json_each(:ids))"))
_ADD = Insertion(f"document (id, {', '.join(_FIELDS)}, hash, is_foreign)", len(_FIELDS) + 3)
_SOME = Statement(select(*DOCUMENT_COLUMNS).where(one_of(DOCUMENT.c.id)).order_by(DOCUMENT.c.sealed_at))

_TURNS = {DocumentKind.INVOICE: 0, DocumentKind.CREDIT_NOTE: 1, DocumentKind.REFUND: 3}
_USUAL_TURN = 2
"""What others refer to is projected before them, and what was paid before what went back of it."""


class Papers:
    """Takes in documents."""

    def __init__(
        self,
        database: Database,
        company: CompanyRepository,
        projections: Projections,
        aliases: Aliases,
        erased: Erased,
        waiting: Waiting,
        problems: Problems,
        photos: PhotoQueue,
    ) -> None:
        self._photos = photos
        self._wanted: set[str] = set()
        self._database = database
        self._company = company
        self._projections = projections
        self._aliases = aliases
        self._erased = erased
        self._waiting = waiting
        self._problems = problems
        self._contradictions = Contradictions(database)
        self._unbilled = Unbilled(database, problems)
        self._invoiced: set[bytes] = set()

    def place(self, rows: Arrived, now: datetime) -> list[bytes]:
        """Keep the documents that are new; their identities. What is no document is kept as a problem."""
        there = {row[0] for row in self._database.rows(_THERE, {"ids": hex_list(rows.identities)})}
        new = rows.only([identity not in there for identity in rows.identities]) if there else rows
        if not new.identities or self._is_written(new):
            return new.identities
        placed: list[bytes] = []
        for each in new.one_by_one():
            if self._is_written(each):
                placed += each.identities
            else:
                body = encode(each.row())
                self._problems.add(Side.ARRIVED, "document", each.identities[0], UNREADABLE, body, now)
        return placed

    def project(self, identities: Sequence[bytes], now: datetime) -> None:
        """Copy documents into lists, sums and search, invoices before what is about them."""
        ids = [UUID(bytes=identity) for identity in identities]
        found = [intact(row) for row in self._database.rows(_SOME, {"ids": ids})]
        for document in sorted(found, key=lambda each: _TURNS.get(each.seal.series.kind, _USUAL_TURN)):
            self._project(document, now)
        self._unbilled.look(self._invoiced, now)
        self._invoiced.clear()
        self._want_logos()

    def _project(self, document: SealedContent, now: datetime) -> None:
        identity = document.seal.document_id.bytes
        self._database.script("SAVEPOINT projecting")
        try:
            for code, about, kind in self._projected(document):
                self._problems.add(Side.FOUND, kind, about.bytes, code, b"", now)
        except (Refused, dbapi2.IntegrityError):
            # The invoice of a payment or a credit note, or the product of a movement, has not arrived.
            self._database.script("ROLLBACK TO projecting")
            self._waiting.add("document", identity)
        else:
            self._waiting.forget("document", (identity,))
        finally:
            self._database.script("RELEASE projecting")

    def _projected(self, document: SealedContent) -> Iterator[Contradiction]:
        """Project one; gives what it contradicts."""
        by_kind: Mapping[DocumentKind, Callable[[bytes], Iterator[Contradiction]]] = {
            DocumentKind.INVOICE: self._invoice,
            DocumentKind.PAYMENT: self._payment,
            DocumentKind.STOCK_MOVEMENT: self._movement,
            DocumentKind.CREDIT_NOTE: self._credit_note,
            DocumentKind.REFUND: self._refund,
        }
        yield from by_kind[document.seal.series.kind](document.content)

    def _invoice(self, content: bytes) -> Iterator[Contradiction]:
        invoice = read_invoice(content)
        owner = self._aliases.owner(invoice.buyer.client_id) if invoice.buyer is not None else None
        self._projections.add_invoice(invoice, owner)
        self._wanted |= {invoice.logo_sha256} - {""}
        if owner is not None and self._erased.is_erased(owner):
            self._erased.forget_buyer(invoice)
        if invoice.ticket_id is not None:
            self._invoiced.add(invoice.ticket_id.bytes)
        yield from self._contradictions.of_invoice(invoice.id, invoice.ticket_id)

    def _want_logos(self) -> None:
        """Papers are printed with the logo of their day, which may be another than the company's now."""
        if self._wanted:
            self._photos.want(sorted(self._wanted))
            self._wanted.clear()

    def _payment(self, content: bytes) -> Iterator[Contradiction]:
        payment = read_payment(content)
        self._projections.add_payment(payment, self._day(payment.paid_at), is_foreign=True)
        yield from self._contradictions.of_late_payment(payment)

    def _refund(self, content: bytes) -> Iterator[Contradiction]:
        refund = read_refund(content)
        self._projections.add_refund(refund, self._day(refund.refunded_at), is_foreign=True)
        yield from self._contradictions.of_refund(refund)

    def _credit_note(self, content: bytes) -> Iterator[Contradiction]:
        note = read_credit_note(content)
        self._projections.add_credit_note(note, is_foreign=True)
        self._wanted |= {note.logo_sha256} - {""}
        owner = self._aliases.owner(note.buyer.client_id) if note.buyer is not None else None
        if owner is not None and self._erased.is_erased(owner):
            self._erased.forget_buyer_of(note)
        yield from self._contradictions.of_credit_note(note.invoice_id)

    def _movement(self, content: bytes) -> Iterator[Contradiction]:
        movement = read_movement(content)
        self._projections.add_movement(movement)
        yield from self._contradictions.of_movement(movement)

    def _day(self, at: datetime) -> date:
        return business_day(at, self._company.company().time_zone)

    def _is_written(self, rows: Arrived) -> bool:
        self._database.script("SAVEPOINT keeping")
        try:
            given = cells(rows)
            columns = [given[name] for name in _FIELDS]
            hashes = map(chained_hash, given["previous_hash"], given["content"])
            foreign = [1] * len(rows.identities)
            self._database.insert(_ADD, list(zip(rows.identities, *columns, hashes, foreign, strict=True)))
        except (Malformed, KeyError, dbapi2.IntegrityError, OverflowError):
            self._database.script("ROLLBACK TO keeping")
            return False
        finally:
            self._database.script("RELEASE keeping")
        return True
