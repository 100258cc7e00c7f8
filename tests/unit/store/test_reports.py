"""Every report is the sum over the sealed documents, to the minor unit, for any history."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.invoice import InvoiceLine
from cardesk_desktop.domain.money import Currency, total
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.migrations import runner
from cardesk_desktop.store.report_figures import (
    OfItem,
    OfKind,
    OfPerson,
    OfSales,
    OfTaken,
    OfTax,
    OfTender,
    SalesPart,
)
from cardesk_desktop.store.report_views import SoldItem, sold_in_all
from cardesk_desktop.store.repositories.reports import INVOICES, NAME, QUANTITY, SOLD
from cardesk_desktop.store.tables.day_sums import DAY_TABLES
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Order
from tests.builders import AED, DUBAI, JPY, KWD, NOW
from tests.builders.premises import KEY, Premises
from tests.unit.store.report_history import History, Plan, live, plans, read_books, undone

ALL = Period(date(2026, 1, 1), date(2027, 12, 31))


@given(st.lists(plans, max_size=7), st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_reports_are_sums_over_documents(
    premises: Premises, history: list[Plan], data: st.DataObject
) -> None:
    with undone(premises) as store:
        live(store, history, data)
        with store.read() as work:
            books = read_books(work)
            days = sorted({invoice.issued_on for invoice in books.invoices}) or [NOW.date()]
            periods = (ALL, Period(days[0], days[0]), Period(days[-1], days[-1]))
            for of in (AED, KWD, JPY):
                for period in periods:
                    _check_sales(work, books, of, period)
                    _check_items(work, books, of, period)
                    _check_people(work, books, of, period)
                    _check_taxes(work, books, of, period)
                    _check_taken(work, books, of, period)
        premises.close()
        if not books.notes:
            _check_rebuilt(premises, _day_sums(premises))


def _check_sales(work: UnitOfWork, books: History, of: Currency, period: Period) -> None:
    invoices, notes = books.of(of, period), books.noted(of, period)
    sold = work.reports.sold(period, of)
    assert (sold.invoices, sold.credit_notes) == (len(invoices), len(notes))
    assert sold.net == total((invoice.net for invoice in invoices), of) - total((n.net for n in notes), of)
    assert sold.tax == total((invoice.tax for invoice in invoices), of) - total((n.tax for n in notes), of)
    assert sold.gross == sold.net + sold.tax
    off = total((credited.line.discount for note in notes for credited in note.lines), of)
    assert sold.discount == total((invoice.discount for invoice in invoices), of) - off
    steps = work.reports.sales(period, of)
    assert sold_in_all((step.sold for step in steps), of) == sold
    by_day: Counter[date] = Counter()
    for on, minor in (
        *((invoice.issued_on, invoice.gross.minor) for invoice in invoices),
        *((note.issued_on, -note.gross.minor) for note in notes),
    ):
        by_day[max(on.replace(day=1) if period.is_by_month else on, period.first)] += minor
    assert {step.day: step.sold.gross.minor for step in steps} == dict(by_day)
    page = work.behind.invoices(OfSales(period), of, 0, 100)
    if all(invoice.currency == of for invoice in books.invoices):
        assert total((row.amount for row in page.rows), of) == sold.gross
        parts = ((SalesPart.NET, sold.net), (SalesPart.TAX, sold.tax), (SalesPart.DISCOUNT, sold.discount))
        for part, sum_of in parts:
            rows = work.behind.invoices(OfSales(period, part), of, 0, 100).rows
            assert total((row.amount for row in rows), of) == sum_of
    assert page.total == sold.invoices + sold.credit_notes
    discounts = work.behind.invoices(OfSales(period, SalesPart.DISCOUNT), of, 0, 100)
    assert discounts.total == len(discounts.rows)
    assert all(row.amount.minor for row in discounts.rows)


def _check_items(work: UnitOfWork, books: History, of: Currency, period: Period) -> None:
    invoices = books.of(of, period)
    for kind in ItemKind:
        expected: dict[UUID, list[int]] = defaultdict(lambda: [0, 0, 0])
        for invoice in invoices:
            for line in invoice.lines:
                if line.kind is kind:
                    expected[line.item_id][0] += line.gross.minor
                    expected[line.item_id][1] += line.quantity.milli
            for item_id in {line.item_id for line in invoice.lines if line.kind is kind}:
                expected[item_id][2] += 1
        for line in _taken_back(books, of, period):
            if line.kind is kind:
                expected[line.item_id][0] -= line.gross.minor
                expected[line.item_id][1] -= line.quantity.milli
        rows: tuple[SoldItem, ...] = ()
        for by in (SOLD, QUANTITY, INVOICES, NAME):
            ranked = work.reports.items(kind, period, of, Order(by, is_descending=by != NAME), 0, 100)
            rows = ranked.rows
            got = {row.item_id: [row.sold.gross.minor, row.quantity.milli, row.sold.invoices] for row in rows}
            assert got == expected
            assert ranked.total == len(expected)
            assert ranked.sum.minor == sum(gross for gross, _, _ in expected.values())
        _check_kind(work, books, of, period, kind)
        for row in rows:
            page = work.behind.invoices(OfItem(period, kind, row.item_id), of, 0, 100)
            parts = [part for part in page.rows if part.amount.currency == of]
            assert page.total == row.sold.invoices + row.sold.credit_notes
            if all(invoice.currency == of for invoice in books.invoices):
                assert total((part.amount for part in parts), of) == row.sold.gross


def _check_kind(work: UnitOfWork, books: History, of: Currency, period: Period, kind: ItemKind) -> None:
    """A document stands once behind all services together, however many of them it has."""
    page = work.behind.invoices(OfKind(period, kind), of, 0, 100)
    assert page.total == len(page.rows) == len({row.id for row in page.rows})
    if all(invoice.currency == of for invoice in books.invoices):
        ranked = work.reports.items(kind, period, of, Order(SOLD, is_descending=True), 0, 100)
        assert total((row.amount for row in page.rows), of) == ranked.sum


def _taken_back(books: History, of: Currency, period: Period) -> Iterator[InvoiceLine]:
    for note in books.noted(of, period):
        for credited in note.lines:
            yield credited.line


def _check_people(work: UnitOfWork, books: History, of: Currency, period: Period) -> None:
    expected: Counter[str] = Counter()
    for invoice in books.of(of, period):
        for line in invoice.lines:
            expected[line.staff_name or invoice.staff_name] += line.gross.minor
    for note in books.noted(of, period):
        for credited in note.lines:
            expected[credited.line.staff_name or note.sold_by] -= credited.line.gross.minor
    people = work.reports.staff(period, of)
    assert {row.name: row.gross.minor for row in people} == dict(expected)
    assert total((row.gross for row in people), of) == work.reports.sold(period, of).gross
    for row in people:
        page = work.behind.invoices(OfPerson(period, row.name), of, 0, 100)
        assert page.total >= row.invoices
        if all(invoice.currency == of for invoice in books.invoices):
            assert total((part.amount for part in page.rows), of) == row.gross


def _check_taxes(work: UnitOfWork, books: History, of: Currency, period: Period) -> None:
    net, tax = Counter[object](), Counter[object]()
    for invoice in books.of(of, period):
        for line in invoice.summary:
            net[line.tax] += line.net.minor
            tax[line.tax] += line.amount.minor
    for note in books.noted(of, period):
        for line in note.summary:
            net[line.tax] -= line.net.minor
            tax[line.tax] -= line.amount.minor
    rates = work.reports.taxes(period, of)
    assert {row.tax: (row.net.minor, row.amount.minor) for row in rates} == {
        rate: (net[rate], tax[rate]) for rate in net
    }
    sold = work.reports.sold(period, of)
    assert total((row.net for row in rates), of) == sold.net
    assert total((row.gross for row in rates), of) == sold.gross
    for row in rates:
        page = work.behind.invoices(OfTax(period, row.tax), of, 0, 100)
        assert page.total >= row.invoices
        if all(invoice.currency == of for invoice in books.invoices):
            assert total((part.amount for part in page.rows), of) == row.amount


def _check_taken(work: UnitOfWork, books: History, of: Currency, period: Period) -> None:
    expected: Counter[TenderKind] = Counter()
    for payment in books.paid_in(of, period):
        expected[payment.tender.kind] += payment.tender.amount.minor
    for refund in books.refunded_in(of, period):
        expected[refund.tender.kind] -= refund.tender.amount.minor
    steps = work.reports.taken(period, of)
    got: Counter[TenderKind] = Counter()
    for step in steps:
        got[step.taken.tender] += step.taken.amount.minor
    assert {kind: got[kind] for kind in TenderKind} == {kind: expected[kind] for kind in TenderKind}
    start = datetime.combine(period.first, datetime.min.time(), DUBAI)
    end = datetime.combine(period.last + timedelta(days=1), datetime.min.time(), DUBAI)
    for kind in TenderKind:
        page = work.behind.payments(OfTender(period, kind), start, end, of, 0, 100)
        assert sum(row.amount.minor for row in page.rows) == expected[kind]
        assert page.total == len(page.rows)
    every = work.behind.payments(OfTaken(period), start, end, of, 0, 100)
    assert sum(row.amount.minor for row in every.rows) == expected.total()
    assert every.total == len(every.rows)


def _day_sums(premises: Premises) -> list[list[tuple[object, ...]]]:
    with premises.bare() as connection:
        return [
            sorted(connection.execute(f"SELECT * FROM {table.name}").fetchall(), key=repr)
            for table in DAY_TABLES
        ]


def _check_rebuilt(premises: Premises, summed: list[list[tuple[object, ...]]]) -> None:
    """A database of before, brought to this release, has the same sums."""
    premises.close()
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, "0014")
    older.close()
    premises.open()
    assert _day_sums(premises) == summed
