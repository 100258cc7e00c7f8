"""The books of the shop, read from the sealed documents alone, and what must be true every evening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.invoice_content import read_invoice
from cardesk_desktop.domain.movement_content import read_movement, read_payment
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.sealing import SealedContent
from cardesk_desktop.domain.stock import StockMovement
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.backups.proof import require_seals
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Books:
    """Every sealed document, in the order of its series."""

    invoices: tuple[Invoice, ...]
    payments: tuple[Payment, ...]
    movements: tuple[StockMovement, ...]

    @property
    def numbers(self) -> list[str]:
        """The numbers of everything that has one."""
        numbered: tuple[Invoice | Payment | StockMovement, ...] = (
            *self.invoices,
            *self.payments,
            *self.movements,
        )
        return [each.number for each in numbered]

    @property
    def gross_minor(self) -> int:
        """What was invoiced."""
        return sum(invoice.gross.minor for invoice in self.invoices)

    @property
    def paid_minor(self) -> Counter[UUID]:
        """What was paid towards each invoice."""
        paid: Counter[UUID] = Counter()
        for payment in self.payments:
            paid[payment.invoice_id] += payment.tender.amount.minor
        return paid

    @property
    def open_minor(self) -> dict[UUID, int]:
        """What is left to pay of each invoice."""
        paid = self.paid_minor
        return {invoice.id: invoice.gross.minor - paid[invoice.id] for invoice in self.invoices}


def checked_books(desk: Desk) -> Outcome[Books]:
    """The books, after proving that every seal holds and that everything kept at hand is the sum of them."""
    with desk.store.read() as work:
        books = read_books(work)
        assert require_seals(work) == len(books.numbers) == len(set(books.numbers))
        holders = {each.buyer.client_id for each in books.invoices if each.buyer}
        kept = {client_id: work.clients.kept(client_id) for client_id in holders}
    tables = _Tables(desk)
    tables.check_file()
    tables.check_balances(books)
    tables.check_stock(books)
    tables.check_clients(books, kept)
    tables.check_days(books)
    return Outcome(books)


def read_books(work: UnitOfWork) -> Books:
    """Every document, from its sealed content."""
    by_kind: dict[DocumentKind, list[bytes]] = {kind: [] for kind in DocumentKind}
    for document in _documents(work):
        by_kind[document.seal.series.kind].append(document.content)
    return Books(
        tuple(map(read_invoice, by_kind[DocumentKind.INVOICE])),
        tuple(map(read_payment, by_kind[DocumentKind.PAYMENT])),
        tuple(map(read_movement, by_kind[DocumentKind.STOCK_MOVEMENT])),
    )


def _documents(work: UnitOfWork) -> Iterator[SealedContent]:
    for series in work.documents.all_series():
        yield from work.documents.chain(series)


class _Tables:
    """What the tables say, asked in plain SQL: nothing of the program stands between."""

    def __init__(self, desk: Desk) -> None:
        self._connection = desk.store._database.connection

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        """What a statement finds."""
        return list(self._connection.execute(statement).fetchall())

    def check_file(self) -> None:
        """Every page is whole and every reference leads somewhere."""
        assert self.rows("PRAGMA quick_check(1)") == [("ok",)]
        assert self.rows("PRAGMA foreign_key_check") == []

    def check_balances(self, books: Books) -> None:
        """An invoice's balance is what it comes to less its payments; the lists know each invoice once."""
        paid = books.paid_minor
        assert {row[0]: row[1:] for row in self.rows(_BALANCES)} == {
            each.id.bytes: (each.gross.minor, paid[each.id], each.issued_on.isoformat())
            for each in books.invoices
        }
        assert self.rows("SELECT count(*) FROM invoice") == [(len(books.invoices),)]
        assert self.rows("SELECT count(*) FROM payment") == [(len(books.payments),)]
        assert self.rows("SELECT count(*) FROM stock_movement") == [(len(books.movements),)]

    def check_stock(self, books: Books) -> None:
        """Level and value of a product are the sums of its movements."""
        levels: Counter[bytes] = Counter()
        values: Counter[bytes] = Counter()
        for movement in books.movements:
            levels[movement.product_id.bytes] += movement.quantity.milli
            values[movement.product_id.bytes] += movement.value.minor if movement.value else 0
        for product, milli, value in self.rows("SELECT product_id, milli, value_minor FROM stock_level"):
            assert isinstance(product, bytes)
            assert (milli, value) == (levels.pop(product, 0), values.pop(product, 0))
        assert not levels

    def check_clients(self, books: Books, kept: dict[UUID, UUID]) -> None:
        """What a client spent and owes is the sum of the invoices, those of a merged one included."""
        spent: Counter[bytes] = Counter()
        owed: Counter[bytes] = Counter()
        left = books.open_minor
        for invoice in books.invoices:
            if invoice.buyer is not None:
                client = kept[invoice.buyer.client_id].bytes
                spent[client] += invoice.gross.minor
                owed[client] += left[invoice.id]
        visits = Counter(client for (client,) in self.rows(_VISITS))
        for client_id, *figures in self.rows(_STANDINGS):
            assert isinstance(client_id, bytes)
            assert figures == [spent.pop(client_id, 0), owed.pop(client_id, 0), visits[client_id]]
        assert not spent

    def check_days(self, books: Books) -> None:
        """What reports are made of is, day by day, the sum of the documents of that day."""
        sold: dict[object, Counter[str]] = defaultdict(Counter)
        taken: Counter[object] = Counter()
        zones = {invoice.id: invoice.time_zone for invoice in books.invoices}
        for invoice in books.invoices:
            figures = {"count": 1, "net": invoice.net.minor, "tax": invoice.tax.minor}
            sold[moment(invoice).date().isoformat()].update(figures)
        for payment in books.payments:
            day = payment.paid_at.astimezone(zones[payment.invoice_id]).date()
            taken[day.isoformat(), payment.tender.kind.value] += payment.tender.amount.minor
        assert {row[0]: row[1:] for row in self.rows(_DAYS)} == {
            day: (figures["count"], figures["net"], figures["tax"]) for day, figures in sold.items()
        }
        assert {row[:2]: row[2] for row in self.rows(_TENDERS)} == taken


_DAYS = "SELECT business_day, invoices, net_minor, tax_minor FROM day_sales"
_TENDERS = "SELECT business_day, tender, amount_minor FROM day_tender"
_VISITS = "SELECT client_id FROM visit WHERE state <> 'cancelled'"
_STANDINGS = "SELECT client_id, spent_minor, balance_minor, visit_count FROM client_standing"
_BALANCES = "SELECT invoice_id, gross_minor, paid_minor, business_day FROM invoice_balance"


def moment(invoice: Invoice) -> datetime:
    """When an invoice was issued, as the clock on the wall of the shop had it."""
    return invoice.issued_at.astimezone(invoice.time_zone)
