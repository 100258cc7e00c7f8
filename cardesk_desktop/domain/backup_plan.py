"""When a backup is due, and which of the older ones may go."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

DAYS, WEEKS, MONTHS = 14, 8, 24
"""Of so many days, weeks and months on which there were backups, the last one is kept."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was proven when it was written: its file's name, and when it was made (UTC)."""

    name: str
    made_at: datetime


def is_due(last: datetime | None, now: datetime, every: timedelta) -> bool:
    """True when the last backup is older than it should be, or the clock has gone back behind it."""
    return last is None or not timedelta(0) <= now - last < every


def surplus(backups: Iterable[Backup], zone: tzinfo) -> tuple[Backup, ...]:
    """Those that may go, oldest first; days begin at midnight in `zone`. The newest never goes.

    Counted are days on which there is a backup, not days that passed: after a year without any, nothing goes.
    """
    newest_first = sorted(backups, key=lambda backup: (backup.made_at, backup.name), reverse=True)
    kept: set[Backup] = set(newest_first[:1])
    for count, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        kept |= set(_last_of_each(newest_first, zone, period, count))
    return tuple(backup for backup in reversed(newest_first) if backup not in kept)


def _last_of_each(
    newest_first: Sequence[Backup], zone: tzinfo, period: Callable[[datetime], Hashable], count: int
) -> list[Backup]:
    """The newest backup of each of the newest `count` periods."""
    last: dict[Hashable, Backup] = {}
    for backup in newest_first:
        last.setdefault(period(backup.made_at.astimezone(zone)), backup)
    return list(last.values())[:count]


def _day(at: datetime) -> Hashable:
    return at.date()


def _week(at: datetime) -> Hashable:
    return at.isocalendar()[:2]


def _month(at: datetime) -> Hashable:
    return at.year, at.month
