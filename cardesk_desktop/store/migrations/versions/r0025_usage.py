"""Counters of use, which are off until an owner agrees."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_WHOLE = {"sqlite_strict": True, "sqlite_with_rowid": False}
_COUNTING = (
    "CREATE TRIGGER tr_usage_count AFTER INSERT ON journal_entry WHEN (SELECT is_on FROM usage_choice) "
    "AND NOT (SELECT is_applying FROM sync_state) AND NEW.event IN ('sale_completed', 'refund_paid', "
    "'invoice_printed', 'credit_note_printed', 'visit_checked_in', 'visit_cancelled', 'list_exported', "
    "'data_exported', 'list_imported', 'stock_counted', 'import_undone', 'prices_put_back') BEGIN "
    "INSERT INTO usage_count VALUES (date(NEW.at / 1000000, 'unixepoch'), CASE NEW.event "
    "WHEN 'sale_completed' THEN 'sales' WHEN 'refund_paid' THEN 'refunds' "
    "WHEN 'visit_checked_in' THEN 'visits' WHEN 'visit_cancelled' THEN 'cancellations' "
    "WHEN 'list_imported' THEN 'imports' WHEN 'stock_counted' THEN 'counts' "
    "WHEN 'list_exported' THEN 'exports' WHEN 'data_exported' THEN 'exports' "
    "WHEN 'import_undone' THEN 'undos' WHEN 'prices_put_back' THEN 'undos' ELSE 'prints' END, 1) "
    "ON CONFLICT (day, counter) DO UPDATE SET count = count + 1; END"
)


def upgrade() -> None:
    op.create_table(
        "usage_choice",
        sa.Column("only", sa.Integer(), nullable=False),
        sa.Column("is_on", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("only", name=op.f("pk_usage_choice")),
        sa.CheckConstraint("only = 1", name=op.f("ck_usage_choice_only")),
        **_WHOLE,
    )
    op.create_table(
        "usage_count",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("counter", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "counter", name=op.f("pk_usage_count")),
        **_WHOLE,
    )
    op.execute(_COUNTING)


def downgrade() -> None:
    op.execute("DROP TRIGGER tr_usage_count")
    op.drop_table("usage_count")
    op.drop_table("usage_choice")
