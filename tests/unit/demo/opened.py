"""A seeded company, opened, and what its sealed documents say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cardesk_desktop.demo.house import demo_house
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.invoice_content import read_invoice
from cardesk_desktop.domain.movement_content import read_movement, read_payment
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.sealing import SealedContent
from cardesk_desktop.domain.stock import StockMovement
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.opening import open_store
from cardesk_desktop.store.store import Store
from tests.builders import FixedClock, seeded_ids

DOCUMENTS = (DocumentKind.INVOICE, DocumentKind.PAYMENT, DocumentKind.STOCK_MOVEMENT)
"""The kinds of documents in the story: in it nothing is taken back."""


@dataclass(frozen=True)
class Opened:
    """The demo company at the moment at which its story ends."""

    store: Store
    desk: Desk

    def chain(self, kind: DocumentKind) -> list[SealedContent]:
        """All documents of a kind, in order."""
        with self.store.read() as work:
            register = work.company.register()
            return list(work.documents.chain(Series(register.code, register.incarnation, kind)))

    def invoices(self) -> list[Invoice]:
        """Every invoice, as sealed."""
        return [read_invoice(sealed.content) for sealed in self.chain(DocumentKind.INVOICE)]

    def payments(self) -> list[Payment]:
        """Every payment, as sealed."""
        return [read_payment(sealed.content) for sealed in self.chain(DocumentKind.PAYMENT)]

    def movements(self) -> list[StockMovement]:
        """Every movement of stock, as sealed."""
        return [read_movement(sealed.content) for sealed in self.chain(DocumentKind.STOCK_MOVEMENT)]


def opened_house(root: Path) -> Opened:
    """Open the company in a folder; to be closed again."""
    house, clock = demo_house(root), FixedClock()
    store = open_store(house.places.database, keychain=house.keychain, clock=clock, new_id=seeded_ids(7))
    return Opened(store, Desk(store, clock, seeded_ids(8)))
