"""What is asked of a register's own number series: their newest documents, their chains.

Apart from `documents`: who only looks needs nothing of what seals.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy import text as sql

from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.sealing import SealedContent
from cardesk_desktop.store.column_types import TextList
from cardesk_desktop.store.repositories.document_rows import ALL_DOCUMENTS, sealed
from cardesk_desktop.store.repositories.series_heads import SeriesHeads, series_columns
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.sealed import DOCUMENT, IS_OWN

_IN_SERIES = (
    IS_OWN,
    DOCUMENT.c.register_code == bindparam("register_code"),
    DOCUMENT.c.incarnation == bindparam("incarnation"),
    DOCUMENT.c.kind == bindparam("kind"),
)
_CHAIN = Statement(ALL_DOCUMENTS.where(*_IN_SERIES).order_by(DOCUMENT.c.sequence))
_ALL_SERIES = Statement(
    select(DOCUMENT.c.register_code, DOCUMENT.c.incarnation, DOCUMENT.c.kind).where(
        IS_OWN, DOCUMENT.c.sequence == 1
    )
)
_ANY = Statement(select(DOCUMENT.c.sequence).limit(1))
_ANY_OWN = Statement(
    select(DOCUMENT.c.sequence).where(IS_OWN, DOCUMENT.c.register_code == bindparam("register_code")).limit(1)
)
# Rows are only ever added: the newest has the highest rowid. Of each life and kind the newest is found by
# its number, since thousands of other registers' documents may have come in after it; the lives are found
# one after the other, each by one look into the index.
_LAST_SEALED_AT = Statement(
    sql(
        "WITH RECURSIVE life(letter) AS (SELECT min(incarnation) FROM document WHERE is_foreign = 0 "
        "AND register_code = :register_code UNION ALL SELECT (SELECT min(incarnation) FROM document "
        "WHERE is_foreign = 0 AND register_code = :register_code AND incarnation > letter) FROM life "
        "WHERE letter IS NOT NULL) "
        "SELECT sealed_at FROM document WHERE rowid = (SELECT max((SELECT rowid FROM document "
        "WHERE is_foreign = 0 AND register_code = :register_code AND incarnation = letter "
        "AND kind = value ORDER BY sequence DESC LIMIT 1)) FROM life, json_each(:kinds))"
    )
    .bindparams(bindparam("kinds", type_=TextList()))
    .columns(DOCUMENT.c.sealed_at)
)


class OwnSeries(SeriesHeads):
    """Reads the series that this register numbers, or numbered, under."""

    def has_any(self) -> bool:
        """True when there is a sealed document, whichever register made it, in whichever of its lives."""
        return self._database.first(_ANY, {}) is not None

    def has_own(self) -> bool:
        """True when this register sealed a document under its code, also before a backup was restored."""
        return self._database.first(_ANY_OWN, {"register_code": self._code}) is not None

    def last_sealed_at(self) -> datetime | None:
        """The time of the document that this register sealed last, also before a backup was restored.

        Not the latest, which a wrong clock may have set.
        """
        kinds = [kind.value for kind in DocumentKind]
        row = self._database.first(_LAST_SEALED_AT, {"register_code": self._code, "kinds": kinds})
        return row[0] if row else None

    @property
    def _code(self) -> str:
        return self._company.register().code

    def all_series(self) -> tuple[Series, ...]:
        """Every series that has a document."""
        return tuple(Series(*row) for row in self._database.rows(_ALL_SERIES, {}))

    def chain(self, series: Series) -> Iterator[SealedContent]:
        """The documents of a series in their order, unchecked, for `sealing.first_break`."""
        for row in self._database.stream(_CHAIN, series_columns(series)):
            yield sealed(row)
