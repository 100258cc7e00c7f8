"""Time comes from outside: aware UTC instants from an injected clock, business days as local dates."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(instant: datetime) -> int:
    """Whole microseconds from 1970 in UTC to an aware instant."""
    since = instant - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def from_micros(count: int) -> datetime:
    """The instant of a count of `micros`."""
    return _EPOCH + timedelta(microseconds=count)


def instant_in(text: str) -> datetime | None:
    """The instant that a text tells (ISO 8601); None for nothing, or without the zone of its hour."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo is not None else None


class Clock(Protocol):
    """Tells the time. Tests and the simulation give their own."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


class StandingClock:
    """An instant that does not pass: what is done by one approval bears it throughout."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """That instant."""
        return self._at


CLOCK_TOLERANCE = timedelta(minutes=5)
"""How far a clock may step back (time servers do that) before a person is asked."""


def has_gone_back(now: datetime, last_sealed_at: datetime | None) -> bool:
    """True when the clock is earlier than the newest sealed document by more than the tolerance."""
    return last_sealed_at is not None and now < last_sealed_at - CLOCK_TOLERANCE


CONFIRMED_FOR = timedelta(hours=1)
"""How long a person's word that the date is right counts, where nothing is sealed meanwhile."""


def business_day(instant: datetime, time_zone: ZoneInfo) -> date:
    """The local calendar day of the company on which `instant` falls."""
    return instant.astimezone(time_zone).date()


def day_of(instant: datetime, time_zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The instants at which the business day of an instant begins and ends."""
    day = business_day(instant, time_zone)
    return day_start(day, time_zone), day_end(day, time_zone)


def day_start(day: date, time_zone: ZoneInfo) -> datetime:
    """The instant at which a business day begins."""
    return datetime.combine(day, time.min, time_zone).astimezone(UTC)


def day_end(day: date, time_zone: ZoneInfo) -> datetime:
    """The instant at which a business day is over and the next begins."""
    return day_start(day + timedelta(days=1), time_zone)


def end_of_past_day(day: date, now: datetime, time_zone: ZoneInfo) -> datetime | None:
    """The instant at which a business day was over; None for today and later: what is, is as it is now."""
    return day_end(day, time_zone) if day < business_day(now, time_zone) else None
