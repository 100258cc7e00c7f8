"""What changed is found apart from what was deleted, which is handed in after it."""

from __future__ import annotations

from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

_INDEX, _TABLE = "ix_sync_mark_turn", "sync_mark"


def upgrade() -> None:
    op.create_index(_INDEX, _TABLE, ["is_gone", "kind", "id"])


def downgrade() -> None:
    op.drop_index(_INDEX, _TABLE)
