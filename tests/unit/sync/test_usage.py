"""Counters of use are sent for as long as the service takes them."""

from __future__ import annotations

from datetime import date, timedelta

from cardesk_desktop.sync.usage import is_still_taken
from cardesk_wire.usage import first_open_day


def test_a_day_is_sent_until_the_service_has_closed_it() -> None:
    today = date(2026, 11, 26)
    oldest = first_open_day(today)
    assert is_still_taken(oldest.isoformat(), today.isoformat())
    assert not is_still_taken((oldest - timedelta(days=1)).isoformat(), today.isoformat())
