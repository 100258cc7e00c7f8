"""Saturday: the reports of the week, against sums made here from nothing but the sealed documents."""

from __future__ import annotations

from collections import Counter
from functools import partial

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.invoice import Invoice, InvoiceLine
from cardesk_desktop.domain.period import Period, one_day
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.reporting import (
    debtors,
    item_report,
    overview,
    sales_report,
    staff_report,
    taken_report,
    tax_report,
)
from cardesk_desktop.operations.stock_valuation import stock_valuation
from cardesk_desktop.store.views import Order
from tests.flows.week.books import Books, checked_books, moment
from tests.flows.week.door import unlock
from tests.flows.week.lists import export_everything_listed
from tests.flows.week.shop import FRIDAY, MONDAY, SATURDAY, THURSDAY, TUESDAY, WEDNESDAY, Shop
from tests.walkthrough.stage import Stage

THIS_WEEK, WEEK_BEFORE = Period(MONDAY, SATURDAY), one_day(MONDAY.replace(day=1))


def saturday(shop: Shop) -> None:
    """The owner looks at the week, and takes the lists home."""
    shop.go_to(SATURDAY)
    with shop.opened() as stage:
        unlock(stage, shop, "Omar")
        books = stage.ask(checked_books)
        _by_day(stage, shop, books)
        _by_item(stage, shop, books)
        _by_person(stage, shop, books)
        _by_tender(stage, shop, books)
        _by_rate(stage, shop, books)
        _receivables(stage, shop, books)
        _stock(stage, shop, books)
        export_everything_listed(stage, shop, books)
        assert stage.ask(checked_books) == books


def _lines(books: Books) -> list[tuple[Invoice, InvoiceLine]]:
    return [(invoice, line) for invoice in books.invoices for line in invoice.lines]


def _by_day(stage: Stage, shop: Shop, books: Books) -> None:
    report = stage.ask(sales_report, staff_id=shop.people["Omar"], period=THIS_WEEK, before=WEEK_BEFORE)
    gross: Counter[object] = Counter()
    net: Counter[object] = Counter()
    for invoice in books.invoices:
        gross[moment(invoice).date()] += invoice.gross.minor
        net[moment(invoice).date()] += invoice.net.minor
    assert {step.day: step.sold.gross.minor for step in report.steps} == gross
    assert {step.day: step.sold.net.minor for step in report.steps} == net
    assert set(gross) == {TUESDAY, WEDNESDAY, THURSDAY}
    assert (report.sold.gross.minor, report.sold.invoices) == (books.gross_minor, len(books.invoices))
    assert not report.sold_before.invoices
    discounts = sum(line.discount.minor for _, line in _lines(books))
    assert report.sold.discount.minor == discounts > 0


def _by_item(stage: Stage, shop: Shop, books: Books) -> None:
    """Services and products, each; together they are what was invoiced."""
    in_all = 0
    for kind in ItemKind:
        ask = partial(item_report, kind=kind, period=THIS_WEEK, order=Order("sold", is_descending=True))
        report = stage.ask(ask, staff_id=shop.people["Omar"], offset=0, limit=100)
        gross: Counter[object] = Counter()
        milli: Counter[object] = Counter()
        for _, line in _lines(books):
            if line.kind is kind:
                gross[line.item_id] += line.gross.minor
                milli[line.item_id] += line.quantity.milli
        assert {row.item_id: row.sold.gross.minor for row in report.rows} == gross
        assert {row.item_id: row.quantity for row in report.rows} == {
            item: Quantity(count) for item, count in milli.items()
        }
        assert report.sum.minor == gross.total() > 0
        in_all += gross.total()
    assert in_all == books.gross_minor


def _by_person(stage: Stage, shop: Shop, books: Books) -> None:
    report = stage.ask(staff_report, staff_id=shop.people["Omar"], period=THIS_WEEK, before=WEEK_BEFORE)
    gross: Counter[str] = Counter()
    for invoice, line in _lines(books):
        gross[line.staff_name or invoice.staff_name] += line.gross.minor
    assert {person.name: person.gross.minor for person in report.people} == gross
    assert gross.total() == report.sold.gross.minor == books.gross_minor
    assert {"Amina", "Mariam", "Omar"} <= set(gross)


def _by_tender(stage: Stage, shop: Shop, books: Books) -> None:
    """On the day on which it was paid: on Friday nothing was sold, and much was taken."""
    report = stage.ask(taken_report, staff_id=shop.people["Omar"], period=THIS_WEEK, before=WEEK_BEFORE)
    zone = books.invoices[0].time_zone
    amounts: Counter[object] = Counter()
    counts: Counter[object] = Counter()
    for payment in books.payments:
        key = payment.paid_at.astimezone(zone).date(), payment.tender.kind
        amounts[key] += payment.tender.amount.minor
        counts[key] += 1
    assert {(step.day, step.taken.tender): step.taken.amount.minor for step in report.steps} == amounts
    assert {(step.day, step.taken.tender): step.taken.payments for step in report.steps} == counts
    assert report.taken.minor == amounts.total() == books.paid_minor.total()
    assert FRIDAY in {step.day for step in report.steps}


def _by_rate(stage: Stage, shop: Shop, books: Books) -> None:
    report = stage.ask(tax_report, staff_id=shop.people["Omar"], period=THIS_WEEK, before=WEEK_BEFORE)
    net: Counter[object] = Counter()
    tax: Counter[object] = Counter()
    for invoice in books.invoices:
        for part in invoice.summary:
            net[part.tax] += part.net.minor
            tax[part.tax] += part.amount.minor
    assert {rate.tax: rate.net.minor for rate in report.rates} == net
    assert {rate.tax: rate.amount.minor for rate in report.rates} == tax
    assert net.total() + tax.total() == report.sold.gross.minor == books.gross_minor


def _receivables(stage: Stage, shop: Shop, books: Books) -> None:
    """What is owed now, and what was owed on Thursday, before anybody came to pay."""
    ask = partial(debtors, staff_id=shop.people["Omar"], order=Order("owed"), offset=0, limit=100)
    now = stage.ask(ask, day=SATURDAY)
    assert now.sum.minor == sum(books.open_minor.values()) > 0
    assert sum(row.owed.minor for row in now.rows) == now.sum.minor
    assert now.total == len(now.rows)
    paid_later = sum(
        payment.tender.amount.minor
        for payment in books.payments
        if payment.paid_at.astimezone(books.invoices[0].time_zone).date() == FRIDAY
    )
    assert stage.ask(ask, day=THURSDAY).sum.minor == now.sum.minor + paid_later
    assert stage.ask(overview, staff_id=shop.people["Omar"]).owed == now.sum


def _stock(stage: Stage, shop: Shop, books: Books) -> None:
    """The shelves are worth what all movements together were; on Monday that was the delivery."""
    zone = books.invoices[0].time_zone
    for day in (MONDAY, THURSDAY, SATURDAY):
        worth = sum(
            movement.value.minor
            for movement in books.movements
            if movement.value and movement.moved_at.astimezone(zone).date() <= day
        )
        valuation = stage.ask(stock_valuation, staff_id=shop.people["Omar"], day=day)
        assert valuation.total.minor == worth > 0
