"""The tables beside the sealed content say what it says, and totals kept at hand are the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from cardesk_desktop.domain.crediting import Pick, everything_left
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.movement_content import read_movement
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.domain.valuation import Holding, value_of
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import InvoiceFilter, InvoiceState
from tests.builders import (
    AED,
    NOW,
    make_buyer,
    make_client,
    make_invoice,
    make_invoiced_vehicle,
    make_product,
)
from tests.builders.premises import Premises, issue, move, pay, take_back
from tests.unit.store.projected import PROJECTED
from tests.unit.store.report_history import ids, undone

steps = st.lists(
    st.one_of(
        st.tuples(st.just("invoice"), st.integers(0, 6)),
        st.tuples(st.just("pay"), st.integers(1, 100)),
        st.tuples(st.just("take back"), st.integers(1, 100)),
        st.tuples(st.sampled_from(MovementKind), st.integers(-5_000, 5_000).filter(bool)),
    ),
    max_size=14,
)


class _Day:
    """What was done so far, reckoned without the database."""

    def __init__(self) -> None:
        self.invoices: list[Invoice] = []
        self.paid: Counter[UUID] = Counter()
        self.credited: Counter[UUID] = Counter()
        self.moved = 0
        self.holding = Holding(Quantity(0), Money(0, AED))

    def open_of(self, invoice: Invoice) -> int:
        return invoice.gross.minor - self.credited[invoice.id] - self.paid[invoice.id]


def _live(store: Store, day: _Day, what: str, size: int, new_id: Iterator[UUID]) -> None:
    with store.write() as work:
        if what == "invoice":
            at = NOW + timedelta(hours=9 * len(day.invoices))
            template = make_invoice(
                size,
                buyer=make_buyer(make_client()) if size % 2 else None,
                vehicle=make_invoiced_vehicle() if size % 3 else None,
                issued_at=at,
            )
            day.invoices.append(issue(work, next(new_id), template))
        elif what == "pay":
            unpaid = [invoice for invoice in day.invoices if day.open_of(invoice) > 0]
            if unpaid:
                invoice = unpaid[size % len(unpaid)]
                part = Money(-(-day.open_of(invoice) * size // 100), invoice.currency)
                pay(work, next(new_id), invoice, part)
                day.paid[invoice.id] += part.minor
        elif what == "take back":
            left = [invoice for invoice in day.invoices if _left(work, invoice)]
            if left:
                invoice = left[size % len(left)]
                parts = _left(work, invoice)
                some = replace(parts[0], quantity=Quantity(-(-parts[0].quantity.milli * size // 100)))
                note = take_back(work, next(new_id), next(new_id), invoice, (some, *parts[1 : size % 3]))
                day.credited[invoice.id] += note.gross.minor
                day.paid[invoice.id] -= note.refunded.minor
        else:
            kind = MovementKind(what)
            quantity = Quantity(size if kind is MovementKind.COUNT else abs(size))
            cost = Money(abs(size), AED) if size % 3 and quantity.milli > 0 else None
            move(work, next(new_id), quantity, kind, cost)
            moved = read_movement(list(work.documents.chain(_series("M")))[-1].content)
            day.moved += moved.quantity.milli
            worth = value_of(day.holding, moved.quantity, unit_cost=cost)
            day.holding = day.holding.after(moved.quantity, worth, cost)


def _left(work: UnitOfWork, invoice: Invoice) -> tuple[Pick, ...]:
    return everything_left(invoice, work.documents.invoice_file(invoice.id).credit_notes)


def _series(kind: str) -> Series:
    return Series("R01", "A", DocumentKind(kind))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_totals_are_sums_and_projections_are_content(
    premises: Premises, steps: list[tuple[str, int]]
) -> None:
    day, new_id = _Day(), ids()
    with undone(premises) as store:
        for what, size in steps:
            _live(store, day, what, size, new_id)
        _check_sums(store, day)
        premises.close()
        with premises.bare() as connection:
            for _, kind, content in connection.execute("SELECT sequence, kind, content FROM document"):
                PROJECTED[kind](connection, content)
            _check_counts(connection)


def _check_sums(store: Store, day: _Day) -> None:
    every = InvoiceFilter()
    with store.read() as work:
        product_id = make_product().id
        assert work.stock.level(product_id).milli == day.moved
        assert work.stock.holdings((product_id,)) == {product_id: day.holding}
        held = work.stock_values.held(product_id, NOW + timedelta(days=99))
        assert held == (day.holding.level, day.holding.value)
        sums = work.invoices.sums(every)
        assert sums.count == len(day.invoices)
        assert sums.gross_minor == sum(invoice.gross.minor for invoice in day.invoices)
        assert sums.open_minor == sum(day.open_of(invoice) for invoice in day.invoices)
        taken = work.invoices.taken_between(NOW, NOW + timedelta(days=99))
        assert taken == day.paid.total()
        owed = [invoice for invoice in day.invoices if invoice.buyer]
        assert work.invoices.open_of_client(make_client().id) == sum(day.open_of(invoice) for invoice in owed)
        rows = work.invoices.page(every, 0, 99).rows
        assert sums.credited_minor == day.credited.total()
        assert {row.id: row.credited.minor for row in rows if row.credited} == +day.credited
        assert {row.id: row.balance.minor for row in rows} == {
            invoice.id: day.open_of(invoice) for invoice in day.invoices
        }
        paid = work.invoices.page(replace(every, state=InvoiceState.PAID), 0, 99)
        assert paid.total == sum(not day.open_of(invoice) for invoice in day.invoices)
        for invoice in day.invoices:
            assert work.documents.invoice_file(invoice.id).settlement.paid.minor == day.paid[invoice.id]


TABLES = (
    ("invoice", ""),
    ("payment", "P"),
    ("stock_movement", "M"),
    ("credit_note", "C"),
    ("refund", "R"),
)


def _check_counts(connection: dbapi2.Connection) -> None:
    """No projection without a document."""
    for table, kind in TABLES:
        ((projected, sealed),) = connection.execute(
            f"SELECT (SELECT count(*) FROM {table}), (SELECT count(*) FROM document WHERE kind = ?)", (kind,)
        )
        assert projected == sealed
