"""Imports, and what each of them brought or changed, so that it can be undone as a whole."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer

from cardesk_desktop.domain.importing.batch import Made
from cardesk_desktop.domain.importing.fields import ImportKind
from cardesk_desktop.store.column_types import Id, Instant
from cardesk_desktop.store.tables.metadata import choice, clustered, text, whole

IMPORT_BATCH = clustered(
    "import_batch",
    Column("id", Id, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("staff_id", Id, nullable=False),
    *choice("kind", ImportKind),
    text("file_name"),
    whole("added"),
    whole("changed"),
    whole("refused"),
    Column("undone_at", Instant),
)

IMPORT_ITEM = clustered(
    "import_item",
    Column("batch_id", Id, ForeignKey("import_batch.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("subject_id", Id, nullable=False),
    *choice("made", Made),
    # As it was before, and as the import left it; the first is empty for what the import brought.
    text("before"),
    text("after"),
)
