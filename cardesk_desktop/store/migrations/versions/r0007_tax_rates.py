"""Tax rates, at first those that the company and its catalogue use."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_CATEGORIES = "'S', 'Z', 'E', 'O', 'AE'"
_TAXED = ("product", "service")

# The company's own tax comes first, then by rate. A rate is named by its reason, else by its figure.
_IN_USE = """
INSERT INTO tax_rate (id, name, other_names, tax_category, tax_rate_bp, tax_reason, position, is_archived)
SELECT randomblob(16),
       iif(tax_reason = '', printf('%g %%', tax_rate_bp / 100.0), tax_reason), '{}',
       tax_category, tax_rate_bp, tax_reason,
       row_number() OVER (ORDER BY min(place), tax_rate_bp DESC), 0
FROM (
    SELECT 0 AS place, tax_category, tax_rate_bp, tax_reason FROM company
    UNION ALL SELECT 1, tax_category, tax_rate_bp, tax_reason FROM service
    UNION ALL SELECT 1, tax_category, tax_rate_bp, tax_reason FROM product
)
GROUP BY tax_category, tax_rate_bp, tax_reason
"""


def upgrade() -> None:
    op.create_table(
        "tax_rate",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_names", sa.Text(), nullable=False),
        sa.Column("tax_category", sa.Text(), nullable=False),
        sa.Column("tax_rate_bp", sa.Integer(), nullable=False),
        sa.Column("tax_reason", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_archived", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"tax_category IN ({_CATEGORIES})", name=op.f("ck_tax_rate_tax_category")),
        sa.CheckConstraint("tax_rate_bp BETWEEN 0 AND 9999", name=op.f("ck_tax_rate_tax_rate")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_rate")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(_IN_USE)
    for table in _TAXED:
        op.create_index(f"ix_{table}_tax", table, ["tax_category", "tax_rate_bp", "tax_reason"])


def downgrade() -> None:
    for table in _TAXED:
        op.drop_index(f"ix_{table}_tax", table)
    op.drop_table("tax_rate")
