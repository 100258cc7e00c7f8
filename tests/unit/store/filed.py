"""Documents written into a store, one or many."""

from __future__ import annotations

from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.store.store import Store
from tests.builders import identity
from tests.builders.premises import issue, move, pay

INVOICES = Series("R01", "A", DocumentKind.INVOICE)


def issue_next(store: Store, name: str) -> Invoice:
    with store.write() as work:
        return issue(work, identity(name))


def fill(store: Store, count: int) -> None:
    """So many invoices, half of them paid, with a movement each."""
    for place in range(count):
        with store.write() as work:
            invoice = issue(work, identity(f"invoice {place}"))
            if place % 2:
                pay(work, identity(f"payment {place}"), invoice)
            move(work, identity(f"movement {place}"), Quantity.of(1), MovementKind.SALE)
