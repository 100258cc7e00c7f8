"""Files (pictures, the logo) under the hash of what is in them."""

from __future__ import annotations

import hashlib

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.journal import BLOB

_PUT = Statement(insert(BLOB).on_conflict_do_nothing())
_GET = Statement(select(BLOB.c.data).where(BLOB.c.sha256 == bindparam("sha256")))

# The length of a blob stands before it: no picture is read for it.
_TOTAL_SIZE = Statement(select(func.coalesce(func.sum(func.length(BLOB.c.data)), 0)))


class BlobRepository:
    """The same file is kept once, however often it is put."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, data: bytes, media_type: str) -> str:
        """Keep a file; gives its SHA-256 in hexadecimal, by which it is read."""
        sha256 = hashlib.sha256(data).hexdigest()
        self._database.run(_PUT, {"sha256": sha256, "media_type": media_type, "data": data})
        return sha256

    def total_size(self) -> int:
        """The bytes of all files."""
        return int(self._database.value(_TOTAL_SIZE, {}))

    def get(self, sha256: str) -> bytes | None:
        """The file of this hash, or None. Raises Unavailable (DATABASE_DAMAGED) when it is another."""
        row = self._database.first(_GET, {"sha256": sha256})
        if row is None:
            return None
        data = bytes(row[0])
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Unavailable(Code.DATABASE_DAMAGED)
        return data
