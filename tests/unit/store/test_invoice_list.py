"""The list of invoices: filters, pages and sums agree with each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from cardesk_desktop.domain.invoice import InvoiceForm
from cardesk_desktop.domain.money import Money
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.views import InvoiceFilter, InvoiceRow, InvoiceState, InvoiceSums
from tests.builders import (
    AED,
    NOW,
    amount,
    identity,
    make_buyer,
    make_client,
    make_invoice,
    make_invoiced_vehicle,
    make_vehicle,
)
from tests.builders.premises import issue, pay

DAYS = 4


@pytest.fixture
def full(store: Store) -> Store:
    """Four days with three invoices each: to Gulf Rent unpaid, to Fatima in part, at the counter paid."""
    patrol, camry = make_vehicle(), make_vehicle("A 1")
    with store.write() as work:
        for day in range(DAYS):
            at = NOW + timedelta(days=day)
            gulf = make_invoice(
                buyer=make_buyer(), vehicle=make_invoiced_vehicle(patrol), issued_at=at, second_language="ar"
            )
            fatima = make_invoice(
                2, buyer=make_buyer(make_client()), vehicle=make_invoiced_vehicle(camry), issued_at=at
            )
            issue(work, identity(f"gulf {day}"), gulf)
            part = issue(work, identity(f"fatima {day}"), replace(fatima, issued_at=at + timedelta(hours=1)))
            pay(work, identity(f"part {day}"), part, amount(1_000))
            counter = make_invoice(1, issued_at=at + timedelta(hours=2))
            pay(work, identity(f"paid {day}"), issue(work, identity(f"counter {day}"), counter))
    return store


def _rows(store: Store, which: InvoiceFilter, offset: int = 0, limit: int = 100) -> tuple[InvoiceRow, ...]:
    with store.read() as work:
        return work.invoices.page(which, offset, limit).rows


def test_a_row_says_what_the_list_shows(full: Store) -> None:
    newest = _rows(full, InvoiceFilter(), limit=3)
    assert [row.buyer_name for row in newest] == ["", "Fatima Al Mansoori", "Gulf Rent LLC"]
    counter, fatima, gulf = newest
    assert counter.balance == Money(0, AED)
    assert (counter.plate, counter.vehicle_name, counter.form) == (None, "", InvoiceForm.SIMPLIFIED)
    assert fatima.paid == amount(1_000)
    assert fatima.balance + fatima.paid == fatima.gross
    assert (gulf.plate, gulf.vehicle_name) == (make_vehicle().plate, "Nissan Patrol")
    assert gulf.form is InvoiceForm.FULL
    assert gulf.number == "R01-A-000010"
    assert gulf.issued_at == NOW + timedelta(days=3)
    assert gulf.business_day == (NOW + timedelta(days=3)).date()


STATES = (InvoiceState.ALL, InvoiceState.OPEN, InvoiceState.PAID)


def _filters() -> Iterator[InvoiceFilter]:
    today = NOW.date()
    days = [None, today + timedelta(days=1), today + timedelta(days=2)]
    for text, state, start, end in product(("", "fatima", "60917", "r01"), STATES, days, days):
        yield InvoiceFilter(text, state, start, end)


def _fits(row: InvoiceRow, which: InvoiceFilter) -> bool:
    plate = row.plate.text if row.plate else ""
    said = f"{row.buyer_name} {plate} {row.number}".casefold()
    return (
        which.text in said
        and (which.state is InvoiceState.ALL or bool(row.balance) == (which.state is InvoiceState.OPEN))
        and (which.from_day is None or row.business_day >= which.from_day)
        and (which.to_day is None or row.business_day <= which.to_day)
    )


def test_every_filter_shows_what_fits_and_sums_it(full: Store) -> None:
    every = _rows(full, InvoiceFilter())
    assert len(every) == 3 * DAYS
    assert list(every) == sorted(every, key=lambda row: row.issued_at, reverse=True)
    for which in _filters():
        fitting = tuple(row for row in every if _fits(row, which))
        with full.read() as work:
            assert work.invoices.page(which, 0, 100).rows == fitting
            assert work.invoices.page(which, 0, 1).total == len(fitting)
            assert work.invoices.sums(which) == InvoiceSums(
                count=len(fitting),
                gross_minor=sum(row.gross.minor for row in fitting),
                open_minor=sum(row.balance.minor for row in fitting),
            )


@pytest.mark.parametrize("which", [InvoiceFilter(), InvoiceFilter(text="r01")], ids=["all", "by text"])
def test_pages_follow_one_another(full: Store, which: InvoiceFilter) -> None:
    every = _rows(full, which)
    for size in (1, 5, 12, 13):
        pages = [_rows(full, which, offset, size) for offset in range(0, 3 * DAYS, size)]
        assert tuple(row for page in pages for row in page) == every


def test_a_text_of_signs_only_narrows_nothing(full: Store) -> None:
    assert len(_rows(full, InvoiceFilter(text=" - "))) == 3 * DAYS
