"""Rows that are in place, and whose search entries and sums are made in slices afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.reading import split

_ADD = Statement(sql("INSERT INTO sync_later (kind, ids, count) VALUES (:kind, :ids, :count)"))
_FIRST = Statement(sql("SELECT number, kind, ids, count FROM sync_later ORDER BY number LIMIT 1"))
_LEAVE = Statement(sql("UPDATE sync_later SET ids = :ids, count = :count WHERE number = :number"))
_DROP = Statement(sql("DELETE FROM sync_later WHERE number = :number"))
_COUNT = Statement(sql("SELECT coalesce(sum(count), 0) FROM sync_later"))
_HAS = Statement(sql("SELECT 1 FROM sync_later WHERE kind = :kind LIMIT 1"))
_ID_SIZE = 16


@dataclass(frozen=True, slots=True)
class Slice:
    """Some rows of one kind."""

    kind: str
    identities: Sequence[bytes]


class Later:
    """Reads and writes `sync_later`, first in, first out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: str, identities: Sequence[bytes]) -> None:
        """Leave these for later."""
        self._database.run(_ADD, {"kind": kind, "ids": b"".join(identities), "count": len(identities)})

    def take(self, limit: int, together: Mapping[str, int]) -> Slice | None:
        """The next rows, at most so many, which are then taken out; None when there are none.

        `together` says of some kinds how many of their rows count as one.
        """
        row = self._database.first(_FIRST, {})
        if row is None:
            return None
        number, kind, ids, count = row
        limit *= together.get(kind, 1)
        cut = limit * _ID_SIZE
        if count > limit:
            self._database.run(_LEAVE, {"number": number, "ids": ids[cut:], "count": count - limit})
        else:
            self._database.run(_DROP, {"number": number})
        return Slice(kind, split(ids[:cut]))

    def has(self, kind: str) -> bool:
        """True while rows of a kind are left for later: those that come then wait behind them."""
        return self._database.first(_HAS, {"kind": kind}) is not None

    def count(self) -> int:
        """How many are still to come."""
        return int(self._database.value(_COUNT, {}))
