"""A client who was erased at another register: the search of this one forgets the words as well."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text as sql

from cardesk_desktop.domain.credit_content import read_credit_note
from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.invoice_content import read_invoice
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.clients import ClientRepository
from cardesk_desktop.store.repositories.erasure import ErasureRepository
from cardesk_desktop.store.search import SearchIndex
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.erased.overwriting import Overwriting
from cardesk_desktop.store.sync.reading import hex_list
from cardesk_desktop.store.views import HitKind


def plate_left_of(identity: str) -> str:
    """In SQL, what `cardesk_wire.erased` leaves of the plate of the car whose identity is in this column."""
    return f"'X ' || substr(hex({identity}), -6)"


_AMONG = Statement(
    sql(
        "SELECT id FROM client WHERE erased_at IS NOT NULL "
        "AND id IN (SELECT unhex(value) FROM json_each(:ids))"
    )
)
_CARS = Statement(
    sql(
        "SELECT v.id FROM vehicle AS v JOIN search_entry AS s ON s.subject_id = v.id "
        "WHERE v.id IN (SELECT unhex(value) FROM json_each(:ids)) "
        f"AND v.plate = {plate_left_of('v.id')}"
    )
)
"""Cars of which no plate is left, and that are still found by the former."""
_TITLE = Statement(sql("SELECT title FROM search_entry WHERE subject_id = :id"))
_PAPERS = Statement(
    sql(
        "SELECT d.content FROM invoice_balance AS b JOIN document AS d ON d.id = b.invoice_id "
        "WHERE b.client_id = :id"
    )
)
_CREDIT_NOTES = Statement(
    sql(
        "SELECT d.content FROM invoice_balance AS b JOIN credit_note AS n ON n.invoice_id = b.invoice_id "
        "JOIN document AS d ON d.id = n.id WHERE b.client_id = :id"
    )
)


class Erased:
    """Does for the search what the erasure did where it was asked for; sealed papers stay as the law asks."""

    def __init__(self, database: Database, index: SearchIndex, overwriting: Overwriting) -> None:
        self._database = database
        self.overwriting = overwriting
        self._index = index
        self._clients = ClientRepository(database, index)
        self._erasure = ErasureRepository(database, index)

    def is_erased(self, client_id: UUID) -> bool:
        """True for a client who was erased."""
        return self._clients.is_erased(client_id)

    def among(self, client_ids: Sequence[UUID]) -> list[UUID]:
        """Those of these clients who were erased."""
        ids = hex_list([each.bytes for each in client_ids])
        return [UUID(bytes=row[0]) for row in self._database.rows(_AMONG, {"ids": ids})]

    def forget_buyer(self, invoice: Invoice) -> None:
        """Let an invoice be found by its number only."""
        self._erasure.forget_buyer(invoice)

    def forget_buyer_of(self, note: CreditNote) -> None:
        """Let a credit note be found by its numbers only."""
        self._erasure.forget_buyer_of(note)

    def follow(self, client_id: UUID) -> None:
        """Forget a client who was erased since, by name and on every invoice; once.

        The invoices may have come before the client, of whom nothing else was ever known here then.
        """
        if not self.is_erased(client_id):
            return
        # Many are followed later than they were put in place.
        with self.overwriting.during():
            self._forget(client_id)

    def forget_cars(self, vehicle_ids: Sequence[UUID]) -> None:
        """Forget those of these cars that were theirs, by plate, in the file too."""
        ids = hex_list([each.bytes for each in vehicle_ids])
        gone = [UUID(bytes=row[0]) for row in self._database.rows(_CARS, {"ids": ids})]
        if not gone:
            return
        with self.overwriting.during():
            for vehicle_id in gone:
                self._index.forget(HitKind.VEHICLE, vehicle_id)
            self._erasure.settle()
        self.overwriting.has_erased = True

    def _forget(self, client_id: UUID) -> None:
        title = self._database.first(_TITLE, {"id": client_id.bytes})
        papers = self._database.rows(_PAPERS, {"id": client_id.bytes})
        was_named = [self._erasure.forget_buyer(read_invoice(content)) for (content,) in papers]
        if title is None and not any(was_named):
            return
        self.overwriting.has_erased = True
        self._index.forget(HitKind.CLIENT, client_id)
        for (content,) in self._database.rows(_CREDIT_NOTES, {"id": client_id.bytes}):
            self._erasure.forget_buyer_of(read_credit_note(content))
        if title is not None:
            self._index.forget_unused_words(title[0])
        self._erasure.settle()
