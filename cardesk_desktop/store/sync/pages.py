"""Up to which cursor everything is known, while pages are still to come.

A page holds what changed up to its cursor and not since: a row that changed once more has gone to a later
one, with its earlier change. So a change that is made between two pages is based on the place before the
first.
"""

from __future__ import annotations

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement

AS_IT_STANDS = (
    "max(min(cursor, coalesce((SELECT base FROM sync_pages), cursor)), "
    "CASE WHEN offer_kind IS NULL THEN 0 ELSE offer_base END)"
)
"""Of `sync_state`: up to where a row is known that stands here. While everything is offered that is more than
the service has given again."""
_BASE = Statement(sql("SELECT base FROM sync_pages"))
_BEGIN = Statement(sql("INSERT OR IGNORE INTO sync_pages SELECT 1, cursor FROM sync_state"))
_GO_BACK = Statement(sql("UPDATE sync_pages SET base = min(base, (SELECT cursor FROM sync_state))"))
_END = Statement(sql("DELETE FROM sync_pages"))


class Pages:
    """Reads and writes `sync_pages`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def base(self) -> int | None:
        """The place before the first page; None at the head."""
        row = self._database.first(_BASE, {})
        return int(row[0]) if row is not None else None

    def begin(self) -> None:
        """The page that is put in place next is not the last."""
        self._database.run(_BEGIN, {})

    def known(self, cursor: int) -> int:
        """Up to where everything is known at this cursor."""
        base = self.base()
        return cursor if base is None else min(cursor, base)

    def go_back(self) -> None:
        """The cursor may be another one, further back."""
        self._database.run(_GO_BACK, {})

    def end(self) -> None:
        """Everything is known up to the cursor."""
        self._database.run(_END, {})
