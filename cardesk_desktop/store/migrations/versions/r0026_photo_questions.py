"""Photos that wait to be asked about, and what was seen on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_TABLE = "photo_question"


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("product_id", sa.LargeBinary(), nullable=True),
        sa.Column("photo_sha256", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("suggestion", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.Integer(), nullable=False),
        sa.Column("photo", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
        sa.CheckConstraint("state IN ('waiting', 'answered', 'refused')", name=op.f(f"ck_{_TABLE}_state")),
        sa.CheckConstraint("(photo_sha256 = '') <> (length(photo) = 0)", name=op.f(f"ck_{_TABLE}_one_photo")),
        sqlite_strict=True,
    )
    op.create_index("ix_photo_question_due", _TABLE, ["state", "not_before"])
    op.create_index(
        "ix_photo_question_product", _TABLE, ["product_id"], sqlite_where=sa.text("product_id IS NOT NULL")
    )


def downgrade() -> None:
    op.drop_table(_TABLE)
