"""A statement: opening and movements come to the closing, the ages too, and periods go on from each other."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.statement import Entry, EntryKind, statement
from tests.builders import AED, NOW, identity

FIRST = date(2026, 1, 1)


def _invoice(name: str, day: int, minor: int) -> Entry:
    at = NOW + timedelta(days=day)
    return Entry(
        EntryKind.INVOICE, identity(name), name, FIRST + timedelta(days=day), at, Money(minor, AED), "R 60917"
    )


def _payment(invoice: Entry, after: int, minor: int) -> Entry:
    at, day = invoice.at + timedelta(days=after), invoice.day + timedelta(days=after)
    return Entry(EntryKind.PAYMENT, invoice.invoice_id, "P", day, at, Money(minor, AED), invoice.number)


@st.composite
def _accounts(draw: st.DrawFn) -> list[Entry]:
    """Invoices, each paid in parts that never come to more than it."""
    entries: list[Entry] = []
    for place in range(draw(st.integers(0, 8))):
        invoice = _invoice(f"I{place}", draw(st.integers(0, 300)), draw(st.integers(1, 10**6)))
        entries.append(invoice)
        rest = invoice.amount.minor
        for _ in range(draw(st.integers(0, 3))):
            part = draw(st.integers(0, rest))
            rest -= part
            if part:
                entries.append(_payment(invoice, draw(st.integers(0, 120)), part))
    return draw(st.permutations(entries))


@given(entries=_accounts(), start=st.integers(0, 300), length=st.integers(0, 200), more=st.integers(1, 200))
def test_every_sum_comes_to_the_same(entries: list[Entry], start: int, length: int, more: int) -> None:
    from_day = FIRST + timedelta(days=start)
    to_day = from_day + timedelta(days=length)
    made = statement(entries, from_day, to_day, AED)

    assert made.opening + made.invoiced - made.paid == made.closing
    assert total(made.ages, AED) == made.closing
    assert all(age.minor >= 0 for age in made.ages)
    balance = made.opening
    for line in made.lines:
        balance += line.entry.change
        assert line.balance == balance
        assert from_day <= line.entry.day <= to_day
    assert [line.entry.day for line in made.lines] == sorted(line.entry.day for line in made.lines)
    following = statement(entries, to_day + timedelta(days=1), to_day + timedelta(days=more), AED)
    assert following.opening == made.closing


def test_what_is_open_is_told_by_its_age() -> None:
    days = (0, 59, 60, 90, 120)
    entries = [_invoice(f"I{day}", day, 100) for day in days]
    entries.append(_payment(entries[0], 10, 40))
    made = statement(entries, FIRST, FIRST + timedelta(days=120), AED)
    assert [age.minor for age in made.ages] == [200, 100, 100, 60]


def test_an_invoice_stands_before_the_payment_that_came_with_it() -> None:
    invoice = _invoice("I", 3, 100)
    made = statement([_payment(invoice, 0, 100), invoice], FIRST, FIRST + timedelta(days=9), AED)
    assert [line.entry.kind for line in made.lines] == [EntryKind.INVOICE, EntryKind.PAYMENT]
    assert (made.closing, made.invoiced, made.paid) == (
        Money(0, AED),
        Money(100, AED),
        Money(100, AED),
    )


def test_a_payment_whose_invoice_is_not_known_is_as_young_as_can_be() -> None:
    made = statement([_payment(_invoice("I", 0, 100), 0, 30)], FIRST, FIRST, AED)
    assert [age.minor for age in made.ages] == [-30, 0, 0, 0]
