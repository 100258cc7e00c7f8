"""Which identities were deleted for ever, for what brings something back. See `docs/sync.md`."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import text as sql

from cardesk_desktop.domain.ids import successor
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement

_IS_BURIED = Statement(sql("SELECT 1 FROM sync_grave WHERE kind = :kind AND id = :id"))


def not_buried(database: Database, kind: str, identity: UUID, *, of: bytes = b"") -> UUID:
    """This identity, or the first of its successors that was never deleted.

    `of` are the bytes of the key before it: a line is known by its ticket and itself.
    """
    while database.first(_IS_BURIED, {"kind": kind, "id": of + identity.bytes}) is not None:
        identity = successor(identity)
    return identity
