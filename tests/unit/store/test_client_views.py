"""What the store hands out of a client's history."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cardesk_desktop.store.client_views import ClientInvoice
from cardesk_desktop.store.views import VisitInvoice
from tests.builders import identity


def test_what_is_open_is_what_was_neither_paid_nor_taken_back() -> None:
    at = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
    invoice = ClientInvoice(
        *(identity("invoice"), "R01-A-000001", at, date(2026, 11, 26), None, "R 60917"),
        gross_minor=10_500,
        paid_minor=4_000,
        credited_minor=1_500,
    )
    assert invoice.open_minor == 5_000
    assert invoice._replace(paid_minor=20_000).open_minor == 0, "two registers took it"


def test_of_a_visit_that_two_registers_took_the_money_for_nothing_is_open() -> None:
    assert VisitInvoice(identity("invoice"), 9_000, 4_000).open_minor == 5_000
    assert VisitInvoice(identity("invoice"), 9_000, 18_000).open_minor == 0
