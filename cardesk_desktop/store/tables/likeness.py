"""What products look like and what is written on them, as this register learnt it; of this register alone."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Text

from cardesk_desktop.store.column_types import Flag, Id, Instant
from cardesk_desktop.store.tables.metadata import also_create, clustered, heap

LOOK = heap(
    "look",
    Column("id", Integer, primary_key=True),
    # No reference: a trigger lets it go with the product.
    Column("product_id", Id, nullable=False),
    # A person said so; otherwise it is that of the product's own photo.
    Column("is_taught", Flag, nullable=False),
    Column("learnt_at", Instant, nullable=False),
    Column("bits", LargeBinary, nullable=False),
    Index(None, "product_id", "is_taught", "learnt_at"),
)

LOOK_BAND = clustered(
    "look_band",
    Column("band", Integer, primary_key=True),
    Column("look_id", Integer, primary_key=True),
    Index(None, "look_id"),
)
"""By which looks are found: two that are alike have at least one of these pieces in common."""

LOOK_DUE = clustered("look_due", Column("product_id", Id, primary_key=True))
"""Products whose photo is new, or was changed, or taken away: nobody has looked at it yet."""

TAUGHT_WORD = clustered(
    "taught_word",
    Column("word", Text, primary_key=True),
    Column("product_id", Id, primary_key=True),
    Column("learnt_at", Instant, nullable=False),
    Index(None, "product_id", "learnt_at"),
)
"""What was read off a product when a person said which it is, right or wrong: it is read alike next time."""

_BANDS_GO = "DELETE FROM look_band WHERE look_id = OLD.id"
# What the upsert of sync does on a conflict would go for an OR IGNORE too.
_DUE = "INSERT INTO look_due (product_id) VALUES (NEW.id) ON CONFLICT DO NOTHING"

LOOK_TRIGGERS = (
    "CREATE TRIGGER tr_look_goes AFTER DELETE ON look BEGIN " + _BANDS_GO + "; END",
    "CREATE TRIGGER tr_look_of_new_photo AFTER INSERT ON product WHEN NEW.photo_sha256 <> '' "
    "BEGIN " + _DUE + "; END",
    "CREATE TRIGGER tr_look_of_other_photo AFTER UPDATE OF photo_sha256 ON product "
    "WHEN NEW.photo_sha256 <> OLD.photo_sha256 BEGIN " + _DUE + "; END",
    "CREATE TRIGGER tr_look_of_nothing AFTER DELETE ON product BEGIN "
    "DELETE FROM look WHERE product_id = OLD.id; "
    "DELETE FROM taught_word WHERE product_id = OLD.id; "
    "DELETE FROM look_due WHERE product_id = OLD.id; END",
)
"""However a product is written, by hand or by sync, its photo is looked at, and what is gone is forgotten."""

for _sql in LOOK_TRIGGERS:
    also_create(_sql)
