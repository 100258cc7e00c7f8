"""A day of every month as it is written in a language: what a column of days has to have room for.

Which is the widest only the font knows: in Arabic the month with the most letters is not the widest one.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from cardesk_desktop.i18n import Phrasebook

_MONTHS = range(1, 13)
_UTC = ZoneInfo("UTC")


def every_day(_: Phrasebook) -> tuple[str, ...]:
    """`28 Sept 2028`, and the same of all other months."""
    return tuple(_.date(date(2028, month, 28)) for month in _MONTHS)


def every_moment(_: Phrasebook) -> tuple[str, ...]:
    """The same with a time: `28 Sept 2028, 23:58`."""
    moments = (datetime(2028, month, 28, 23, 58, tzinfo=UTC) for month in _MONTHS)
    return tuple(_.date_time(moment, _UTC) for moment in moments)
