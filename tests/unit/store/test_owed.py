"""What is owed at the end of a day is what was not paid by then, for any history."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.store.report_figures import (
    OfOwed,
)
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Order
from tests.builders import AED, DUBAI
from tests.builders.premises import Premises
from tests.unit.store.report_history import History, Plan, day_in_dubai, live, plans, read_books, undone


@given(st.lists(plans, max_size=6), st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_owed_is_what_was_not_paid_by_then(
    premises: Premises, history: list[Plan], data: st.DataObject
) -> None:
    with undone(premises) as store:
        live(store, [replace(plan, of=AED) for plan in history], data)
        with store.read() as work:
            books = read_books(work)
            days = {invoice.issued_on for invoice in books.invoices} | {
                day_in_dubai(p.paid_at) for p in books.payments
            }
            days |= {note.issued_on for note in books.notes}
            for day in sorted(days):
                _check_debtors(work, books, day, is_today=day == max(days))


def _check_debtors(work: UnitOfWork, books: History, day: date, *, is_today: bool) -> None:
    owed: Counter[UUID] = Counter()
    by_invoice: Counter[UUID] = Counter()
    for invoice in books.invoices:
        paid = sum(
            payment.tender.amount.minor
            for payment in books.payments
            if payment.invoice_id == invoice.id and day_in_dubai(payment.paid_at) <= day
        )
        lowered = sum(
            note.gross.minor - note.refunded.minor
            for note in books.notes
            if note.invoice_id == invoice.id and note.issued_on <= day
        )
        left = invoice.gross.minor - paid - lowered
        if invoice.issued_on <= day and left > 0 and invoice.buyer:
            owed[invoice.buyer.client_id] += left
            by_invoice[invoice.id] = left
    end = None if is_today else datetime.combine(day + timedelta(days=1), datetime.min.time(), DUBAI)
    for by in ("owed", "oldest", "client", "count"):
        ranked = work.receivables.debtors(day, end, AED, Order(by, is_descending=True), 0, 10)
        assert {row.client_id: row.owed.minor for row in ranked.rows} == dict(owed)
        assert ranked.sum.minor == sum(owed.values())
        assert total(ranked.by_age, AED) == ranked.sum
        assert all(total(row.by_age, AED) == row.owed for row in ranked.rows)
        _check_ages(work, day, end, ranked.by_age)
    for client_id in owed:
        rows, count = work.receivables.invoices_of(client_id, day, end, AED, 0, 100)
        assert count == len(rows)
        assert {row.id: row.amount.minor for row in rows}.items() <= by_invoice.items()
        assert sum(row.amount.minor for row in rows) == owed[client_id]


def _check_ages(work: UnitOfWork, day: date, end: datetime | None, by_age: tuple[Money, ...]) -> None:
    """The documents behind every age, and behind all that is owed."""
    figures = (*(OfOwed(day, age) for age in range(len(by_age))), OfOwed(day))
    for figure, owed in zip(figures, (*by_age, total(by_age, AED)), strict=True):
        rows, count = work.receivables.invoices_aged(figure, end, AED, 0, 100)
        assert count == len(rows)
        assert total((row.amount for row in rows), AED) == owed
