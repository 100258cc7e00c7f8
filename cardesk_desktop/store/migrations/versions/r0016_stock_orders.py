"""Low stock and one category of it are found and sorted without looking up every product."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_LISTED = "is_archived = 0"
_LOW = f"{_LISTED} AND milli <= minimum_milli"


def upgrade() -> None:
    _make(
        low=["is_archived", "sort_name"],
        category=["category_id", "sort_name", "milli", "minimum_milli", "value_minor"],
    )


def downgrade() -> None:
    _make(low=["sort_name"], category=["category_id", "sort_name"])


def _make(*, low: list[str], category: list[str]) -> None:
    for name, columns, condition in (("low", low, _LOW), ("category", category, _LISTED)):
        op.drop_index(f"ix_stock_level_{name}")
        where = sa.text(condition)
        op.create_index(f"ix_stock_level_{name}", "stock_level", columns, sqlite_where=where)
