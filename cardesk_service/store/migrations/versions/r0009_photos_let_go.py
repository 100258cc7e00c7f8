"""A photo of a car is deleted here too when the last row that names it went."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_WORD: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_WHOLE: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sync_let_go",
        sa.Column("company_id", _WORD, nullable=False),
        sa.Column("sha256", _WORD, nullable=False),
        sa.Column("asked_at", _WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("company_id", "sha256", name="pk_sync_let_go"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("sync_let_go")
