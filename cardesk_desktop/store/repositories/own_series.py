"""What is asked of a register's own number series: their newest documents, their chains.

Apart from `documents`: the register looks at its heads each time it is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy import text as sql

from cardesk_desktop.domain.numbering import DocumentKind, Head, Series
from cardesk_desktop.domain.sealing import NO_PREDECESSOR, SealedContent
from cardesk_desktop.store.column_types import TextList
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.repositories.document_rows import ALL_DOCUMENTS, sealed, series_columns
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.sealed import DOCUMENT, IS_OWN

_IN_SERIES = (
    IS_OWN,
    DOCUMENT.c.register_code == bindparam("register_code"),
    DOCUMENT.c.incarnation == bindparam("incarnation"),
    DOCUMENT.c.kind == bindparam("kind"),
)
_HEAD = Statement(
    select(DOCUMENT.c.sequence, DOCUMENT.c.hash)
    .where(*_IN_SERIES)
    .order_by(DOCUMENT.c.sequence.desc())
    .limit(1)
)
_HASH_AT = Statement(select(DOCUMENT.c.hash).where(*_IN_SERIES, DOCUMENT.c.sequence == bindparam("sequence")))
_CHAIN = Statement(ALL_DOCUMENTS.where(*_IN_SERIES).order_by(DOCUMENT.c.sequence))
_ALL_SERIES = Statement(
    select(DOCUMENT.c.register_code, DOCUMENT.c.incarnation, DOCUMENT.c.kind).where(
        IS_OWN, DOCUMENT.c.sequence == 1
    )
)
# Rows are only ever added: the newest has the highest rowid. Of each kind the newest is found by its
# number, since thousands of other registers' documents may have come in after it.
_LAST_SEALED_AT = Statement(
    sql(
        "SELECT sealed_at FROM document WHERE rowid = (SELECT max((SELECT rowid FROM document "
        "WHERE is_foreign = 0 AND register_code = :register_code AND incarnation = :incarnation "
        "AND kind = value ORDER BY sequence DESC LIMIT 1)) FROM json_each(:kinds))"
    )
    .bindparams(bindparam("kinds", type_=TextList()))
    .columns(DOCUMENT.c.sealed_at)
)


class OwnSeries:
    """Reads the series that this register numbers, or numbered, under."""

    def __init__(self, database: Database, company: CompanyRepository) -> None:
        self._database = database
        self._company = company

    def last_sealed_at(self) -> datetime | None:
        """The time of the document that this register sealed last in its present life.

        Not the latest, which a wrong clock may have set.
        """
        register = self._company.register()
        row = self._database.first(
            _LAST_SEALED_AT,
            {
                "register_code": register.code,
                "incarnation": register.incarnation,
                "kinds": [kind.value for kind in DocumentKind],
            },
        )
        return row[0] if row else None

    def all_series(self) -> tuple[Series, ...]:
        """Every series that has a document."""
        return tuple(Series(*row) for row in self._database.rows(_ALL_SERIES, {}))

    def chain(self, series: Series) -> Iterator[SealedContent]:
        """The documents of a series in their order, unchecked, for `sealing.first_break`."""
        for row in self._database.stream(_CHAIN, series_columns(series)):
            yield sealed(row)

    def heads(self, incarnation: str) -> dict[DocumentKind, Head]:
        """The newest document of each of this register's series of one incarnation."""
        code = self._company.register().code
        found = {kind: self.newest(Series(code, incarnation, kind)) for kind in DocumentKind}
        return {kind: Head(head[0], head[1].hex()) for kind, head in found.items() if head[0] > 0}

    def hashes_at(self, incarnation: str, places: Mapping[DocumentKind, int]) -> dict[DocumentKind, str]:
        """The hash (hexadecimal) of this register's documents at these sequences, where there is one."""
        code = self._company.register().code
        rows = {
            kind: self._database.first(
                _HASH_AT, {**series_columns(Series(code, incarnation, kind)), "sequence": sequence}
            )
            for kind, sequence in places.items()
        }
        return {kind: row[0].hex() for kind, row in rows.items() if row}

    def newest(self, series: Series) -> tuple[int, bytes]:
        """The sequence and the hash of the newest document of a series; 0 before there is one."""
        row = self._database.first(_HEAD, series_columns(series))
        return (row[0], row[1]) if row else (0, NO_PREDECESSOR)
