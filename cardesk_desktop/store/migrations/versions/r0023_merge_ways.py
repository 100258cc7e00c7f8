"""What was made one can be parted again after the program was closed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "merge_way",
        sa.Column("gone_id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("kept_id", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('client', 'vehicle')", name=op.f("ck_merge_way_kind")),
        sa.PrimaryKeyConstraint("gone_id", name=op.f("pk_merge_way")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_merge_way_kept_id"), "merge_way", ["kept_id"])


def downgrade() -> None:
    op.drop_table("merge_way")
