"""Time: aware instants, a tolerance for time servers, local business days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cardesk_desktop.domain.clock import (
    CLOCK_TOLERANCE,
    SystemClock,
    business_day,
    day_of,
    end_of_past_day,
    has_gone_back,
    instant_in,
)
from tests.builders import DUBAI, NOW


def test_the_computers_clock_tells_utc() -> None:
    before = datetime.now(UTC)
    told = SystemClock().now()
    assert told.tzinfo is UTC
    assert before <= told <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("behind", "is_back"),
    [
        (timedelta(0), False),
        (timedelta(hours=-1), False),
        (CLOCK_TOLERANCE, False),
        (CLOCK_TOLERANCE + timedelta(microseconds=1), True),
        (timedelta(days=365), True),
    ],
)
def test_a_clock_set_back_is_noticed_beyond_the_tolerance(behind: timedelta, is_back: bool) -> None:
    assert has_gone_back(NOW - behind, NOW) is is_back


def test_a_first_document_cannot_be_behind() -> None:
    assert not has_gone_back(NOW, None)


@pytest.mark.parametrize(
    ("instant", "zone", "day"),
    [
        (datetime(2026, 11, 22, 19, 59, tzinfo=UTC), DUBAI, date(2026, 11, 22)),
        (datetime(2026, 11, 22, 20, 0, tzinfo=UTC), DUBAI, date(2026, 11, 23)),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), ZoneInfo("Europe/Paris"), date(2026, 3, 29)),
        (datetime(2026, 1, 1, 3, 0, tzinfo=UTC), ZoneInfo("America/New_York"), date(2025, 12, 31)),
    ],
)
def test_the_business_day_is_the_companys_own(instant: datetime, zone: ZoneInfo, day: date) -> None:
    assert business_day(instant, zone) == day


@pytest.mark.parametrize("text", ["", "soon", "2026-11-23T10:03:00"])
def test_what_cannot_be_read_as_an_instant_is_none(text: str) -> None:
    assert instant_in(text) is None


def test_an_instant_is_read_as_it_was_written() -> None:
    assert instant_in(NOW.isoformat()) == NOW


def test_a_day_of_the_company_begins_and_ends_at_its_midnight() -> None:
    start, end = day_of(datetime(2026, 11, 23, 21, tzinfo=UTC), DUBAI)
    assert start == datetime(2026, 11, 23, 20, tzinfo=UTC)
    assert end - start == timedelta(days=1)


def test_only_a_day_that_is_over_has_an_end() -> None:
    today = business_day(NOW, DUBAI)
    assert end_of_past_day(today, NOW, DUBAI) is None
    assert end_of_past_day(today - timedelta(days=1), NOW, DUBAI) == day_of(NOW, DUBAI)[0]
