"""A photo of goods goes too when nothing shows it any more, later than that of a car."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_FLAG: sa.types.TypeEngine[int] = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column(
        "sync_let_go",
        sa.Column("is_of_goods", _FLAG, nullable=False, server_default=sa.text("0")),
    )


def downgrade() -> None:
    op.execute("DELETE FROM sync_let_go WHERE is_of_goods = 1")
    op.drop_column("sync_let_go", "is_of_goods")
