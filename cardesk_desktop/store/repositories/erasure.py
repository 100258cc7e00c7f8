"""What is left of a client whose data was erased: numbers and links, no word that says who it was."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy import text as sql

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.folding import number_words
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.store.column_types import Id
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.clients import client_entry
from cardesk_desktop.store.repositories.projected_columns import credit_note_entry, invoice_entry
from cardesk_desktop.store.search import SearchIndex, words_of
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.erased.forgetting import Forgetting
from cardesk_desktop.store.tables.document import INVOICE_BALANCE
from cardesk_desktop.store.tables.people_and_cars import FORMER_OWNER, VISIT
from cardesk_desktop.store.tables.search import DOCUMENTS, SEARCH_ENTRY, WORDS
from cardesk_desktop.store.tables.ticket import IS_EDITABLE, TICKET, TICKET_LINE
from cardesk_desktop.store.views import HitKind

_KEY = bindparam("client", type_=Id())
_TICKETS = select(TICKET.c.id).where(TICKET.c.client_id == _KEY)
_OPEN_TICKET = Statement(select(TICKET.c.id).where(TICKET.c.client_id == _KEY, IS_EDITABLE).limit(1))
_OPEN_VISIT = Statement(
    select(VISIT.c.id).where(VISIT.c.client_id == _KEY, VISIT.c.ended_at.is_(None)).limit(1)
)
_INVOICES = Statement(
    select(INVOICE_BALANCE.c.invoice_id)
    .where(INVOICE_BALANCE.c.client_id == _KEY)
    .order_by(INVOICE_BALANCE.c.invoice_id)
)
_BLANK = (
    Statement(update(VISIT).where(VISIT.c.client_id == _KEY).values(note="")),
    Statement(update(TICKET).where(TICKET.c.client_id == _KEY).values(note="")),
    Statement(update(TICKET_LINE).where(TICKET_LINE.c.ticket_id.in_(_TICKETS)).values(note="")),
    Statement(delete(FORMER_OWNER).where(FORMER_OWNER.c.client_id == _KEY)),
)
# FTS5 is told which words to take out, and must not be told so twice.
_NAMED_ENTRY = Statement(
    select(SEARCH_ENTRY.c.id).where(
        SEARCH_ENTRY.c.subject_id == bindparam("subject_id"), SEARCH_ENTRY.c.detail != ""
    )
)
_BLANK_DETAIL = Statement(
    update(SEARCH_ENTRY).where(SEARCH_ENTRY.c.id == bindparam("entry")).values(detail="")
)
_INVOICE_WORDS = WORDS[HitKind.INVOICE].name
_TAKE_OUT = Statement(
    sql(f"INSERT INTO {_INVOICE_WORDS} ({_INVOICE_WORDS}, rowid, words) VALUES ('delete', :entry, :words)")  # noqa: S608
)
_PUT_IN = Statement(sql(f"INSERT INTO {_INVOICE_WORDS} (rowid, words) VALUES (:entry, :words)"))  # noqa: S608
_SETTLE = tuple(
    Statement(sql(f"INSERT INTO {WORDS[kind].name} ({WORDS[kind].name}) VALUES ('optimize')"))  # noqa: S608
    for kind in (HitKind.CLIENT, HitKind.VEHICLE, *DOCUMENTS)
)


class ErasureRepository:
    """Takes the words of a person out of everything that is not sealed."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database, self._index = database, index

    def is_here(self, client_id: UUID) -> bool:
        """True while a car of a visit of theirs is in the house, or a ticket is open."""
        parameters = {"client": client_id}
        return any(self._database.first(found, parameters) for found in (_OPEN_TICKET, _OPEN_VISIT))

    def invoices(self, client_id: UUID) -> tuple[UUID, ...]:
        """The invoices of a client, which stay."""
        return tuple(row[0] for row in self._database.rows(_INVOICES, {"client": client_id}))

    def blank(self, client_id: UUID) -> None:
        """Empty the notes of visits and tickets; the cars of others say no more that they were theirs."""
        for statement in _BLANK:
            self._database.run(statement, {"client": client_id})

    def forget_client(self, client: Client) -> None:
        """The search finds the client no more, and takes no misspelt word for one of theirs."""
        self._index.forget(HitKind.CLIENT, client.id)
        self._index.forget_unused_words(words_of(client_entry(client).words))

    def forget_vehicle(self, vehicle_id: UUID) -> None:
        """The search finds the car no more."""
        self._index.forget(HitKind.VEHICLE, vehicle_id)

    def forget_buyer(self, invoice: Invoice) -> bool:
        """The search finds an invoice by its number only; False where it was so already."""
        row = self._database.first(_NAMED_ENTRY, {"subject_id": invoice.id})
        if row is None:
            return False
        entry = {"entry": row[0]}
        number = words_of(number_words(invoice.number))
        self._database.run(_TAKE_OUT, {**entry, "words": words_of(invoice_entry(invoice).words)})
        self._database.run(_PUT_IN, {**entry, "words": number})
        self._database.run(_BLANK_DETAIL, entry)
        return True

    def forget_buyer_of(self, note: CreditNote) -> None:
        """The search finds a credit note by its number and the invoice's only."""
        numbers = (*number_words(note.number), *number_words(note.invoice_number))
        self._index.put(replace(credit_note_entry(note), detail="", words=numbers))

    def forget_refused(self) -> None:
        """Let go of what was refused, or could not be put in place, of the visits of who was erased."""
        Forgetting(self._database).of_erased()

    def settle(self) -> None:
        """Write the words of the search anew, so that none of those taken out is left in the file."""
        for statement in _SETTLE:
            self._database.run(statement, {})
