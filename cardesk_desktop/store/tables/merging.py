"""What was made one with another not long ago, and all that is needed to part the two again."""

from __future__ import annotations

from sqlalchemy import Column, Index

from cardesk_desktop.domain.duplicates import Twin
from cardesk_desktop.store.column_types import Id, Instant
from cardesk_desktop.store.tables.metadata import choice, heap, text

MERGE_WAY = heap(
    "merge_way",
    Column("gone_id", Id, primary_key=True),
    *choice("kind", Twin),
    Column("kept_id", Id, nullable=False),
    Column("at", Instant, nullable=False),
    # Both as they were, what was moved, and how the one that is kept stood: JSON.
    text("content"),
    Index(None, "kept_id"),
)
