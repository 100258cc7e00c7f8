"""The ways back from what was made one, for as long as they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select

from cardesk_desktop.domain.duplicates import Twin
from cardesk_desktop.store.column_types import Id, Instant
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement, one_of
from cardesk_desktop.store.tables.merging import MERGE_WAY
from cardesk_desktop.store.tables.people_and_cars import CLIENT_ALIAS

_ADD = Statement(insert(MERGE_WAY))
_OF = Statement(
    select(MERGE_WAY.c.kind, MERGE_WAY.c.at, MERGE_WAY.c.content)
    .where(one_of(MERGE_WAY.c.kept_id))
    .order_by(MERGE_WAY.c.at.desc(), MERGE_WAY.c.gone_id)
)
_IS_THERE = Statement(select(MERGE_WAY.c.gone_id).where(MERGE_WAY.c.gone_id == bindparam("gone", type_=Id())))
_DROP = Statement(delete(MERGE_WAY).where(MERGE_WAY.c.gone_id == bindparam("gone", type_=Id())))
_DROP_OLD = Statement(delete(MERGE_WAY).where(MERGE_WAY.c.at < bindparam("before", type_=Instant())))
_ALIASES = Statement(
    select(CLIENT_ALIAS.c.old_id).where(CLIENT_ALIAS.c.client_id == bindparam("client", type_=Id()))
)
_DROP_NAMING = Statement(delete(MERGE_WAY).where(func.instr(MERGE_WAY.c.content, bindparam("name")) > 0))


class KeptWay(NamedTuple):
    """One way back as it was written down."""

    kind: Twin
    at: datetime
    content: str


class MergeWayRepository:
    """Knows nothing of what the content says, but that identities stand in it as texts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, gone_id: UUID, kept_id: UUID, way: KeptWay) -> None:
        """Keep a way back; the one of an earlier merge of the same is no more."""
        self.drop(gone_id)
        row = {"gone_id": gone_id, "kept_id": kept_id, "kind": way.kind, "at": way.at, "content": way.content}
        self._database.run(_ADD, row)

    def of(self, kept_ids: Iterable[UUID]) -> tuple[KeptWay, ...]:
        """The ways back of everything that was made one with these, the newest first."""
        return tuple(KeptWay(*row) for row in self._database.rows(_OF, {"ids": tuple(kept_ids)}))

    def is_kept(self, gone_id: UUID) -> bool:
        """There is a way back for this one."""
        return self._database.first(_IS_THERE, {"gone": gone_id}) is not None

    def drop(self, gone_id: UUID) -> None:
        """The way was gone, or is not wanted."""
        self._database.run(_DROP, {"gone": gone_id})

    def drop_before(self, instant: datetime) -> None:
        """Older ways are kept no longer."""
        self._database.run(_DROP_OLD, {"before": instant})

    def forget_client(self, client_id: UUID) -> None:
        """Nothing that names this client is kept, under whatever identity they were ever known."""
        names = (client_id, *(row[0] for row in self._database.rows(_ALIASES, {"client": client_id})))
        for name in names:
            self._database.run(_DROP_NAMING, {"name": str(name)})
