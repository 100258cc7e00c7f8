"""What of an arriving row is not to be touched: what was deleted, and what this register has yet to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.inserting import Insertion
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.reading import hex_list

_IDS = "id IN (SELECT unhex(value) FROM json_each(:ids))"
_HAS_GRAVES = Statement(sql("SELECT 1 FROM sync_grave WHERE kind = :kind LIMIT 1"))
_HAS_OPS = Statement(sql("SELECT 1 FROM sync_op WHERE kind = :kind LIMIT 1"))
_GRAVES = Statement(sql(f"SELECT id FROM sync_grave WHERE kind = :kind AND {_IDS}"))
_OPS = Statement(sql(f"SELECT id, fields, is_gone FROM sync_op WHERE kind = :kind AND {_IDS}"))
_BURY = Insertion("sync_grave", 2, "ON CONFLICT DO NOTHING")

_UNANSWERED = Statement(
    sql(
        "SELECT fields, is_gone FROM sync_op WHERE kind = :kind AND id = :id UNION ALL "
        "SELECT fields, is_gone FROM sync_mark WHERE kind = :kind AND id = :id"
    )
)

GONE = -1
"""Instead of fields: this register deleted the row."""


def speaks_of(database: Database, kind: str) -> bool:
    """Whether any change of this kind waits for its answer."""
    return database.first(_HAS_OPS, {"kind": kind}) is not None


class Guard:
    """Looks at `sync_grave` and `sync_op`, whose marks were cut before."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def buried(self, kind: str, identities: Sequence[bytes]) -> frozenset[bytes]:
        """Those of the rows that were deleted for ever."""
        if self._database.first(_HAS_GRAVES, {"kind": kind}) is None:
            return frozenset()
        rows = self._database.rows(_GRAVES, {"kind": kind, "ids": hex_list(identities)})
        return frozenset(row[0] for row in rows)

    def own(self, kind: str, identities: Sequence[bytes]) -> Mapping[bytes, int]:
        """The bits of the fields that were changed here and not answered; GONE where the row was deleted."""
        if not speaks_of(self._database, kind):
            return {}
        found: dict[bytes, int] = {}
        for identity, fields, is_gone in self._database.rows(
            _OPS, {"kind": kind, "ids": hex_list(identities)}
        ):
            found[identity] = GONE if is_gone else found.get(identity, 0) | fields
        return found

    def unanswered(self, kind: str, identity: bytes) -> int:
        """The same of one row, with what was not cut yet; 0 where nothing was changed here."""
        found = 0
        for fields, is_gone in self._database.rows(_UNANSWERED, {"kind": kind, "id": identity}):
            if is_gone:
                return GONE
            found |= fields
        return found

    def bury(self, kind: str, identities: Sequence[bytes]) -> None:
        """Rows that are deleted for ever."""
        self._database.insert(_BURY, [[kind, identity] for identity in identities])
