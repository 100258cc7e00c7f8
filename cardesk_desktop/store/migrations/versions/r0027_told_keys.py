"""Codes and letters whose keys the service has to know, those of earlier papers among them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_TRIGGERS = (
    "CREATE TRIGGER tr_series_key_first AFTER INSERT ON register BEGIN "
    "INSERT OR IGNORE INTO sync_key VALUES (NEW.code, NEW.incarnation, 0); END",
    "CREATE TRIGGER tr_series_key_later AFTER UPDATE OF code, incarnation ON register BEGIN "
    "INSERT OR IGNORE INTO sync_key VALUES (NEW.code, NEW.incarnation, 0); END",
)
_UNTIL_NOW = (
    "INSERT OR IGNORE INTO sync_key SELECT code, incarnation, 0 FROM register",
    "INSERT OR IGNORE INTO sync_key SELECT DISTINCT register_code, incarnation, 0 FROM document "
    "WHERE is_foreign = 0 AND sequence = 1",
)


def upgrade() -> None:
    op.create_table(
        "sync_key",
        sa.Column("register_code", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("is_told", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("register_code", "letter", name=op.f("pk_sync_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for statement in (*_TRIGGERS, *_UNTIL_NOW):
        op.execute(statement)


def downgrade() -> None:
    for name in ("first", "later"):
        op.execute(f"DROP TRIGGER tr_series_key_{name}")
    op.drop_table("sync_key")
