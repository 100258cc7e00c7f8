"""Sealed documents on their way out of the house: other registers' beside this one's, and the keys.

Whole tables are read: call it on a private copy (`store.private_copy`), never while a sale waits.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import bindparam, literal_column, select

from cardesk_desktop.domain.numbering import Series
from cardesk_desktop.domain.sealing import SealedContent
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.document_rows import ALL_DOCUMENTS, sealed
from cardesk_desktop.store.repositories.series_heads import series_columns
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.company import INCARNATION
from cardesk_desktop.store.tables.sealed import DOCUMENT
from cardesk_desktop.store.tables.sync import SYNC_KEY

_IS_FOREIGN = DOCUMENT.c.is_foreign.is_(True)
_IN_SERIES = ("register_code", "incarnation", "kind")
_OTHERS_SERIES = Statement(
    select(*(DOCUMENT.c[name] for name in _IN_SERIES))
    .where(_IS_FOREIGN)
    .distinct()
    .order_by(*(DOCUMENT.c[name] for name in _IN_SERIES))
)
# Not by their numbers: a large shop has more documents than memory to put in order.
_OTHERS_DOCUMENTS = Statement(
    ALL_DOCUMENTS.where(_IS_FOREIGN, *(DOCUMENT.c[name] == bindparam(name) for name in _IN_SERIES)).order_by(
        literal_column("document.rowid")
    )
)
_OWN_KEYS = Statement(
    select(SYNC_KEY.c.register_code, SYNC_KEY.c.letter, INCARNATION.c.public_key)
    .join_from(SYNC_KEY, INCARNATION, SYNC_KEY.c.letter == INCARNATION.c.letter)
    .order_by(SYNC_KEY.c.register_code, SYNC_KEY.c.letter)
)


class EverySealed:
    """Reads what `own_series` leaves out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def own_keys(self) -> tuple[tuple[str, str, bytes], ...]:
        """Every code and letter under which this register numbers or numbered, with the key of that life."""
        return tuple((code, letter, bytes(key)) for code, letter, key in self._database.rows(_OWN_KEYS, {}))

    def others_series(self) -> tuple[Series, ...]:
        """Every series of which other registers' documents came here."""
        return tuple(Series(*row) for row in self._database.rows(_OTHERS_SERIES, {}))

    def others_documents(self, series: Series) -> Iterator[SealedContent]:
        """The documents of such a series in the order in which they came, unchecked."""
        return map(sealed, self._database.stream(_OTHERS_DOCUMENTS, series_columns(series)))
