"""Counters of use, day by day, for as long as the owner agrees."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement

_IS_ON = Statement(sql("SELECT is_on FROM usage_choice"))
_CHOOSE = Statement(sql("INSERT OR REPLACE INTO usage_choice VALUES (1, :is_on)"))
_CLEAR = Statement(sql("DELETE FROM usage_count"))
_OLDEST = Statement(sql("SELECT min(day) FROM usage_count WHERE day < :today"))
_COUNTS = Statement(sql("SELECT counter, count FROM usage_count WHERE day = :day"))
_FORGET = Statement(sql("DELETE FROM usage_count WHERE day <= :day"))


class UsageRepository:
    """Days are dates in UTC, as 2026-11-26. Triggers count (`tables.usage`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_on(self) -> bool:
        """True once the owner agreed, until it is taken back."""
        row = self._database.first(_IS_ON, {})
        return row is not None and bool(row[0])

    def choose(self, is_on: bool) -> None:
        """Count from now on, or never more; what was counted and not sent is gone then."""
        self._database.run(_CHOOSE, {"is_on": int(is_on)})
        if not is_on:
            self._database.run(_CLEAR, {})

    def counts(self, day: str) -> Mapping[str, int]:
        """What was counted on a day."""
        return {str(name): int(count) for name, count in self._database.rows(_COUNTS, {"day": day})}

    def oldest_over(self, today: str) -> str | None:
        """The oldest day that is over and was not sent."""
        day = self._database.value(_OLDEST, {"today": today})
        return str(day) if day is not None else None

    def forget(self, day: str) -> None:
        """This day was sent, or is too long ago; those before it too."""
        self._database.run(_FORGET, {"day": day})
