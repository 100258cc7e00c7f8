"""A founded company's database in a folder: opened, closed, tampered with and opened again by tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlcipher3 import dbapi2

from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.crediting import Pick, to_give_back
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.sealing import Seal
from cardesk_desktop.domain.stock import MovementKind, StockMovement, signed
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.domain.valuation import value_of
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.signing import REGISTER_KEY
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.engine import connect
from cardesk_desktop.store.opening import open_store
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.witness import witness_path
from tests.builders.basics import FixedClock, seeded_ids
from tests.builders.papers import make_credit_note, make_invoice, make_payment, make_refund
from tests.builders.shop import (
    make_category,
    make_client,
    make_company,
    make_product,
    make_register,
    make_service,
    make_staff,
    make_vehicle,
)

KEY = bytes(range(32))
"""The key of every test's database, so that one made before can be copied."""

OWNER = make_staff("Omar Haddad", Role.OWNER)


class Premises:
    """Where one register's files lie. Stores that a test leaves open are closed by `close`."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "cardesk.db"
        self.keychain = MemoryKeychain({DATABASE_KEY: KEY, REGISTER_KEY: KEY[::-1]})
        self.clock = FixedClock()
        self.new_id = seeded_ids(3, self.clock)
        self._opened: list[Store] = []

    @property
    def witness(self) -> Path:
        """The file beside the database."""
        return witness_path(self.path)

    def open(self) -> Store:
        """Open the store as the application does, with little patience for others."""
        store = open_store(
            self.path, keychain=self.keychain, clock=self.clock, new_id=self.new_id, busy_timeout_s=0.05
        )
        self._opened.append(store)
        return store

    def close(self) -> None:
        """Close every store that was opened."""
        while self._opened:
            self._opened.pop().close()

    @contextmanager
    def bare(self, key: bytes = KEY) -> Iterator[dbapi2.Connection]:
        """The file as somebody sees it who has the key and no manners."""
        connection = connect(self.path, key, busy_timeout_s=0.05)
        try:
            yield connection
        finally:
            connection.close()


def unfounded(folder: Path) -> Premises:
    """Premises on which nothing was founded yet, with the tables of today in their database.

    Where they come from, all migrations, takes half a second; that is looked at by tests of its own.
    """
    lay_out(folder, _blank_files())
    return Premises(folder)


def files_in(folder: Path) -> dict[str, bytes]:
    """What lies in a folder without folders in it."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder, which is made when it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


@cache
def _blank_files() -> dict[str, bytes]:
    with TemporaryDirectory(prefix="cardesk-unfounded-") as name:
        premises = Premises(Path(name))
        premises.open()
        premises.close()
        return files_in(Path(name))


def found(store: Store) -> None:
    """Found the company with its owner, one client, one car and a short catalogue."""
    with store.write() as work:
        work.company.found(make_company(), make_register())
        work.staff.add(OWNER)
        client = make_client()
        work.clients.add(client)
        work.vehicles.add(make_vehicle(client=client))
        work.catalogue.add_category(make_category())
        work.catalogue.add_category(make_category("Shop", 2))
        work.catalogue.add_product(make_product())
        work.catalogue.add_service(make_service())


def issue(work: UnitOfWork, identity: UUID, template: Invoice | None = None) -> Invoice:
    """Seal an invoice under the next number."""
    invoice = replace(
        template or make_invoice(),
        id=identity,
        number=work.documents.next_number(DocumentKind.INVOICE),
        ticket_id=None,
    )
    work.documents.add_invoice(invoice)
    return invoice


def pay(work: UnitOfWork, identity: UUID, invoice: Invoice, paid: Money | None = None) -> Payment:
    """Seal a payment towards an invoice, of all of it by default."""
    number = work.documents.next_number(DocumentKind.PAYMENT)
    payment = replace(make_payment(invoice, paid=paid), id=identity, number=number, paid_at=invoice.issued_at)
    work.documents.add_payment(payment)
    return payment


def take_back(
    work: UnitOfWork,
    identity: UUID,
    refund_id: UUID,
    invoice: Invoice,
    picks: Sequence[Pick] | None = None,
    *,
    at: datetime | None = None,
    kind: TenderKind = TenderKind.CASH,
) -> CreditNote:
    """Seal a credit note, over all that is left by default, and the refund of what was paid too much."""
    file = work.documents.invoice_file(invoice.id)
    template = make_credit_note(file.invoice, picks, earlier=file.credit_notes)
    note = replace(
        template,
        id=identity,
        number=work.documents.next_number(DocumentKind.CREDIT_NOTE),
        issued_at=at or invoice.issued_at,
        refunded=to_give_back(file.settlement, template.gross),
    )
    work.documents.add_credit_note(note)
    if note.refunded:
        number = work.documents.next_number(DocumentKind.REFUND)
        work.documents.add_refund(replace(make_refund(note, kind=kind), id=refund_id, number=number))
    return note


def move(
    work: UnitOfWork, identity: UUID, quantity: Quantity, kind: MovementKind, unit_cost: Money | None = None
) -> Seal:
    """Seal a movement of the one product, valued as operations value it."""
    product_id, moved = make_product().id, signed(kind, quantity)
    holding = work.stock.holdings((product_id,))[product_id]
    movement = StockMovement(
        identity,
        work.documents.next_number(DocumentKind.STOCK_MOVEMENT),
        product_id,
        kind,
        moved,
        make_invoice().issued_at,
        staff_name=OWNER.name,
        unit_cost=unit_cost,
        value=value_of(holding, moved, unit_cost=unit_cost),
    )
    return work.documents.add_movement(movement)
