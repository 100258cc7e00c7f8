"""Where a register stands with the account service: one row, read and changed in one place."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import select, update
from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.sync import SYNC_STATE

_GET = Statement(select(*(column for column in SYNC_STATE.c if column.name != "only")))
_HEAR = Statement(sql("UPDATE sync_state SET hlc = max(hlc, :now)"))

BURIED = "grave:"
"""What stands before the kind in `sync_state.offer_kind` once the rows of every kind were offered."""


class SyncState(NamedTuple):
    """`hlc` is in microseconds since 1970; `offer_kind` is None while nothing is being offered."""

    is_joined: bool
    is_applying: bool
    is_paused: bool
    company_id: str
    device_id: str
    lease_code: str
    epoch: int
    next_oseq: int
    chain: bytes
    answered_chain: bytes
    cursor: int
    generation: str
    hlc: int
    documents_cut: int
    offer_kind: str | None
    offer_id: bytes | None
    offer_base: int

    @property
    def is_offering(self) -> bool:
        """True while everything is being offered."""
        return self.offer_kind is not None

    @property
    def offers_rows(self) -> bool:
        """True while rows are to be offered; then graves are."""
        return self.offer_kind is not None and not self.offer_kind.startswith(BURIED)

    @property
    def speaks_first(self) -> bool:
        """True until a register that joins has handed in all that it wrote down alone.

        Before that it takes nothing in: what arrives would replace values that nobody else has seen. After
        it, the service knows of both, and what does not win is kept in the conflict inbox.
        """
        return self.is_offering and self.offer_base == 0

    @property
    def has_joined(self) -> bool:
        """True once it joined, even where it left since."""
        return self.company_id != ""


class StateRow:
    """The row of `sync_state`, for one unit of work: nobody else changes it meanwhile."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: SyncState | None = None

    def get(self) -> SyncState:
        """The state as it is now."""
        if self._known is None:
            (row,) = self._database.rows(_GET, {})
            self._known = SyncState(*row)
        return self._known

    def put(self, **columns: Any) -> None:
        """Change these columns."""
        if self._known is not None:
            self._known = self._known._replace(**columns)
        self._database.run(_put(tuple(columns)), columns)

    def hear(self, now: int) -> None:
        """Move the hybrid clock past what the service's clock says (microseconds since 1970)."""
        if self._known is not None:
            self._known = self._known._replace(hlc=max(self._known.hlc, now))
        self._database.run(_HEAR, {"now": now})


@cache
def _put(columns: tuple[str, ...]) -> Statement:
    return Statement(update(SYNC_STATE), columns)
