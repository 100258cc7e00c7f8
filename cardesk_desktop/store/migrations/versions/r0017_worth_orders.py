"""The worth of the stock is sorted and summed up from indices that hold level and value together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_LISTED = "is_archived = 0"
_THERE = "(milli <> 0 OR value_minor <> 0)"


def upgrade() -> None:
    for name in ("milli", "value", "category"):
        op.drop_index(f"ix_stock_level_{name}")
    _make("there", "sort_name", where=_THERE)
    _make("milli", "milli", "is_archived", "value_minor")
    _make("value", "value_minor", "is_archived", "milli")
    _make("category", "category_id", "is_archived", "sort_name", "milli", "minimum_milli", "value_minor")


def downgrade() -> None:
    for name in ("there", "milli", "value", "category"):
        op.drop_index(f"ix_stock_level_{name}")
    _make("milli", "milli", "is_archived")
    _make("value", "value_minor", where=_LISTED)
    _make("category", "category_id", "sort_name", "milli", "minimum_milli", "value_minor", where=_LISTED)


def _make(name: str, *columns: str, where: str = "") -> None:
    condition = sa.text(where) if where else None
    op.create_index(f"ix_stock_level_{name}", "stock_level", list(columns), sqlite_where=condition)
