"""What a stock count says of one product is found without the rest of the count."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

_OLD, _NEW, _TABLE = "ix_stock_movement_batch_id", "ix_stock_movement_batch", "stock_movement"
_WHERE = sa.text("batch_id IS NOT NULL")


def upgrade() -> None:
    op.drop_index(_OLD)
    op.create_index(_NEW, _TABLE, ["batch_id", "product_id"], sqlite_where=_WHERE)


def downgrade() -> None:
    op.drop_index(_NEW)
    op.create_index(_OLD, _TABLE, ["batch_id"], sqlite_where=_WHERE)
