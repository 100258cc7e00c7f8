"""Spans of business days that reports are about, and the span before that each is compared with."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST_DAYS_ONE_BY_ONE = 62
"""Up to two months are shown day by day, longer spans month by month."""

_DAY = timedelta(days=1)


class Span(StrEnum):
    """The spans that have a name; those that run end today."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    CUSTOM = "custom"


_MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """Business days from `first` to `last`, both included. ValueError when they are the wrong way round."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends before it begins")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def is_by_month(self) -> bool:
        """True when it is too long to be shown day by day."""
        return self.days > MOST_DAYS_ONE_BY_ONE

    @property
    def steps(self) -> tuple[Period, ...]:
        """Its days, or its months, cut at both ends: what one column of a chart stands for."""
        if not self.is_by_month:
            return tuple(one_day(self.first + place * _DAY) for place in range(self.days))
        found = []
        first = self.first
        while first <= self.last:
            last = min(self.last, end_of_month(first))
            found.append(Period(first, last))
            first = last + _DAY
        return tuple(found)


def one_day(day: date) -> Period:
    """A single day."""
    return Period(day, day)


def period_of(span: Span, today: date) -> Period:
    """The span as it is today. Weeks begin on Monday. ValueError for a custom one, which has no name."""
    match span:
        case Span.TODAY:
            return one_day(today)
        case Span.YESTERDAY:
            return one_day(today - _DAY)
        case Span.WEEK:
            return Period(today - timedelta(days=today.weekday()), today)
        case Span.MONTH:
            return Period(today.replace(day=1), today)
        case Span.QUARTER:
            return Period(today.replace(month=today.month - (today.month - 1) % 3, day=1), today)
        case Span.YEAR:
            return Period(today.replace(month=1, day=1), today)
        case _:
            raise ValueError("a custom period is said by its days")


def period_before(period: Period, span: Span) -> Period:
    """What a period is compared with: as much of the week, month, quarter or year before.

    Any other period is compared with as many days right before it.
    """
    if span in _MONTHS:
        first = _months_back(period.first, _MONTHS[span])
        last = _months_back(period.last, _MONTHS[span])
        return Period(first, last)
    back = timedelta(days=7) if span is Span.WEEK else timedelta(days=period.days)
    return Period(period.first - back, period.last - back)


def year_before(day: date) -> date:
    """The same day a year ago; of the 29th of February the 28th."""
    return _months_back(day, 12)


def end_of_month(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _months_back(day: date, months: int) -> date:
    """The same day some months ago, or the last of that month when it has no such day."""
    whole = day.year * 12 + day.month - 1 - months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
