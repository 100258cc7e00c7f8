"""The sealed document itself, apart from what is projected from it: the start reads no more."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, LargeBinary

from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.store.column_types import Flag, Id, Instant
from cardesk_desktop.store.tables.metadata import choice, condition, heap, text, whole

IS_OWN = condition("is_foreign = 0")
"""Of a document: this register sealed it."""

DOCUMENT = heap(
    "document",
    Column("id", Id, primary_key=True),
    *choice("kind", DocumentKind),
    text("register_code"),
    text("incarnation"),
    whole("sequence"),
    Column("sealed_at", Instant, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("previous_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    # Sealed by another register, or by this one in a life that its database does not remember: kept and
    # shown, and no link of its own chains. Two registers may have numbered alike before they met.
    Column("is_foreign", Flag, nullable=False),
    CheckConstraint("sequence > 0", name="sequence"),
    CheckConstraint("length(hash) = 32 AND length(previous_hash) = 32", name="hash"),
    Index(
        "ix_document_own_series",
        "register_code",
        "incarnation",
        "kind",
        "sequence",
        unique=True,
        sqlite_where=IS_OWN,
    ),
)
