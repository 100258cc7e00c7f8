"""The paper of a statement of account: what stands on it, in one language and in two."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cardesk_desktop.documents import render_statement
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.statement import Entry, EntryKind, StatementFile, statement
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.issuing_invoice import buyer_of, seller_of
from tests.builders import AED, NOW, identity, make_client, make_company
from tests.unit.documents.reading import copied, edges_of, page_count
from tests.unit.documents.speaking import ENGLISH

FIRST = date(2026, 9, 1)


def _file(count: int) -> StatementFile:
    entries = []
    for place in range(count):
        day, at = FIRST + timedelta(days=place), NOW + timedelta(days=place)
        number = f"R01-A-{place:06}"
        entries.append(
            Entry(EntryKind.INVOICE, identity(number), number, day, at, Money(26_250, AED), "R 60917")
        )
        if place % 2:
            entries.append(
                Entry(EntryKind.PAYMENT, identity(number), f"P{place}", day, at, Money(26_250, AED), number)
            )
    client = make_client("Gulf Couriers LLC", tax_number="100765432100003", address="Jebel Ali")
    account = statement(entries, FIRST, FIRST + timedelta(days=90), AED)
    return StatementFile(
        seller_of(make_company()), buyer_of(client), account, date(2026, 12, 1), NOW, "en", "ar", "Thank you"
    )


def test_opening_lines_closing_and_ages_stand_on_the_paper() -> None:
    said = copied(render_statement(_file(3), phrasebook=ENGLISH))
    for words in (
        "Statement of account",
        "Gulf Couriers LLC",
        "Invoice R01-A-000000",
        "Payment P1",
        "for R01-A-000001",
        "Opening balance",
        "787.50",
        "AED 525.00",
        "31–60 days",
        "Over 90 days",
        "Thank you",
    ):
        assert words in said.replace("\xa0", " "), words


def test_nothing_happened_is_a_statement_too() -> None:
    pdf = render_statement(_file(0), phrasebook=ENGLISH)
    assert page_count(pdf) == 1
    assert "Balance due" in copied(pdf)


def test_what_was_paid_too_much_is_not_asked_for() -> None:
    file = _file(2)
    paid = file.statement.lines[-1].entry
    again = [replace(paid, number=name) for name in ("P7", "P8")]
    entries = [*(line.entry for line in file.statement.lines), *again]
    account = statement(entries, FIRST, file.statement.to_day, AED)
    assert account.closing == Money(-26_250, AED)

    said = copied(render_statement(replace(file, statement=account), phrasebook=ENGLISH)).replace("\xa0", " ")

    assert "Overpaid" in said
    assert "AED 262.50" in said
    assert "Balance due" not in said
    assert "AED -262.50" not in said


@pytest.mark.parametrize("second", [None, ENGLISH])
def test_many_lines_go_on_and_arabic_stands_right(second: object) -> None:
    pdf = render_statement(_file(60), phrasebook=load_phrasebook("ar"), second=ENGLISH if second else None)
    assert page_count(pdf) > 1
    assert ("Statement of account" in unicodedata.normalize("NFKC", copied(pdf))) is bool(second)


def test_the_same_statement_gives_the_same_bytes() -> None:
    assert render_statement(_file(3), phrasebook=ENGLISH) == render_statement(_file(3), phrasebook=ENGLISH)


def test_lines_without_numbers_begin_where_everything_else_does() -> None:
    pdf = render_statement(_file(3), phrasebook=ENGLISH)
    (heading,), (ages,) = edges_of(pdf, "Document"), edges_of(pdf, "Open, by days")
    assert heading[0] == pytest.approx(ages[0], abs=1)
