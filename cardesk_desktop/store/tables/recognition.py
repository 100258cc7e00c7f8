"""Photos that are asked about, and what was seen on them until somebody looked; of this register alone."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, LargeBinary

from cardesk_desktop.domain.recognition import AskState
from cardesk_desktop.store.column_types import Id, Instant
from cardesk_desktop.store.tables.metadata import choice, condition, heap, text, whole

PHOTO_QUESTION = heap(
    "photo_question",
    # Under this identity it is asked, however often: it is paid once.
    Column("id", Id, primary_key=True),
    Column("asked_at", Instant, nullable=False),
    text("language"),
    # No reference: a product that goes leaves what was seen on its photo to be looked at.
    Column("product_id", Id),
    # The product's own photo by its hash; empty where `photo` holds one that has no product yet.
    text("photo_sha256"),
    *choice("state", AskState),
    # As `domain.recognition.kept` writes it; empty until it was answered.
    text("suggestion"),
    text("fault"),
    whole("tries"),
    Column("not_before", Instant, nullable=False),
    # Last, so that a list of the others reads none of it.
    Column("photo", LargeBinary, nullable=False),
    CheckConstraint("(photo_sha256 = '') <> (length(photo) = 0)", name="one_photo"),
    Index("ix_photo_question_due", "state", "not_before"),
    Index("ix_photo_question_product", "product_id", sqlite_where=condition("product_id IS NOT NULL")),
)
