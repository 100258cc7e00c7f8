"""Counters of use: nothing is counted before somebody agreed, and nothing is left when they take it back."""

from __future__ import annotations

import re
from datetime import timedelta

from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.operations.usage_counting import (
    UsageView,
    choose_usage,
    next_usage_report,
    usage_report_sent,
    usage_view,
)
from cardesk_desktop.store.tables.usage import COUNTING
from cardesk_desktop.sync.usage import UsageReport
from cardesk_wire.usage import COUNTERS
from tests.builders import identity
from tests.builders.open_shop import CLOTH, OWNER, OpenShop


def _agree(shop: OpenShop, *, is_on: bool = True) -> None:
    choose_usage(shop.desk, staff_id=OWNER.id, is_on=is_on)


def _report(shop: OpenShop) -> UsageReport | None:
    return next_usage_report(shop.desk).value


def test_nothing_is_counted_before_somebody_agreed(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    assert usage_view(shop.desk).value == UsageView()
    shop.clock.tick(86_400)
    assert _report(shop) is None


def test_a_day_is_sent_once_it_is_over(shop: OpenShop) -> None:
    _agree(shop)
    day = shop.clock.now().date().isoformat()
    shop.sell(CLOTH)
    shop.sell(CLOTH)
    assert usage_view(shop.desk).value == UsageView(True, {"sales": 2})
    assert _report(shop) is None
    shop.clock.tick(86_400)
    assert _report(shop) == UsageReport(day, {"sales": 2})
    assert set(UsageReport(day, {"sales": 2}).counters) <= COUNTERS.keys()
    usage_report_sent(shop.desk, day=day)
    assert _report(shop) is None


def test_taking_it_back_leaves_nothing(shop: OpenShop) -> None:
    _agree(shop)
    shop.sell(CLOTH)
    _agree(shop, is_on=False)
    shop.sell(CLOTH)
    shop.clock.tick(86_400)
    assert usage_view(shop.desk).value == UsageView()
    _agree(shop)
    assert _report(shop) is None


def test_a_day_that_is_taken_no_more_is_forgotten(shop: OpenShop) -> None:
    _agree(shop)
    shop.sell(CLOTH)
    shop.clock.at += timedelta(days=5)
    day = shop.clock.now().date().isoformat()
    shop.sell(CLOTH)
    shop.clock.at += timedelta(days=4)
    assert _report(shop) == UsageReport(day, {"sales": 1})


def test_what_others_did_is_theirs_to_count(shop: OpenShop) -> None:
    _agree(shop)
    done = JournalEntry(
        identity("entry"), shop.clock.now(), JournalEvent.SALE_COMPLETED, identity("ticket"), None
    )
    with shop.desk.store.write() as work:
        # As while rows of the service are put in place.
        work.sync._state.put(is_applying=True)
        work.journal.add(done)
        work.sync._state.put(is_applying=False)
    assert usage_view(shop.desk).value == UsageView(True, {})


def test_all_that_people_agree_to_is_counted_and_nothing_else() -> None:
    counted = re.findall(r"(?:THEN|ELSE) '(\w+)'", COUNTING)
    assert set(counted) == COUNTERS.keys()
