"""Days as long as any is written in a language: what a column of days has to have room for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from cardesk_desktop.i18n import Phrasebook

_MONTHS = range(1, 13)
_UTC = ZoneInfo("UTC")


def widest_day(_: Phrasebook) -> str:
    """`28 Sept 2028`."""
    return max((_.date(date(2028, month, 28)) for month in _MONTHS), key=len)


def widest_moment(_: Phrasebook) -> str:
    """The same with a time: `28 Sept 2028, 23:58`."""
    moments = (datetime(2028, month, 28, 23, 58, tzinfo=UTC) for month in _MONTHS)
    return max((_.date_time(moment, _UTC) for moment in moments), key=len)
