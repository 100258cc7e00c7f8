"""Accounts that leave, and companies that close."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_WHOLE: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORD: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_FLAG: sa.types.TypeEngine[int] = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "departure",
        sa.Column("account_id", _WORD, nullable=False),
        sa.Column("asked_at", _WHOLE, nullable=False),
        sa.Column("due_at", _WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="pk_departure"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_departure_account_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_departure_due_at", "departure", ["due_at"])
    op.create_table(
        "closed_company",
        sa.Column("company_id", _WORD, nullable=False),
        sa.Column("closed_at", _WHOLE, nullable=False),
        sa.Column("kept_until", _WHOLE, nullable=False),
        sa.Column("is_cleared", _FLAG, nullable=False),
        sa.PrimaryKeyConstraint("company_id", name="pk_closed_company"),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], name="fk_closed_company_company_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_closed_company_is_cleared_kept_until", "closed_company", ["is_cleared", "kept_until"])


def downgrade() -> None:
    op.drop_table("closed_company")
    op.drop_table("departure")
