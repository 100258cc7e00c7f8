"""Counters of use as the screens know them: what is promised, what is counted, what one day says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cardesk_wire.usage import first_open_day


@dataclass(frozen=True, slots=True)
class UsageWords:
    """The promise, and what each counter counts, by name; in the language that was asked for."""

    promise: str
    counters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UsageReport:
    """All that is sent of one day (2026-11-26, in UTC)."""

    day: str
    counters: Mapping[str, int]


def is_still_taken(day: str, today: str) -> bool:
    """Whether the service takes the counters of a day."""
    return date.fromisoformat(day) >= first_open_day(date.fromisoformat(today))
