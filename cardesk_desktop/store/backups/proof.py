"""Proving a copy of a database: every page, every reference, and if asked every seal of every document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Column, bindparam, select
from sqlalchemy import text as sql

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.numbering import Series
from cardesk_desktop.domain.sealing import SealedContent, Signer, first_break
from cardesk_desktop.signing import PublicKey
from cardesk_desktop.store.column_types import Instant
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.document_rows import DOCUMENT_COLUMNS, sealed
from cardesk_desktop.store.repositories.series_heads import series_columns
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.sealed import DOCUMENT
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.upgrade import HEAD, revision

# Written out, and of columns that no release takes away: a copy may be older than the tables of the code.
_COMPANY = Statement(sql("SELECT name FROM company"))
_REGISTER = Statement(sql("SELECT code FROM register"))
_WITH_OTHERS = "0018"
"""From this revision on there may be documents of other registers, which are no links of a chain here."""
_OLDER_SERIES = Statement(
    select(DOCUMENT.c.register_code, DOCUMENT.c.incarnation, DOCUMENT.c.kind).where(DOCUMENT.c.sequence == 1)
)
_OLDER_CHAIN = Statement(
    select(*DOCUMENT_COLUMNS)
    .where(*(DOCUMENT.c[name] == bindparam(name) for name in ("register_code", "incarnation", "kind")))
    .order_by(DOCUMENT.c.sequence)
)
_LAST_SEALED_AT = Statement(
    sql("SELECT sealed_at FROM document ORDER BY rowid DESC LIMIT 1").columns(Column("sealed_at", Instant))
)
_COUNTS = {
    name: Statement(sql(f"SELECT count(*) FROM {name}"))  # noqa: S608 - a table of ours
    for name in ("invoice", "client", "vehicle", "product")
}


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a database holds, in figures that its owner knows."""

    company: str
    register_code: str
    revision: str
    invoices: int
    clients: int
    vehicles: int
    products: int
    last_sealed_at: datetime | None


class NoSigner(Signer):
    """For a copy that is only read."""

    def sign(self, message: bytes) -> bytes:
        """Nothing is sealed while a copy is proven."""
        raise AssertionError(len(message))


def prove(path: Path, key: bytes, *, checks_seals: bool) -> Inventory:
    """Read a closed copy from its first page to its last. It is not upgraded and not written to.

    Refuses: DATABASE_NEWER, BACKUP_DAMAGED (a page, a reference or a seal does not hold), BACKUP_EMPTY (no
    company in it). Raises Unavailable: DATABASE_KEY_WRONG, DISK_UNWRITABLE.
    """
    try:
        database = Database.open(path, key)
        try:
            return _proven(database, checks_seals=checks_seals)
        finally:
            database.close()
    except Unavailable as fault:
        if fault.code is Code.DATABASE_DAMAGED:
            raise Refused(Code.BACKUP_DAMAGED) from fault
        raise


def _proven(database: Database, *, checks_seals: bool) -> Inventory:
    found = revision(database)
    if found is not None and found > HEAD:
        raise Refused(Code.DATABASE_NEWER, revision=found)
    # First the pages: SQLite calls a reference broken that lies on a page which SQLCipher does not accept.
    if database.damaged_pages() or database.script("PRAGMA quick_check(1)") != [("ok",)]:
        raise Refused(Code.BACKUP_DAMAGED)
    if database.script("PRAGMA foreign_key_check"):
        raise Refused(Code.BACKUP_DAMAGED)
    company = database.first(_COMPANY, {}) if found is not None else None
    if found is None or company is None:
        raise Refused(Code.BACKUP_EMPTY)
    if checks_seals and found >= _WITH_OTHERS:
        require_seals(UnitOfWork(database, NoSigner()))
    elif checks_seals:
        _require_older_seals(database)
    counts = {name: database.value(count, {}) for name, count in _COUNTS.items()}
    last = database.first(_LAST_SEALED_AT, {})
    return Inventory(
        company=str(company[0]),
        register_code=str(database.value(_REGISTER, {})),
        revision=found,
        invoices=counts["invoice"],
        clients=counts["client"],
        vehicles=counts["vehicle"],
        products=counts["product"],
        last_sealed_at=None if last is None else last[0],
    )


def require_seals(work: UnitOfWork) -> int:
    """Check every document of every series; how many there are. Refuses with BACKUP_DAMAGED."""
    count = 0
    for series in work.documents.all_series():
        count += _require_chain(work, series, work.documents.chain(series))
    return count


def _require_older_seals(database: Database) -> None:
    work = UnitOfWork(database, NoSigner())
    for row in database.rows(_OLDER_SERIES, {}):
        series = Series(*row)
        found = database.stream(_OLDER_CHAIN, series_columns(series))
        _require_chain(work, series, map(sealed, found))


def _require_chain(work: UnitOfWork, series: Series, documents: Iterator[SealedContent]) -> int:
    """One by one, since a large shop has more documents than memory; how many passed by."""
    public_key = work.company.public_key(series.incarnation)
    counted = _Counted(documents)
    if public_key is None or first_break(counted, PublicKey(public_key)) is not None:
        raise Refused(Code.BACKUP_DAMAGED)
    return counted.count


class _Counted(Iterator[SealedContent]):
    """Documents, and how many were read."""

    def __init__(self, documents: Iterator[SealedContent]) -> None:
        self._documents = documents
        self.count = 0

    def __next__(self) -> SealedContent:
        document = next(self._documents)
        self.count += 1
        return document
