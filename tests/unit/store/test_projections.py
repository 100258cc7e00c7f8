"""The tables beside the sealed content say what it says, and totals kept at hand are the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from cardesk_desktop.domain.credit_content import read_credit_note, read_refund
from cardesk_desktop.domain.crediting import Pick, everything_left
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.invoice_content import read_invoice
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.movement_content import read_movement, read_payment
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


def _ids() -> Iterator[UUID]:
    place = 0
    while True:
        place += 1
        yield UUID(int=0x01A2_07BD_A9C0_7000_8000_0000_0000_0000 + place)


@contextmanager
def _undone(premises: Premises) -> Iterator[Store]:
    """The founded company, put back afterwards as it was before."""
    before = premises.path.read_bytes()
    premises.witness.unlink(missing_ok=True)
    try:
        yield premises.open()
    finally:
        premises.close()
        premises.path.write_bytes(before)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_totals_are_sums_and_projections_are_content(
    premises: Premises, steps: list[tuple[str, int]]
) -> None:
    day, new_id = _Day(), _ids()
    with _undone(premises) as store:
        for what, size in steps:
            _live(store, day, what, size, new_id)
        _check_sums(store, day)
        premises.close()
        with premises.bare() as connection:
            for _, kind, content in connection.execute("SELECT sequence, kind, content FROM document"):
                _PROJECTED[kind](connection, content)
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


def _one(connection: dbapi2.Connection, table: str, key: str, identity: UUID) -> dict[str, object]:
    cursor = connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", (identity.bytes,))
    (row,) = cursor.fetchall()
    return dict(zip([column[0] for column in cursor.description or ()], row, strict=True))


def _micros(instant: object) -> int:
    assert isinstance(instant, type(NOW))
    return round(instant.timestamp() * 1_000_000)


def _invoice_is_projected(connection: dbapi2.Connection, content: bytes) -> None:
    invoice = read_invoice(content)
    buyer, vehicle = invoice.buyer, invoice.vehicle
    row = _one(connection, "invoice", "id", invoice.id)
    assert row == {
        "id": invoice.id.bytes,
        "number": invoice.number,
        "form": invoice.form,
        "issued_at": _micros(invoice.issued_at),
        "business_day": invoice.issued_on.isoformat(),
        "currency": invoice.currency.code,
        "net_minor": invoice.net.minor,
        "tax_minor": invoice.tax.minor,
        "gross_minor": invoice.gross.minor,
        "buyer_id": buyer.client_id.bytes if buyer else None,
        "buyer_name": buyer.name if buyer else "",
        "vehicle_id": vehicle.vehicle_id.bytes if vehicle else None,
        "plate": vehicle.plate if vehicle else "",
        "vehicle_name": vehicle.name if vehicle else "",
        "ticket_id": None,
        "visit_id": None,
        "staff_name": invoice.staff_name,
    }
    lines = connection.execute(
        "SELECT kind, item_id, name, quantity_milli, unit_price_minor, discount_minor, tax_category, "
        "tax_rate_bp, tax_reason, net_minor, tax_minor, staff_name FROM invoice_line "
        "WHERE invoice_id = ? ORDER BY position",
        (invoice.id.bytes,),
    ).fetchall()
    assert lines == [
        (
            line.kind,
            line.item_id.bytes,
            line.names.main,
            line.quantity.milli,
            line.unit_price.minor,
            line.discount.minor,
            line.tax.category,
            line.tax.rate_bp,
            line.tax.reason,
            line.net.minor,
            line.tax_amount.minor,
            line.staff_name,
        )
        for line in invoice.lines
    ]
    paid, credited, given_back = (
        connection.execute(
            f"SELECT coalesce(sum({amount}), 0) FROM {table} WHERE invoice_id = ?", (invoice.id.bytes,)
        ).fetchall()[0][0]
        for table, amount in (
            ("payment", "amount_minor"),
            ("credit_note", "gross_minor"),
            ("refund", "amount_minor"),
        )
    )
    assert _one(connection, "invoice_balance", "invoice_id", invoice.id) == {
        "invoice_id": invoice.id.bytes,
        "client_id": row["buyer_id"],
        "issued_at": row["issued_at"],
        "business_day": row["business_day"],
        "gross_minor": invoice.gross.minor - credited,
        "paid_minor": paid - given_back,
        "credited_minor": credited,
    }


def _payment_is_projected(connection: dbapi2.Connection, content: bytes) -> None:
    payment = read_payment(content)
    assert _one(connection, "payment", "id", payment.id) == {
        "id": payment.id.bytes,
        "number": payment.number,
        "invoice_id": payment.invoice_id.bytes,
        "paid_at": _micros(payment.paid_at),
        "tender": payment.tender.kind,
        "currency": payment.tender.amount.currency.code,
        "amount_minor": payment.tender.amount.minor,
        "received_minor": payment.tender.received.minor,
        "reference": payment.tender.reference,
        "staff_name": payment.staff_name,
    }


def _credit_note_is_projected(connection: dbapi2.Connection, content: bytes) -> None:
    note = read_credit_note(content)
    vehicle = note.vehicle
    assert _one(connection, "credit_note", "id", note.id) == {
        "id": note.id.bytes,
        "number": note.number,
        "invoice_id": note.invoice_id.bytes,
        "issued_at": _micros(note.issued_at),
        "business_day": note.issued_on.isoformat(),
        "currency": note.currency.code,
        "net_minor": note.net.minor,
        "tax_minor": note.tax.minor,
        "gross_minor": note.gross.minor,
        "refunded_minor": note.refunded.minor,
        "buyer_name": note.buyer.name if note.buyer else "",
        "vehicle_id": vehicle.vehicle_id.bytes if vehicle else None,
        "plate": vehicle.plate if vehicle else "",
        "vehicle_name": vehicle.name if vehicle else "",
        "reason": note.reason,
        "staff_name": note.staff_name,
    }
    lines = connection.execute(
        "SELECT position, kind, item_id, quantity_milli, discount_minor, tax_rate_bp, net_minor, tax_minor, "
        "staff_name, fate FROM credit_note_line WHERE credit_note_id = ? ORDER BY position",
        (note.id.bytes,),
    ).fetchall()
    assert lines == [
        (
            credited.position,
            credited.line.kind,
            credited.line.item_id.bytes,
            credited.line.quantity.milli,
            credited.line.discount.minor,
            credited.line.tax.rate_bp,
            credited.line.net.minor,
            credited.line.tax_amount.minor,
            credited.line.staff_name or note.sold_by,
            credited.fate,
        )
        for credited in note.lines
    ]


def _refund_is_projected(connection: dbapi2.Connection, content: bytes) -> None:
    refund = read_refund(content)
    assert _one(connection, "refund", "id", refund.id) == {
        "id": refund.id.bytes,
        "number": refund.number,
        "credit_note_id": refund.credit_note_id.bytes,
        "invoice_id": refund.invoice_id.bytes,
        "refunded_at": _micros(refund.refunded_at),
        "tender": refund.tender.kind,
        "currency": refund.tender.amount.currency.code,
        "amount_minor": refund.tender.amount.minor,
        "reference": refund.tender.reference,
        "staff_name": refund.staff_name,
    }


def _movement_is_projected(connection: dbapi2.Connection, content: bytes) -> None:
    movement = read_movement(content)
    assert _one(connection, "stock_movement", "id", movement.id) == {
        "id": movement.id.bytes,
        "number": movement.number,
        "product_id": movement.product_id.bytes,
        "kind": movement.kind,
        "quantity_milli": movement.quantity.milli,
        "moved_at": _micros(movement.moved_at),
        "invoice_id": None,
        "reason": movement.reason,
        "staff_name": movement.staff_name,
        "batch_id": None,
        "reverses_id": None,
        "unit_cost_minor": movement.unit_cost.minor if movement.unit_cost else None,
        "value_minor": movement.value.minor if movement.value else 0,
    }


_PROJECTED = {
    "": _invoice_is_projected,
    "P": _payment_is_projected,
    "M": _movement_is_projected,
    "C": _credit_note_is_projected,
    "R": _refund_is_projected,
}
