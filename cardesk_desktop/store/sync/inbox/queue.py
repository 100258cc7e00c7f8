"""What the service does not have yet, for people to read: counted by kind, and page by page."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.inbox.naming import Naming
from cardesk_desktop.store.sync.places import PLACES
from cardesk_desktop.store.sync_views import WaitingChange, WaitingKind
from cardesk_desktop.store.views import Page

_OPS_OF = Statement(sql("SELECT count(*) FROM sync_op WHERE kind = :kind"))
_MARKS_OF = Statement(sql("SELECT count(*) FROM sync_mark WHERE kind = :kind"))
_UNCUT = (
    "FROM document WHERE is_foreign = 0 AND rowid > (SELECT documents_cut FROM sync_state WHERE is_joined)"
)
_DOCUMENTS = Statement(sql(f"SELECT count(*) {_UNCUT}"))
_PAGE_OF_OPS = Statement(
    sql(
        "SELECT kind, id, 1, is_gone FROM sync_op WHERE kind = :kind ORDER BY id LIMIT +:limit OFFSET :offset"
    )
)
_PAGE_OF_DOCUMENTS = Statement(
    sql(f"SELECT 'document', id, 0, 0 {_UNCUT} ORDER BY rowid LIMIT +:limit OFFSET :offset")
)
_PAGE_OF_MARKS = Statement(
    sql(
        "SELECT kind, id, 0, is_gone FROM sync_mark WHERE kind = :kind "
        "ORDER BY id LIMIT +:limit OFFSET :offset"
    )
)


class Queue:
    """Reads what waits."""

    def __init__(self, database: Database, naming: Naming) -> None:
        self._database = database
        self._naming = naming

    def kinds(self) -> tuple[WaitingKind, ...]:
        """How many changes of each kind wait, in the order of the kinds; their sum is what waits."""
        counts = [WaitingKind(kind, sum(self._counts(kind))) for kind in PLACES]
        return tuple(each for each in counts if each.count)

    def page(self, kind: str, offset: int, limit: int) -> Page[WaitingChange]:
        """Changes of a kind from `offset` on: those under way before those that are still to be sent."""
        found: list[Row] = []
        start = offset
        counts = self._counts(kind)
        pages = (_PAGE_OF_OPS, _PAGE_OF_DOCUMENTS, _PAGE_OF_MARKS)
        for statement, count in zip(pages, counts, strict=True):
            if start < count and len(found) < limit:
                rest = {"kind": kind, "offset": start, "limit": limit - len(found)}
                found += self._database.rows(statement, rest)
            start = max(0, start - count)
        changes = (
            WaitingChange(self._naming.thing(name, identity), bool(is_cut), bool(is_gone))
            for name, identity, is_cut, is_gone in found
        )
        return Page(tuple(changes), sum(counts), offset)

    def _counts(self, kind: str) -> Sequence[int]:
        of_kind = {"kind": kind}
        return (
            int(self._database.value(_OPS_OF, of_kind)),
            int(self._database.value(_DOCUMENTS, {})) if kind == "document" else 0,
            int(self._database.value(_MARKS_OF, of_kind)),
        )
