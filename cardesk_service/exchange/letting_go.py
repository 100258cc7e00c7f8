"""A photo goes from the service too, once nothing shows it any more.

A photo of a car shows a plate, perhaps a person: an erasure that left it here would be none (article 17
GDPR), so it goes soon after its last row. Any other file tells of nobody. Once a day those that no row names
are noted; they go when nobody can bring back what showed them any more (decision 267).
"""

from __future__ import annotations

import re
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
"""So long a car's photo waits for a row that brings it back: an undo at a register makes a new one."""
GRACE_OF_GOODS = timedelta(days=90)
"""An import is taken back for thirty days, and a register may have been away for as long."""
BEGUN_IS_KEPT_FOR = timedelta(days=1)
"""So long a file may stand still between two pieces."""

_PHOTO = "visit_photo"
_NAMES = re.compile(rf"\b{NAME.pattern}\b")
_COLUMNS = {"company_id": "text", "sha256": "text", "asked_at": "bigint", "is_of_goods": "smallint"}
_NOTE = Bulk(
    "sync_let_go",
    _COLUMNS,
    on_conflict="(company_id, sha256) DO UPDATE"
    " SET asked_at = excluded.asked_at, is_of_goods = excluded.is_of_goods",
)
_NOTE_UNLESS_NOTED = Bulk("sync_let_go", _COLUMNS, on_conflict="(company_id, sha256) DO NOTHING")
_DUE = Statement(
    "SELECT company_id, sha256, asked_at, is_of_goods FROM sync_let_go WHERE asked_at <= :until"
    " AND (is_of_goods = 0 OR asked_at <= :until_of_goods)"
)
_SHOWING = (
    "SELECT fields FROM sync_row WHERE company_id = :company AND kind IN"
    " ('company', 'product', 'product_photo', 'visit_photo', 'conflict') AND is_deleted = 0"
)
_NAMING = Statement(_SHOWING)
_IS_NAMED = Statement(f"{_SHOWING} AND fields LIKE :like LIMIT 1")
_IS_ON_PAPER = Statement(
    "SELECT 1 FROM sync_row WHERE company_id = :company AND kind = 'document' AND fields LIKE :like LIMIT 1"
)
_DONE = Statement(
    "DELETE FROM sync_let_go WHERE company_id = :company AND sha256 = :sha256 AND asked_at = :asked"
)
_NOTED = Statement("SELECT sha256, asked_at FROM sync_let_go WHERE company_id = :company AND is_of_goods = 1")
# Whoever never said anything may have sent files all the same.
_COMPANIES = Statement("SELECT company_id FROM sync_counter UNION SELECT id FROM company")


def files_of(rows: Mapping[Key, Row]) -> dict[Key, str]:
    """The files that photos of cars name, before a push changes the rows."""
    found = {key: row.fields.get("sha256") for key, row in rows.items() if row.kind == _PHOTO}
    return {key: name for key, name in found.items() if isinstance(name, str) and NAME.fullmatch(name)}


def note_let_go(
    connection: Connection, company: str, files: Mapping[Key, str], rows: Iterable[Row], *, now: int
) -> None:
    """Note the files whose rows among these are gone."""
    gone = {files[key] for row in rows if row.is_deleted and (key := (row.kind, row.identity)) in files}
    _NOTE.run(connection, [(company, name, now, 0) for name in sorted(gone)])


def note_unnamed(office: Office, blobs: Blobs) -> None:
    """Note the files that no row of their company names, whether one ever did or not. Blocks.

    What was begun and not gone on with goes at once.
    """
    now = micros(office.clock.now())
    for (company,) in office.store.read_now(lambda c: _COMPANIES.rows(c, {})):
        blobs.sweep(company, office.clock.now() - BEGUN_IS_KEPT_FOR)
        # The files first: the row of one that comes meanwhile is read.
        files = set(blobs.names(company))
        if files:
            rows = office.store.read_now(partial(_NAMING.rows, parameters={"company": company}))
            files.difference_update(*(_NAMES.findall(fields) for (fields,) in rows))
        office.store.write_now(partial(_note_goods, company=company, unnamed=files, now=now))


def _note_goods(connection: Connection, *, company: str, unnamed: set[str], now: int) -> None:
    """Note these since now, and no other any more: one that is named again begins anew when it goes again."""
    for name, asked in _NOTED.rows(connection, {"company": company}):
        if name not in unnamed:
            _DONE.run(connection, {"company": company, "sha256": name, "asked": asked})
    _NOTE_UNLESS_NOTED.run(connection, [(company, name, now, 1) for name in sorted(unnamed)])


def let_go(office: Office, blobs: Blobs) -> None:
    """Delete the files that no row named for as long as they may come back. Blocks."""
    now = office.clock.now()
    until = {"until": micros(now - GRACE), "until_of_goods": micros(now - GRACE_OF_GOODS)}
    for company, name, asked, is_of_goods in office.store.read_now(lambda c: _DUE.rows(c, until)):
        named = {"company": company, "like": f"%{name}%"}
        if not office.store.read_now(partial(_is_shown, named=named, is_of_goods=bool(is_of_goods))):
            blobs.delete(company, name)
        done = {"company": company, "sha256": name, "asked": asked}
        office.store.write_now(partial(_DONE.run, parameters=done))


def _is_shown(connection: Connection, *, named: Mapping[str, str], is_of_goods: bool) -> bool:
    """Whether a row names the file, or a paper does: those are read only where it may be a logo."""
    if _IS_NAMED.first(connection, named):
        return True
    return is_of_goods and _IS_ON_PAPER.first(connection, named) is not None
