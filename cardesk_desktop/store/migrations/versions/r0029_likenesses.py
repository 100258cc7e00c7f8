"""What products look like and what is written on them; the photos there are stand to be looked at."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_TRIGGERS = {
    "tr_look_goes": "AFTER DELETE ON look BEGIN DELETE FROM look_band WHERE look_id = OLD.id; END",
    "tr_look_of_new_photo": "AFTER INSERT ON product WHEN NEW.photo_sha256 <> '' "
    "BEGIN INSERT OR IGNORE INTO look_due (product_id) VALUES (NEW.id); END",
    "tr_look_of_other_photo": "AFTER UPDATE OF photo_sha256 ON product "
    "WHEN NEW.photo_sha256 <> OLD.photo_sha256 "
    "BEGIN INSERT OR IGNORE INTO look_due (product_id) VALUES (NEW.id); END",
    "tr_look_of_nothing": "AFTER DELETE ON product BEGIN "
    "DELETE FROM look WHERE product_id = OLD.id; "
    "DELETE FROM taught_word WHERE product_id = OLD.id; "
    "DELETE FROM look_due WHERE product_id = OLD.id; END",
}
_TABLES = ("look", "look_band", "look_due", "taught_word")


def upgrade() -> None:
    op.create_table(
        "look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.LargeBinary(), nullable=False),
        sa.Column("is_taught", sa.Integer(), nullable=False),
        sa.Column("learnt_at", sa.Integer(), nullable=False),
        sa.Column("bits", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_look_product_id_is_taught_learnt_at"), "look", ["product_id", "is_taught", "learnt_at"]
    )
    op.create_table(
        "look_band",
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("look_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("band", "look_id", name=op.f("pk_look_band")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_look_band_look_id"), "look_band", ["look_id"])
    op.create_table(
        "look_due",
        sa.Column("product_id", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_look_due")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "taught_word",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("product_id", sa.LargeBinary(), nullable=False),
        sa.Column("learnt_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", "product_id", name=op.f("pk_taught_word")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_taught_word_product_id_learnt_at"), "taught_word", ["product_id", "learnt_at"])
    for name, body in _TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {body}")
    op.execute("INSERT INTO look_due (product_id) SELECT id FROM product WHERE photo_sha256 <> ''")


def downgrade() -> None:
    for name in _TRIGGERS:
        op.execute(f"DROP TRIGGER {name}")
    for table in _TABLES:
        op.drop_table(table)
