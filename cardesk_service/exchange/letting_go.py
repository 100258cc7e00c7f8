"""A photo of a car goes from the service too, once its row went and no other row names it.

It shows a plate, perhaps a person: an erasure that left it here would be none (article 17 GDPR). Photos of
products tell of nobody, and stay until their company leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection

from cardesk_service.blobs.place import NAME, Blobs
from cardesk_service.exchange.row import Row
from cardesk_service.exchange.rows import Key
from cardesk_service.office import Office
from cardesk_service.store.column_types import micros
from cardesk_service.store.statement import Bulk, Statement

GRACE = timedelta(minutes=15)
"""So long the file waits for a row that brings it back: an undo at a register makes a new one."""

_PHOTO = "visit_photo"
_NOTE = Bulk(
    "sync_let_go",
    {"company_id": "text", "sha256": "text", "asked_at": "bigint"},
    on_conflict="(company_id, sha256) DO UPDATE SET asked_at = excluded.asked_at",
)
_DUE = Statement("SELECT company_id, sha256, asked_at FROM sync_let_go WHERE asked_at <= :until")
_IS_NAMED = Statement(
    "SELECT 1 FROM sync_row WHERE company_id = :company AND kind IN"
    " ('company', 'product', 'product_photo', 'visit_photo') AND is_deleted = 0 AND fields LIKE :like LIMIT 1"
)
_DONE = Statement(
    "DELETE FROM sync_let_go WHERE company_id = :company AND sha256 = :sha256 AND asked_at = :asked"
)


def files_of(rows: Mapping[Key, Row]) -> dict[Key, str]:
    """The files that photos of cars name, before a push changes the rows."""
    found = {key: row.fields.get("sha256") for key, row in rows.items() if row.kind == _PHOTO}
    return {key: name for key, name in found.items() if isinstance(name, str) and NAME.fullmatch(name)}


def note_let_go(
    connection: Connection, company: str, files: Mapping[Key, str], rows: Iterable[Row], *, now: int
) -> None:
    """Note the files whose rows among these are gone."""
    gone = {files[key] for row in rows if row.is_deleted and (key := (row.kind, row.identity)) in files}
    _NOTE.run(connection, [(company, name, now) for name in sorted(gone)])


def let_go(office: Office, blobs: Blobs) -> None:
    """Delete the files that no row named for as long as an undo may take. Blocks."""
    until = micros(office.clock.now() - GRACE)
    for company, name, asked in office.store.read_now(lambda c: _DUE.rows(c, {"until": until})):
        named = {"company": company, "like": f"%{name}%"}
        if not office.store.read_now(partial(_IS_NAMED.first, parameters=named)):
            blobs.delete(company, name)
        done = {"company": company, "sha256": name, "asked": asked}
        office.store.write_now(partial(_DONE.run, parameters=done))
