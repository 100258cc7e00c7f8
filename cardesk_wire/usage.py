"""What a desktop counts of its own use, and how that is said to people before anything is sent.

Whatever is in the list is counted, by an entry of the journal (`store.tables.usage`). The list is complete:
nothing else is counted, and a service takes nothing else. A report is sent only by a register whose owner
agreed, for a day that is over, and holds whole numbers. Words are English; whoever shows them translates
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

import msgspec

LEAST_COMPANIES = 20
"""A figure is shown only when at least so many companies are in it."""
ROUNDED_TO = 10
"""Sums are shown rounded: who knows all but one of those in a figure does not learn that one's."""
DAYS_TAKEN = 7
"""How many days after it a day's report is still taken."""


class UsageCode(StrEnum):
    """Why a report was not taken."""

    COUNTER_UNKNOWN = "counter_unknown"
    DAY_NOT_TAKEN = "day_not_taken"
    """The day is not over, or too long ago."""
    ALREADY_REPORTED = "already_reported"


@dataclass(frozen=True, slots=True)
class Counter:
    """Something that is counted by day. Larger figures are reported as `most`, so that nobody stands out."""

    name: str
    words: str
    most: int = 1000


COUNTERS: Mapping[str, Counter] = MappingProxyType(
    {
        counter.name: counter
        for counter in (
            Counter("sales", "How many sales were made"),
            Counter("refunds", "How many refunds were made"),
            Counter("prints", "How many receipts were printed"),
            Counter("visits", "How many cars were taken in"),
            Counter("cancellations", "How many visits were cancelled"),
            Counter("exports", "How often a list was exported"),
            Counter("imports", "How often a list was imported"),
            Counter("counts", "How often stock was counted"),
            Counter("undos", "How often something was undone"),
        )
    }
)
"""Everything that is counted, by name."""
PROMISE = (
    "Nothing else is sent: no names, no plates, no amounts, no content. The service stores daily sums "
    "without saying whose they are, and shows a figure only when at least 20 companies are in it."
)
"""What stands above the list."""


def first_open_day(today: date) -> date:
    """The earliest day whose reports are still taken; what came before is closed."""
    return today - timedelta(days=DAYS_TAKEN)


class UsageReport(msgspec.Struct, frozen=True):
    """The counters of one register for one day (`2026-11-26`, in UTC). What was never done is left out."""

    day: str
    counters: dict[str, int]


class UsageWords(msgspec.Struct, frozen=True):
    """What is counted, in the asked language, by name; and what is promised."""

    promise: str
    counters: dict[str, str]


class UsageCell(msgspec.Struct, frozen=True):
    """A figure of one day in which at least `LEAST_COMPANIES` companies are; `total` is rounded."""

    day: str
    counter: str
    companies: int
    total: int


class UsageFigures(msgspec.Struct, frozen=True):
    """All figures that may be shown, the newest day first."""

    cells: list[UsageCell]
