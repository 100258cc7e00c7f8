"""Imports and their items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, insert, literal, select, union

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.importing.batch import ImportBatch, ImportedItem
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.rows import by_id, put_back
from cardesk_desktop.store.statement import Statement, change
from cardesk_desktop.store.tables.day_sums import DAY_ITEM
from cardesk_desktop.store.tables.document import STOCK_MOVEMENT
from cardesk_desktop.store.tables.importing import IMPORT_BATCH, IMPORT_ITEM
from cardesk_desktop.store.tables.ticket import IS_EDITABLE, TICKET, TICKET_LINE
from cardesk_desktop.store.views import Page

_ADD = Statement(insert(IMPORT_BATCH))
_ADD_ITEM = Statement(insert(IMPORT_ITEM))
_GET = Statement(select(IMPORT_BATCH).where(IMPORT_BATCH.c.id == bindparam("id")))
_MARK_UNDONE = change(IMPORT_BATCH, ["undone_at"])
_GROW = change(IMPORT_BATCH, ["added"])
_COUNT = Statement(select(func.count()).select_from(IMPORT_BATCH))
_PAGE = Statement(
    select(IMPORT_BATCH)
    .order_by(IMPORT_BATCH.c.id.desc())
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
_ITEMS = Statement(
    select(IMPORT_ITEM.c.subject_id, IMPORT_ITEM.c.made, IMPORT_ITEM.c.before, IMPORT_ITEM.c.after)
    .where(
        IMPORT_ITEM.c.batch_id == bindparam("batch_id"),
        IMPORT_ITEM.c.position >= bindparam("first"),
        IMPORT_ITEM.c.position < bindparam("end"),
    )
    .order_by(IMPORT_ITEM.c.position)
)
_COUNT_ITEMS = Statement(
    select(func.count()).select_from(IMPORT_ITEM).where(IMPORT_ITEM.c.batch_id == bindparam("batch_id"))
)
_BROUGHT = select(IMPORT_ITEM.c.subject_id).where(IMPORT_ITEM.c.batch_id == bindparam("batch_id"))
# Not by time: a clock that was wrong during the import would hide what was sold after it.
_USED = Statement(
    union(
        select(DAY_ITEM.c.item_id).where(
            DAY_ITEM.c.kind == literal(ItemKind.SERVICE, DAY_ITEM.c.kind.type),
            DAY_ITEM.c.item_id.in_(_BROUGHT),
        ),
        select(STOCK_MOVEMENT.c.product_id).where(STOCK_MOVEMENT.c.product_id.in_(_BROUGHT)),
        select(TICKET_LINE.c.item_id).where(
            TICKET_LINE.c.ticket_id.in_(select(TICKET.c.id).where(IS_EDITABLE))
        ),
    )
)


class ImportRepository:
    """What was imported, newest first, for as long as it may be undone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, batch: ImportBatch, items: Iterable[ImportedItem]) -> None:
        """Write down an import with all its items."""
        self._database.run(_ADD, {"id": batch.id, **_columns(batch)})
        self._add_items(batch, items, 0)

    def grow(self, batch: ImportBatch, items: Iterable[ImportedItem], position: int) -> None:
        """Write down the next items of an import, of which there were `position`, and how far it is."""
        if not position:
            self.add(batch, items)
            return
        put_back(self._database, _GROW, batch.id, {"added": batch.added})
        self._add_items(batch, items, position)

    def _add_items(self, batch: ImportBatch, items: Iterable[ImportedItem], first: int) -> None:
        self._database.run_many(
            _ADD_ITEM,
            (
                {
                    "batch_id": batch.id,
                    "position": position,
                    "subject_id": item.subject_id,
                    "made": item.made,
                    "before": item.before,
                    "after": item.after,
                }
                for position, item in enumerate(items, start=first)
            ),
        )

    def get(self, identity: UUID) -> ImportBatch:
        """The import of this identity; refuses with NOT_FOUND."""
        return ImportBatch(*by_id(self._database, _GET, identity))

    def items(self, batch_id: UUID, first: int, end: int) -> tuple[ImportedItem, ...]:
        """What an import brought or changed, in the order of its rows: from one place to before another."""
        asked = {"batch_id": batch_id, "first": first, "end": end}
        return tuple(ImportedItem(*row) for row in self._database.rows(_ITEMS, asked))

    def count_of_items(self, batch_id: UUID) -> int:
        """How many things an import brought or changed."""
        return int(self._database.value(_COUNT_ITEMS, {"batch_id": batch_id}))

    def page(self, offset: int, limit: int) -> Page[ImportBatch]:
        """A run of imports, newest first."""
        total = int(self._database.value(_COUNT, {}))
        rows = self._database.rows(_PAGE, {"offset": offset, "limit": limit})
        return Page(tuple(ImportBatch(*row) for row in rows), total, offset)

    def mark_undone(self, batch_id: UUID, at: datetime) -> None:
        """Note that an import was undone."""
        put_back(self._database, _MARK_UNDONE, batch_id, {"undone_at": at})

    def used(self, batch_id: UUID) -> frozenset[UUID]:
        """The products and services of an import that papers name, and all that an open ticket holds."""
        rows = self._database.rows(_USED, {"batch_id": batch_id})
        return frozenset(identity for (identity,) in rows)


def _columns(batch: ImportBatch) -> dict[str, object]:
    return {
        "at": batch.at,
        "staff_id": batch.staff_id,
        "kind": batch.kind,
        "file_name": batch.file_name,
        "added": batch.added,
        "changed": batch.changed,
        "refused": batch.refused,
        "undone_at": batch.undone_at,
    }
