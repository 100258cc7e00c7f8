"""Photos under way: what is to go and what is missing is written down by triggers, with every try."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cardesk_desktop.store.sync.triggers import remake_triggers

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_TABLE = "sync_blob"
_DIRECTION = "direction IN ('up', 'down')"


def upgrade() -> None:
    # Nothing was ever written into it.
    op.drop_table(_TABLE)
    op.create_table(
        _TABLE,
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("is_done", sa.Integer(), nullable=False),
        sa.Column("piece", sa.LargeBinary(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.Integer(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f(f"pk_{_TABLE}")),
        sa.UniqueConstraint("sha256", name=op.f(f"uq_{_TABLE}_sha256")),
        sa.CheckConstraint(_DIRECTION, name=op.f(f"ck_{_TABLE}_direction")),
        sqlite_strict=True,
    )
    op.create_index("ix_sync_blob_due", _TABLE, ["direction", "number"], sqlite_where=sa.text("is_done = 0"))
    op.execute(
        "INSERT INTO sync_blob (sha256, direction, is_done, piece, tries, not_before, fault) "
        "SELECT sha256, 'up', 0, x'', 0, 0, '' FROM blob"
    )
    remake_triggers(op.get_bind())


def downgrade() -> None:
    op.drop_table(_TABLE)
    op.create_table(
        _TABLE,
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("bytes_done", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f(f"pk_{_TABLE}")),
        sa.CheckConstraint(_DIRECTION, name=op.f(f"ck_{_TABLE}_direction")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    remake_triggers(op.get_bind())
