"""Who stands in for a row that is gone because it was made one with another."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.rows.waiting import Waiting
from cardesk_wire.coding import decode, read
from cardesk_wire.messages import Value

GOES_ALONG = frozenset(
    {"client_alias", "vehicle_alias", "client_apart", "product_photo", "visit_photo", "damage_mark"}
)
"""Kinds that say nothing without the row that they name."""

ALIAS_OF: Mapping[str, str] = MappingProxyType({"client": "client_alias", "vehicle": "vehicle_alias"})
"""By kind, the kind that tells into which row another was merged; its one field is named after the kind."""

_NEXT: Mapping[str, Statement] = MappingProxyType(
    {
        "client": Statement(sql("SELECT client_id FROM client_alias WHERE old_id = :id")),
        "vehicle": Statement(sql("SELECT vehicle_id FROM vehicle_alias WHERE old_id = :id")),
    }
)
_IS_ALIVE: Mapping[str, Statement] = MappingProxyType(
    {
        kind: Statement(
            sql(
                f"SELECT 1 FROM {kind} WHERE id = :id AND NOT EXISTS "
                f"(SELECT 1 FROM sync_grave WHERE kind = '{kind}' AND id = :id)"
            )
        )
        for kind in ALIAS_OF
    }
)


class Heirs:
    """Follows aliases, those that wait for the row that they name among them."""

    def __init__(self, database: Database, waiting: Waiting) -> None:
        self._database = database
        self._waiting = waiting

    def heir(self, kind: str, identity: bytes) -> bytes | None:
        """The living row into which this one was merged, over however many steps; None without one."""
        return self._walk(kind, identity)[0]

    def circle(self, kind: str, identity: bytes) -> frozenset[bytes]:
        """The rows that were merged into one another all round, so that none is left; empty without any.

        That happens when two registers merge the same two the other way round before they hear of each other.
        """
        return self._walk(kind, identity)[1]

    def is_to_come(self, kind: str, identity: bytes) -> bool:
        """Whether the row into which this one was merged waits itself: it is not here yet, and not gone."""
        heir, _, last = self._walk(kind, identity)
        return heir is None and last != identity and bool(self._waiting.body(kind, last))

    def _walk(self, kind: str, identity: bytes) -> tuple[bytes | None, frozenset[bytes], bytes]:
        """The heir, the circle, and the last row to which aliases lead."""
        met = [identity]
        while (following := self._following(kind, met[-1])) is not None:
            if following in met:
                return None, frozenset(met[met.index(following) :]), met[-1]
            if self._database.first(_IS_ALIVE[kind], {"id": following}) is not None:
                return following, frozenset(), following
            met.append(following)
        return None, frozenset(), met[-1]

    def _following(self, kind: str, identity: bytes) -> bytes | None:
        if kind not in ALIAS_OF:
            return None
        row = self._database.first(_NEXT[kind], {"id": identity})
        if row is not None:
            return bytes(row[0])
        body = self._waiting.body(ALIAS_OF[kind], identity)
        named = decode(body, dict[str, Value]).get(f"{kind}_id") if body else None
        return read(named) if isinstance(named, str) else None
