"""Photos of cars at their visits, and the marks on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cardesk_desktop.store.sync.triggers import remake_triggers

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_PHOTO, _MARK = "visit_photo", "damage_mark"
_GOES = (
    "AFTER DELETE ON visit_photo "
    "WHEN NOT EXISTS (SELECT 1 FROM visit_photo WHERE sha256 = OLD.sha256) "
    "AND NOT EXISTS (SELECT 1 FROM product_photo WHERE sha256 = OLD.sha256) BEGIN "
    "DELETE FROM sync_blob WHERE sha256 = OLD.sha256; "
    "DELETE FROM blob WHERE sha256 = OLD.sha256; END"
)


def upgrade() -> None:
    op.create_table(
        _PHOTO,
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("visit_id", sa.LargeBinary(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("moment IN ('check_in', 'delivery')", name=op.f(f"ck_{_PHOTO}_moment")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f(f"fk_{_PHOTO}_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_PHOTO}")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f(f"ix_{_PHOTO}_visit_id"), _PHOTO, ["visit_id"])
    op.create_index(op.f(f"ix_{_PHOTO}_sha256"), _PHOTO, ["sha256"])
    op.create_table(
        _MARK,
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("photo_id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("x_permille", sa.Integer(), nullable=False),
        sa.Column("y_permille", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.LargeBinary(), nullable=False),
        sa.Column("is_later", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('scratch', 'dent', 'crack', 'paint', 'missing', 'other')", name=op.f(f"ck_{_MARK}_kind")
        ),
        sa.CheckConstraint(
            "x_permille BETWEEN 0 AND 1000 AND y_permille BETWEEN 0 AND 1000", name=op.f(f"ck_{_MARK}_inside")
        ),
        sa.ForeignKeyConstraint(["photo_id"], ["visit_photo.id"], name=op.f(f"fk_{_MARK}_photo_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_MARK}")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f(f"ix_{_MARK}_photo_id"), _MARK, ["photo_id"])
    op.execute(f"CREATE TRIGGER tr_visit_photo_goes {_GOES}")
    remake_triggers(op.get_bind())
    op.execute("UPDATE sync_state SET cursor = 0")


def downgrade() -> None:
    op.drop_table(_MARK)
    op.drop_table(_PHOTO)
    remake_triggers(op.get_bind())
