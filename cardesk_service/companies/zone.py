"""The time zone in which a company works, as its registers said."""

from __future__ import annotations

from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection

from cardesk_service.store import holdings

_UTC = "UTC"


def zone_of(connection: Connection, company: str) -> tzinfo:
    """The zone of a company (as it stands in messages); UTC as long as no register named one that exists."""
    try:
        return ZoneInfo(holdings.said_of_company(connection, company, "time_zone") or _UTC)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # "America" is a folder of zones.
        return ZoneInfo(_UTC)
