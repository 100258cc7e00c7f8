"""What stock is worth stands beside the sum of its movements, which registers apart can leave off.

The cost told last is that of the newest movement that says one, whichever came in last. What several counts
say of one product is found by the product.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

_FILL = """
INSERT INTO stock_level
  (product_id, milli, value_minor, unit_cost_minor,
   sort_name, category_id, minimum_milli, is_archived, ledger_minor)
SELECT product_id, milli, iif(milli > 0 AND value_minor > 0, value_minor, 0),
  coalesce(
    (SELECT unit_cost_minor FROM stock_movement AS told
      WHERE told.product_id = older.product_id AND unit_cost_minor IS NOT NULL
      ORDER BY moved_at DESC, id DESC LIMIT 1),
    unit_cost_minor),
  sort_name, category_id, minimum_milli, is_archived, value_minor
FROM stock_level_before AS older ORDER BY product_id
"""
_FILL_BACK = """
INSERT INTO stock_level
  (product_id, milli, value_minor, unit_cost_minor, sort_name, category_id, minimum_milli, is_archived)
SELECT product_id, milli, ledger_minor, unit_cost_minor, sort_name, category_id, minimum_milli, is_archived
FROM stock_level_before ORDER BY product_id
"""
_STOCKED = (
    "CREATE TRIGGER tr_product_is_stocked AFTER INSERT ON product BEGIN "
    "INSERT INTO stock_level VALUES (NEW.id, 0, 0, NULL, NEW.sort_name, NEW.category_id, "
    "NEW.minimum_milli, NEW.is_archived{more}); END"
)
_FOLLOWED = (
    "CREATE TRIGGER tr_product_is_followed "
    "AFTER UPDATE OF sort_name, category_id, minimum_milli, is_archived ON product BEGIN "
    "UPDATE stock_level SET sort_name = NEW.sort_name, category_id = NEW.category_id, "
    "minimum_milli = NEW.minimum_milli, is_archived = NEW.is_archived "
    "WHERE product_id = NEW.id; END"
)
_FORGOTTEN = (
    "CREATE TRIGGER tr_product_is_forgotten BEFORE DELETE ON product BEGIN "
    "DELETE FROM stock_level WHERE product_id = OLD.id; END"
)
_COUNTED = "ix_stock_count_line_counted"
_LISTED, _THERE = "is_archived = 0", "(milli <> 0 OR value_minor <> 0)"
_CATEGORY = ("category_id", "is_archived", "sort_name", "milli", "minimum_milli", "value_minor")
_INDEXES: dict[str, tuple[tuple[str, ...], str]] = {
    "name": (("sort_name",), _LISTED),
    "minimum": (("minimum_milli",), _LISTED),
    "there": (("sort_name",), _THERE),
    "milli": (("milli", "is_archived", "value_minor"), ""),
    "value": (("value_minor", "is_archived", "milli"), ""),
    "category": (_CATEGORY, ""),
    "low": (("is_archived", "sort_name"), f"{_LISTED} AND milli <= minimum_milli"),
}


def upgrade() -> None:
    _made_again(_FILL, ", 0", sa.Column("ledger_minor", sa.Integer(), nullable=False))
    op.create_index(_COUNTED, "stock_count_line", ["product_id", "counted_at"])


def downgrade() -> None:
    op.drop_index(_COUNTED)
    _made_again(_FILL_BACK, "")


def _made_again(fill: str, more_values: str, *more: sa.Column[int]) -> None:
    # The triggers of products name the table, and would go on naming the one that is set aside.
    for trigger in ("tr_product_is_stocked", "tr_product_is_followed", "tr_product_is_forgotten"):
        op.execute(f"DROP TRIGGER {trigger}")
    for name in _INDEXES:
        op.drop_index(f"ix_stock_level_{name}")
    op.rename_table("stock_level", "stock_level_before")
    op.create_table(
        "stock_level",
        sa.Column("product_id", sa.LargeBinary(), nullable=False),
        sa.Column("milli", sa.Integer(), nullable=False),
        sa.Column("value_minor", sa.Integer(), nullable=False),
        sa.Column("unit_cost_minor", sa.Integer()),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("category_id", sa.LargeBinary(), nullable=False),
        sa.Column("minimum_milli", sa.Integer(), nullable=False),
        sa.Column("is_archived", sa.Integer(), nullable=False),
        *more,
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_stock_level")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_stock_level_product_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(fill)
    op.drop_table("stock_level_before")
    for name, (columns, condition) in _INDEXES.items():
        where = sa.text(condition) if condition else None
        op.create_index(f"ix_stock_level_{name}", "stock_level", list(columns), sqlite_where=where)
    for trigger in (_STOCKED.format(more=more_values), _FOLLOWED, _FORGOTTEN):
        op.execute(trigger)
