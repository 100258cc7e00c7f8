"""How much is waiting, and how many rows of each kind there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.places import PLACES, Place
from cardesk_desktop.store.sync.reading import KindReader
from cardesk_wire.coding import digest, written
from cardesk_wire.messages import Tally, Value

# Ops follow one another without a gap: their number needs no count.
_WAITING = Statement(
    sql(
        "SELECT (SELECT count(*) FROM sync_mark) "
        "+ (SELECT coalesce(max(oseq) - min(oseq) + 1, 0) FROM sync_op) "
        "+ (SELECT count(*) FROM document WHERE is_foreign = 0 "
        "AND rowid > (SELECT documents_cut FROM sync_state WHERE is_joined))"
    )
)


@dataclass(frozen=True, slots=True)
class SyncCounts:
    """`waiting` changes the service does not know.

    `later` rows that arrived and are not finished: search entries to be made, others to come first.
    """

    waiting: int
    problems: int
    conflicts: int
    later: int


class _Counted:
    """Rows on their way through the digest, counted as they pass."""

    def __init__(self, rows: Iterable[tuple[bytes, Sequence[Value]]], pick: Sequence[int | None]) -> None:
        self.count = 0
        self._rows = rows
        self._pick = pick

    def __iter__(self) -> Iterator[tuple[str, list[Value]]]:
        for identity, values in self._rows:
            self.count += 1
            yield written(identity), [None if place is None else values[place] for place in self._pick]


def waiting(database: Database) -> int:
    """Marks, ops and own documents that the service has not answered."""
    return int(database.value(_WAITING, {}))


def tallies(database: Database, fields_by_kind: Mapping[str, Sequence[str]]) -> list[Tally]:
    """Count and digest of each of these kinds over these of its fields; every row of them is read."""
    return [
        _tally(database, PLACES[kind], fields) for kind, fields in fields_by_kind.items() if kind in PLACES
    ]


@dataclass(frozen=True, slots=True)
class TallyPage:
    """Some rows of a kind: how many, the sum of their hashes, and the identity of the last one."""

    count: int
    total: int
    last: bytes


def tally_page(database: Database, kind: str, after: bytes, limit: int) -> TallyPage:
    """The next rows of a kind by identity, counted and hashed over all fields that this release knows."""
    rows = KindReader(database, PLACES[kind]).page(after, limit)
    found = digest((written(identity), list(values)) for identity, values in rows)
    return TallyPage(len(rows), int(found, 16), rows[-1][0] if rows else after)


def _tally(database: Database, place: Place, fields: Sequence[str]) -> Tally:
    known = place.kind.fields
    pick = [known.index(name) if name in known else None for name in fields]
    rows = _Counted(KindReader(database, place).all(), pick)
    found = digest(rows)
    return Tally(place.kind.name, rows.count, found)
