"""Sales that the data once lost are read from the journal, which is long."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.operations.lost_sales import LostSales, lost_sales
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.runnable import Parameters, Row, Runnable
from tests.builders.open_shop import OWNER, OpenShop

OPENED = 50


def _note(shop: OpenShop, event: JournalEvent, figures: dict[str, int], reason: str = "") -> JournalEntry:
    desk = shop.desk
    with desk.store.write() as work:
        register_id = work.company.register().id
        entry = JournalEntry(desk.new_id(), desk.clock.now(), event, register_id, OWNER.id, figures, reason)
        work.journal.add(entry)
    return entry


def test_none_were_ever_lost(shop: OpenShop) -> None:
    assert lost_sales(shop.desk).value is None
    _note(shop, JournalEvent.INCARNATION_STARTED, {}, "B")
    assert lost_sales(shop.desk).value is None


def test_those_lost_last_are_named(shop: OpenShop) -> None:
    _note(shop, JournalEvent.INCARNATION_STARTED, {"invoices_missing": 1}, "B")
    assert lost_sales(shop.desk).value == LostSales(shop.desk.clock.now(), 1)
    said = "C R01-B-000007 R01-B-000009"
    at = _note(shop, JournalEvent.INCARNATION_STARTED, {"invoices_missing": 3}, said).at
    assert lost_sales(shop.desk).value == LostSales(at, 3, "R01-B-000007", "R01-B-000009")


def test_who_opened_the_till_in_years_is_not_read_for_it(
    shop: OpenShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sale would wait for seconds: the register is locked and unlocked many times a day."""
    for _ in range(OPENED):
        _note(shop, JournalEvent.DESK_UNLOCKED, {})
    _note(shop, JournalEvent.INCARNATION_STARTED, {"invoices_missing": 1}, "B R01-A-000007 R01-A-000007")
    read: list[Row] = []
    rows = Database.rows

    def counted(self: Database, statement: Runnable, parameters: Parameters) -> list[Row]:
        found = rows(self, statement, parameters)
        read.extend(found)
        return found

    monkeypatch.setattr(Database, "rows", counted)
    lost = lost_sales(shop.desk).value
    assert lost is not None
    assert lost.last == "R01-A-000007"
    assert len(read) < OPENED
