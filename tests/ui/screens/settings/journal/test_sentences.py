"""Every event has a sentence, in every language, with its figures as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Permission, Role
from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from cardesk_desktop.ui.screens.settings.journal.sentences import JournalSentences
from tests.builders import AED, NOW, identity

ENTRY = JournalEntry(identity("entry"), NOW, JournalEvent.SALE_COMPLETED, identity("it"), identity("who"))
_E = JournalEvent


def _said(
    event: JournalEvent, language: str = "en", reason: str = "", figures: Mapping[str, int] = {}
) -> str:
    entry = replace(ENTRY, event=event, figures=figures, reason=reason)
    return JournalSentences(load_phrasebook(language), AED).of(entry)


@pytest.mark.parametrize("event", JournalEvent)
def test_every_event_is_said_in_every_language(event: JournalEvent) -> None:
    said = [_said(event, language.code) for language in LANGUAGES]
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("event", "figures", "words"),
    [
        (_E.SALE_COMPLETED, {"gross_minor": 27_990, "tax_minor": 1_333}, "Sale: AED\u00a0279.90"),
        (
            _E.SALE_COMPLETED,
            {"gross_minor": 9_000, "discount_minor": 1_000},
            "Sale: AED\u00a090.00, discount AED\u00a010.00",
        ),
        (
            _E.INCARNATION_STARTED,
            {"invoices_missing": 2},
            "New number series: 2 invoices were missing in the data",
        ),
        (_E.PAYMENT_TAKEN, {"amount_minor": 5_000}, "Payment: AED\u00a050.00"),
        (_E.LINE_REMOVED, {"amount_minor": 2_000}, "Taken off a ticket: AED\u00a020.00"),
        (_E.LINE_PUT_BACK, {"amount_minor": 2_000}, "Put back on a ticket: AED\u00a020.00"),
        (
            _E.SIZE_CHANGED,
            {"before_minor": 7_000, "after_minor": 9_000},
            "Another size of car: AED\u00a090.00 instead of AED\u00a070.00",
        ),
        (
            _E.DISCOUNT_TAKEN_BACK,
            {"amount_minor": 500, "of_minor": 5_000},
            "Discount taken back: AED\u00a05.00",
        ),
        (_E.TICKET_VOIDED, {"amount_minor": 2_000}, "Ticket voided: AED\u00a020.00"),
        (
            _E.DISCOUNT_GIVEN,
            {"amount_minor": 1_000, "of_minor": 9_000},
            "Discount: AED\u00a010.00 off AED\u00a090.00",
        ),
        (
            _E.PRICE_CHANGED,
            {"price_before_minor": 2_000, "price_after_minor": 2_500},
            "Price: AED\u00a025.00 instead of AED\u00a020.00",
        ),
        (
            _E.PRICE_CHANGED,
            {"suv_before_minor": 1, "suv_after_minor": 2, "sedan_before_minor": 1, "sedan_after_minor": 2},
            "Prices: 2 sizes changed",
        ),
        (_E.STOCK_RECEIVED, {"quantity_milli": 12_500}, "Goods received: 12.5"),
        (_E.LIST_IMPORTED, {"rows": 1_900}, "Import begun: 1,900 rows"),
        (_E.STOCK_CORRECTED, {"unit_cost_minor": 650}, "Cost corrected: AED\u00a06.50 each"),
        (_E.STOCK_CORRECTED, {"quantity_milli": -2_000}, "Stock corrected: \u22122"),
        (_E.STOCK_COUNTED, {"differences": 1}, "Stock count: 1 difference"),
        (_E.TAX_RATE_CHANGED, {"before_bp": 500, "after_bp": 1_500}, "Tax rate: 15% instead of 5%"),
        (_E.TAX_RATE_CHANGED, {}, "Tax rate changed"),
        (_E.LIST_IMPORTED, {"added": 3, "changed": 2, "refused": 1}, "Import: 5 rows taken in"),
        (_E.PRICES_CHANGED, {"prices": 1_204}, "Prices changed together: 1,204"),
        (_E.PRICES_PUT_BACK, {"prices": 2}, "Prices put back: 2"),
        (_E.CLIENT_ERASED, {"invoices_kept": 1}, "Client erased, 1 invoice kept"),
        (_E.PIN_REFUSED, {"failures": 2}, "Wrong PIN, 2 tries"),
        (_E.LOCK_TIME_SET, {"minutes": 5}, "The register locks itself after 5 minutes"),
        (_E.LOCK_TIME_SET, {"minutes": 0}, "The register does not lock itself any more"),
        (_E.BACKUP_HOURS_SET, {"hours": 4}, "Backup every 4 hours"),
        (_E.BACKUP_AT_CLOSING_SET, {"on": 1}, "Backup when the till is closed"),
        (_E.BACKUP_AT_CLOSING_SET, {"on": 0}, "No backup when the till is closed"),
        (_E.DESK_LOCKED, {"automatic": 1}, "Register locked by itself"),
        (_E.DESK_LOCKED, {"automatic": 0}, "Register locked"),
    ],
)
def test_figures_are_read_as_people_write_them(
    event: JournalEvent, figures: dict[str, int], words: str
) -> None:
    assert _said(event, figures=figures) == words


def test_what_was_approved_exported_and_who_was_taken_on_is_named() -> None:
    approved = _said(_E.ACTION_APPROVED, reason=Permission.VOID_TICKET.value)
    assert approved == "Approval: Void tickets"
    assert _said(_E.LIST_EXPORTED, reason="clients", figures={"count": 2}) == "Export: Clients, 2 rows"
    assert _said(_E.LIST_EXPORTED, reason="report tax", figures={"count": 1}) == "Export: Report “Tax”, 1 row"
    assert _said(_E.STAFF_TAKEN_ON, reason=Role.MANAGER.value) == "New in the staff: Manager"
    assert _said(_E.STAFF_CHANGED, reason=Role.OWNER.value) == "Staff changed: Owner"


def test_sales_that_were_lost_are_named() -> None:
    lost = {"invoices_missing": 2}
    said = "New number series: 2 invoices were missing in the data · R01-A-000002 – R01-A-000003"
    assert _said(_E.INCARNATION_STARTED, reason="B R01-A-000002 R01-A-000003", figures=lost) == said
    one = _said(_E.INCARNATION_STARTED, reason="B R01-A-000002 R01-A-000002", figures={"invoices_missing": 1})
    assert one.endswith(" · R01-A-000002")


def test_a_reason_is_shown_where_a_person_gave_one() -> None:
    said = JournalSentences(load_phrasebook("en"), AED)
    assert said.reason(replace(ENTRY, event=_E.TICKET_VOIDED, reason="Client left")) == "Client left"
    assert said.reason(replace(ENTRY, event=_E.ACTION_APPROVED, reason="void_ticket")) == ""
