"""The photos of products, those of cars at their visits, and what is marked on the latter."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index

from cardesk_desktop.domain.vehicle_photo import DamageKind, Moment
from cardesk_desktop.store.column_types import Flag, Id, Instant
from cardesk_desktop.store.tables.metadata import also_create, choice, clustered, text, whole

PRODUCT_PHOTO = clustered(
    "product_photo",
    Column("id", Id, primary_key=True),
    Column("product_id", Id, ForeignKey("product.id"), nullable=False),
    text("sha256"),
    # After the first one, which the product itself names; two registers may give one twice.
    whole("position"),
    Index(None, "product_id", "position"),
    Index(None, "sha256"),
)
"""The gallery of a product, a row for each photo: registers that add one at once both keep theirs."""

VISIT_PHOTO = clustered(
    "visit_photo",
    Column("id", Id, primary_key=True),
    Column("visit_id", Id, ForeignKey("visit.id"), nullable=False),
    *choice("moment", Moment),
    text("sha256"),
    Column("taken_at", Instant, nullable=False),
    Column("staff_id", Id, nullable=False),
    Index(None, "visit_id"),
    Index(None, "sha256"),
)
"""How a car looked when it came in, and when it was handed back."""

DAMAGE_MARK = clustered(
    "damage_mark",
    Column("id", Id, primary_key=True),
    Column("photo_id", Id, ForeignKey("visit_photo.id"), nullable=False),
    *choice("kind", DamageKind),
    whole("x_permille"),
    whole("y_permille"),
    text("note"),
    Column("made_at", Instant, nullable=False),
    Column("staff_id", Id, nullable=False),
    Column("is_later", Flag, nullable=False),
    CheckConstraint("x_permille BETWEEN 0 AND 1000 AND y_permille BETWEEN 0 AND 1000", name="inside"),
    Index(None, "photo_id"),
)

_UNNAMED = (
    "NOT EXISTS (SELECT 1 FROM visit_photo WHERE sha256 = OLD.sha256) "
    "AND NOT EXISTS (SELECT 1 FROM product_photo WHERE sha256 = OLD.sha256)"
)

_FILE_GOES = "DELETE FROM sync_blob WHERE sha256 = OLD.sha256; DELETE FROM blob WHERE sha256 = OLD.sha256; "
VISIT_PHOTO_GOES = (
    "CREATE TRIGGER tr_visit_photo_goes AFTER DELETE ON visit_photo WHEN "
    + _UNNAMED
    + " BEGIN "
    + _FILE_GOES
    + "END"
)
"""A plate is on it: it goes with its last row, wherever that was deleted, and comes from nowhere again."""

also_create(VISIT_PHOTO_GOES)
