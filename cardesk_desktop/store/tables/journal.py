"""The journal, and files by their own hash."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, LargeBinary, Text

from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.store.column_types import Choice, Id, Instant, JsonObject
from cardesk_desktop.store.tables.metadata import clustered, heap, text

JOURNAL_ENTRY = clustered(
    "journal_entry",
    Column("id", Id, primary_key=True),
    Column("at", Instant, nullable=False),
    # No constraint on the event: a new one must not need a rebuild of a table that nobody may change.
    Column("event", Choice(JournalEvent), nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("staff_id", Id),
    Column("figures", JsonObject[int](), nullable=False),
    text("reason"),
    Index(None, "subject_id", "event"),
)

BLOB = heap(
    "blob",
    Column("sha256", Text, primary_key=True),
    text("media_type"),
    Column("data", LargeBinary, nullable=False),
    CheckConstraint("length(sha256) = 64", name="sha256"),
)
