"""A register that has nothing yet takes everything over, part by part (decision 154).

The cursor is the snapshot's place from the first part on: a change that is made in between is based on rows
that were as they are at that place. That holds as long as no row was here before, so only a register
without any begins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import text as sql

from cardesk_desktop.domain.changes import Changes
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.places import PLACES
from cardesk_desktop.store.sync.state import StateRow
from cardesk_desktop.store.sync.taking_in.applying import Applier
from cardesk_wire.messages import Snapshot

_GET = Statement(sql("SELECT stage, after, parts, rows_done, rows_total FROM sync_snapshot"))
_PUT = Statement(
    sql("INSERT OR REPLACE INTO sync_snapshot VALUES (1, :stage, :after, :parts, :rows_done, :rows_total)")
)
_END = Statement(sql("DELETE FROM sync_snapshot"))


class Stage(StrEnum):
    """How far it has come."""

    WANTED = "wanted"
    """Nothing has arrived."""
    UNDER_WAY = "under_way"
    LOST = "lost"
    """The service cannot go on with it. An exchange has to show first whether it was put back."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What has arrived: `parts`, and `rows_done` of `rows_total`, which is 0 while nobody knows."""

    stage: Stage
    after: str = ""
    parts: int = 0
    rows_done: int = 0
    rows_total: int = 0


class SnapshotTaker:
    """Reads and writes `sync_snapshot`."""

    def __init__(self, database: Database, state: StateRow) -> None:
        self._database = database
        self._state = state

    def standing(self) -> Standing | None:
        """How far it has come; None while no snapshot is being taken over."""
        row = self._database.first(_GET, {})
        return Standing(Stage(row[0]), *row[1:]) if row is not None else None

    def want(self) -> None:
        """Begin with the next request."""
        self._put(Standing(Stage.WANTED))

    def is_possible(self) -> bool:
        """True while no row is here that somebody else could have changed, and none was deleted."""
        return not any(self._database.first(statement, {}) is not None for statement in _ANY)

    def has_passed(self, kind: str) -> bool:
        """True once a row of a kind that comes after this one is here: all of this one are by then.

        The journal does not count, which every register begins by itself.
        """
        later = _IN_ORDER[_KINDS.index(kind) + 1 :]
        return any(self._database.first(statement, {}) is not None for statement in later)

    def take(self, applier: Applier, standing: Standing, part: Snapshot, now: datetime) -> Changes:
        """Put a part in place, with how far that leads; all of it in this unit of work."""
        changes = applier.apply(part.blocks, part.place, is_at_head=False, now=now)
        if not part.following:
            self.end()
            return changes
        rows = sum(len(block.identities) + len(block.graves) for block in part.blocks)
        self._put(
            Standing(
                Stage.UNDER_WAY,
                part.following,
                standing.parts + 1,
                standing.rows_done + rows,
                max(part.rows, standing.rows_done + rows),
            )
        )
        return changes

    def lose(self, standing: Standing) -> None:
        """The service cannot go on with it."""
        self._put(replace(standing, stage=Stage.LOST))

    def pull_instead(self) -> None:
        """Page after page from the beginning, as a register does that has rows."""
        self._state.put(cursor=0)
        self.end()

    def end(self) -> None:
        """Nothing more of it is to come."""
        self._database.run(_END, {})

    def _put(self, standing: Standing) -> None:
        self._database.run(
            _PUT,
            {
                "stage": standing.stage.value,
                "after": standing.after,
                "parts": standing.parts,
                "rows_done": standing.rows_done,
                "rows_total": standing.rows_total,
            },
        )


_KINDS = tuple(kind for kind in PLACES if kind != "journal_entry")
_IN_ORDER = tuple(Statement(sql(f"SELECT 1 FROM {PLACES[kind].table.name} LIMIT 1")) for kind in _KINDS)
_ANY = tuple(
    Statement(sql(f"SELECT 1 FROM {table} LIMIT 1"))
    for table in (
        "sync_grave",
        *(place.table.name for place in PLACES.values() if not place.kind.sealed),
    )
)
