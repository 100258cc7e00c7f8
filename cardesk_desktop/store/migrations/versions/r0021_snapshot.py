"""How far a register has come with the snapshot by which it takes over a company."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_TABLE = "sync_snapshot"


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("only", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("parts", "rows_done", "rows_total")),
        sa.PrimaryKeyConstraint("only", name=op.f(f"pk_{_TABLE}")),
        sa.CheckConstraint("only = 1", name=op.f(f"ck_{_TABLE}_only")),
        sa.CheckConstraint("stage IN ('wanted', 'under_way', 'lost')", name=op.f(f"ck_{_TABLE}_stage")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table(_TABLE)
