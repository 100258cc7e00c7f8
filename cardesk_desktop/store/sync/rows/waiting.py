"""What arrived before a row that it names, or has to go and is named here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.pages import AS_IT_STANDS
from cardesk_desktop.store.sync.reading import hex_list

_ANY = Statement(sql("SELECT 1 FROM sync_waiting LIMIT 1"))
_COUNT = Statement(sql("SELECT count(*) FROM sync_waiting"))
_ADD = Statement(
    sql(
        f"INSERT INTO sync_waiting SELECT :kind, :id, :body, coalesce(:base, {AS_IT_STANDS}) "
        "FROM sync_state WHERE true "
        "ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body, base = min(base, excluded.base)"
    )
)
_KEEP = Statement(sql("UPDATE sync_waiting SET body = :body WHERE kind = :kind AND id = :id"))
_FORGET = Statement(
    sql("DELETE FROM sync_waiting WHERE kind = :kind AND id IN (SELECT unhex(value) FROM json_each(:ids))")
)
_BODY = Statement(sql("SELECT body FROM sync_waiting WHERE kind = :kind AND id = :id"))
_BASE = Statement(sql("SELECT base FROM sync_waiting WHERE kind = :kind AND id = :id"))
_OF_KIND = Statement(sql("SELECT id, body FROM sync_waiting WHERE kind = :kind ORDER BY id"))


class Waiter(NamedTuple):
    """A row as it arrived, its fields by name as JSON; empty for a document and for what has to go."""

    identity: bytes
    body: bytes


class Waiting:
    """Reads and writes `sync_waiting`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_empty(self) -> bool:
        """True when nothing waits."""
        return self._database.first(_ANY, {}) is None

    def count(self) -> int:
        """How many wait."""
        return int(self._database.value(_COUNT, {}))

    def add(self, kind: str, identity: bytes, body: bytes = b"", base: int | None = None) -> None:
        """Let a row wait; a newer one of the same identity takes its place.

        `base` is the cursor up to which the row as it stands here is known, where that is an earlier one.
        """
        self._database.run(_ADD, {"kind": kind, "id": identity, "body": body, "base": base})

    def keep(self, kind: str, identity: bytes, body: bytes) -> None:
        """Let only this of a row wait on."""
        self._database.run(_KEEP, {"kind": kind, "id": identity, "body": body})

    def forget(self, kind: str, identities: Sequence[bytes]) -> None:
        """These wait no more."""
        if not self.is_empty():
            self._database.run(_FORGET, {"kind": kind, "ids": hex_list(identities)})

    def body(self, kind: str, identity: bytes) -> bytes:
        """A row that waits, as it arrived; empty where it does not wait, or has to go."""
        row = self._database.first(_BODY, {"kind": kind, "id": identity})
        return bytes(row[0]) if row is not None else b""

    def base(self, kind: str, identity: bytes) -> int | None:
        """Up to which cursor the row as it stands here is known; None where none waits."""
        row = self._database.first(_BASE, {"kind": kind, "id": identity})
        return int(row[0]) if row is not None else None

    def of_kind(self, kind: str) -> tuple[Waiter, ...]:
        """What waits of a kind."""
        return tuple(Waiter(*row) for row in self._database.rows(_OF_KIND, {"kind": kind}))
