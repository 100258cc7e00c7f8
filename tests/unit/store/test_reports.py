"""Every report is the sum over the sealed documents, to the minor unit, for any history."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.credit_content import read_credit_note, read_refund
from cardesk_desktop.domain.credit_note import CreditNote, Refund
from cardesk_desktop.domain.crediting import everything_left
from cardesk_desktop.domain.invoice import Invoice, InvoiceLine, Payment
from cardesk_desktop.domain.invoice_content import read_invoice
from cardesk_desktop.domain.money import Currency, Money, total
from cardesk_desktop.domain.movement_content import read_payment
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import Rounding, TaxMode
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.migrations import runner
from cardesk_desktop.store.report_figures import (
    OfItem,
    OfKind,
    OfOwed,
    OfPerson,
    OfSales,
    OfTaken,
    OfTax,
    OfTender,
    SalesPart,
)
from cardesk_desktop.store.report_views import SoldItem, sold_in_all
from cardesk_desktop.store.repositories.reports import INVOICES, NAME, QUANTITY, SOLD
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.tables.day_sums import DAY_TABLES
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Order
from tests.builders import AED, DUBAI, JPY, KWD, NOW, make_buyer, make_client, make_invoice, make_line
from tests.builders.premises import KEY, Premises, issue, take_back
from tests.builders.strategies import discounts, taxes

CLIENTS = [make_buyer(make_client(name)) for name in ("Fatima Al Mansoori", "Gulf Rent LLC")]
WORKERS = ("", "Ravi Kumar", "Amina Yusuf")
LATE = NOW.replace(hour=19, minute=30)
"""23:30 in Dubai: half an hour more is another business day."""
ALL = Period(date(2026, 1, 1), date(2027, 12, 31))


@dataclass
class Plan:
    """One step of a history: an invoice, a part payment, a part of a line that is taken back."""

    of: Currency
    rounding: Rounding
    is_included: bool
    places: list[int]
    worker: int
    client: int
    later_minutes: int
    percent: int
    tender: TenderKind
    has_discount: bool
    back: int


plans = st.builds(
    Plan,
    of=st.sampled_from([AED, KWD, JPY]),
    rounding=st.sampled_from(Rounding),
    is_included=st.booleans(),
    places=st.lists(st.integers(1, 6), min_size=1, max_size=4),
    worker=st.integers(0, 2),
    client=st.integers(0, 1),
    later_minutes=st.sampled_from([0, 20, 40, 24 * 60, 31 * 24 * 60, 70 * 24 * 60]),
    percent=st.sampled_from([0, 0, 1, 33, 50, 100]),
    tender=st.sampled_from(TenderKind),
    has_discount=st.booleans(),
    back=st.sampled_from([0, 0, 30, 100]),
)


@dataclass
class History:
    """What is in the books, read back from the sealed bytes."""

    invoices: list[Invoice] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    notes: list[CreditNote] = field(default_factory=list)
    refunds: list[Refund] = field(default_factory=list)

    def of(self, currency: Currency, period: Period) -> list[Invoice]:
        return [
            invoice
            for invoice in self.invoices
            if invoice.currency == currency and period.first <= invoice.issued_on <= period.last
        ]

    def noted(self, currency: Currency, period: Period) -> list[CreditNote]:
        return [
            note
            for note in self.notes
            if note.currency == currency and period.first <= note.issued_on <= period.last
        ]

    def refunded_in(self, currency: Currency, period: Period) -> list[Refund]:
        return [
            refund
            for refund in self.refunds
            if refund.tender.amount.currency == currency
            and period.first <= _day(refund.refunded_at) <= period.last
        ]

    def paid_in(self, currency: Currency, period: Period) -> list[Payment]:
        return [
            payment
            for payment in self.payments
            if payment.tender.amount.currency == currency
            and period.first <= _day(payment.paid_at) <= period.last
        ]


def _day(instant: datetime) -> date:
    return instant.astimezone(DUBAI).date()


def _ids() -> Iterator[UUID]:
    place = 0
    while True:
        place += 1
        yield UUID(int=0x01A2_07BD_A9C0_7000_8000_0000_0000_0000 + place)


def _live(store: Store, history: list[Plan], data: st.DataObject) -> None:
    """Every plan is one unit of work; the clock only goes on."""
    at, new_id = LATE, _ids()
    open_ones: dict[UUID, tuple[Invoice, int]] = {}
    taken_from: list[Invoice] = []
    for plan in history:
        at += timedelta(minutes=plan.later_minutes)
        lines = [make_line(place, of=plan.of, tax=data.draw(taxes)) for place in plan.places]
        mode = TaxMode(plan.is_included, plan.rounding)
        whole = sum(line.subtotal.minor for line in lines)
        discount = data.draw(discounts(Money(whole, plan.of))) if plan.has_discount else None
        template = make_invoice(
            lines, of=plan.of, mode=mode, buyer=CLIENTS[plan.client], issued_at=at, discount=discount
        )
        worked = tuple(replace(line, staff_name=WORKERS[plan.worker]) for line in template.lines)
        with store.write() as work:
            invoice = issue(work, next(new_id), replace(template, lines=worked, time_zone=DUBAI))
            open_ones[invoice.id] = (invoice, invoice.gross.minor)
            if plan.back:
                _take_back(work, new_id, data.draw(st.sampled_from([invoice, *taken_from])), plan, at)
            taken_from.append(invoice)
            open_ones = {
                other.id: (other, work.documents.invoice_file(other.id).settlement.balance.minor)
                for other, _ in open_ones.values()
            }
            # It is the oldest of all that is paid, at once or much later.
            for other, left in list(open_ones.values())[:1]:
                part = -(-left * plan.percent // 100)
                if part > 0:
                    _pay(work, next(new_id), other, part, plan.tender, at)
                    open_ones[other.id] = (other, left - part)
                if left - part <= 0:
                    del open_ones[other.id]


def _take_back(work: UnitOfWork, new_id: Iterator[UUID], invoice: Invoice, plan: Plan, at: datetime) -> None:
    """A part of the first line that is left, and the whole of the next one."""
    left = everything_left(invoice, work.documents.invoice_file(invoice.id).credit_notes)
    if left:
        part = replace(left[0], quantity=Quantity(-(-left[0].quantity.milli * plan.back // 100)))
        picks = (part, *left[1:2])
        take_back(work, next(new_id), next(new_id), invoice, picks, at=at, kind=plan.tender)


def _pay(
    work: UnitOfWork, identity: UUID, invoice: Invoice, minor: int, kind: TenderKind, at: datetime
) -> None:
    amount = Money(minor, invoice.currency)
    number = work.documents.next_number(DocumentKind.PAYMENT)
    work.documents.add_payment(Payment(identity, number, invoice.id, at, Tender(kind, amount, amount)))


def _books(work: UnitOfWork) -> History:
    """From the documents themselves, not from what was meant to be written."""
    invoices = work.documents.chain(Series("R01", "A", DocumentKind.INVOICE))
    payments = work.documents.chain(Series("R01", "A", DocumentKind.PAYMENT))
    notes = work.documents.chain(Series("R01", "A", DocumentKind.CREDIT_NOTE))
    refunds = work.documents.chain(Series("R01", "A", DocumentKind.REFUND))
    return History(
        [read_invoice(d.content) for d in invoices],
        [read_payment(d.content) for d in payments],
        [read_credit_note(d.content) for d in notes],
        [read_refund(d.content) for d in refunds],
    )


@contextmanager
def _undone(premises: Premises) -> Iterator[Store]:
    before = premises.path.read_bytes()
    premises.witness.unlink(missing_ok=True)
    try:
        yield premises.open()
    finally:
        premises.close()
        premises.path.write_bytes(before)


@given(st.lists(plans, max_size=7), st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_reports_are_sums_over_documents(
    premises: Premises, history: list[Plan], data: st.DataObject
) -> None:
    with _undone(premises) as store:
        _live(store, history, data)
        with store.read() as work:
            books = _books(work)
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


@given(st.lists(plans, max_size=6), st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_owed_is_what_was_not_paid_by_then(
    premises: Premises, history: list[Plan], data: st.DataObject
) -> None:
    with _undone(premises) as store:
        _live(store, [replace(plan, of=AED) for plan in history], data)
        with store.read() as work:
            books = _books(work)
            days = {invoice.issued_on for invoice in books.invoices} | {
                _day(p.paid_at) for p in books.payments
            }
            days |= {note.issued_on for note in books.notes}
            for day in sorted(days):
                _check_debtors(work, books, day, is_today=day == max(days))


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


def _check_debtors(work: UnitOfWork, books: History, day: date, *, is_today: bool) -> None:
    owed: Counter[UUID] = Counter()
    by_invoice: Counter[UUID] = Counter()
    for invoice in books.invoices:
        paid = sum(
            payment.tender.amount.minor
            for payment in books.payments
            if payment.invoice_id == invoice.id and _day(payment.paid_at) <= day
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
