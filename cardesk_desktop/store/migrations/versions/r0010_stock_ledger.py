"""Movements say by whom, at which cost and in which receipt or count; levels have a value and are listed.

Both tables are made anew: the kinds of a movement are held by a constraint, and the triggers that seal it
go and come with the table. What was sold and received before keeps its number, its content and its seal.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_KINDS = "'sale', 'receipt', 'count', 'waste', 'consumption', 'return'"
_ALL_KINDS = f"{_KINDS}, 'adjustment', 'reversal', 'revaluation'"

# The invoice says who sold; the journal who received. An old receipt is a receipt of one line.
_FILL_MOVEMENTS = """
INSERT INTO stock_movement
  (id, number, product_id, kind, quantity_milli, moved_at, invoice_id, reason,
   staff_name, batch_id, value_minor)
SELECT id, number, product_id, kind, quantity_milli, moved_at, invoice_id, reason,
  coalesce(
    (SELECT staff_name FROM invoice WHERE invoice.id = older.invoice_id),
    (SELECT staff.name FROM journal_entry JOIN staff ON staff.id = journal_entry.staff_id
      WHERE journal_entry.subject_id = older.id AND journal_entry.event = 'stock_received'),
    ''),
  CASE kind WHEN 'receipt' THEN id END,
  0
FROM stock_movement_before AS older ORDER BY id
"""
_FILL_RECEIPTS = """
INSERT INTO goods_receipt
  (id, number, received_at, supplier_name, reference, staff_name, lines, cost_minor)
SELECT id, number, moved_at, '', reason, staff_name, 1, 0 FROM stock_movement
WHERE kind = 'receipt' ORDER BY id
"""
_FILL_LEVELS = """
INSERT INTO stock_level
SELECT id,
  coalesce((SELECT sum(quantity_milli) FROM stock_movement WHERE product_id = product.id), 0),
  0, NULL, sort_name, category_id, minimum_milli, is_archived
FROM product ORDER BY id
"""
_PRODUCT_TRIGGERS = (
    "CREATE TRIGGER tr_product_is_stocked AFTER INSERT ON product BEGIN "
    "INSERT INTO stock_level VALUES (NEW.id, 0, 0, NULL, NEW.sort_name, NEW.category_id, "
    "NEW.minimum_milli, NEW.is_archived); END",
    "CREATE TRIGGER tr_product_is_followed "
    "AFTER UPDATE OF sort_name, category_id, minimum_milli, is_archived ON product BEGIN "
    "UPDATE stock_level SET sort_name = NEW.sort_name, category_id = NEW.category_id, "
    "minimum_milli = NEW.minimum_milli, is_archived = NEW.is_archived "
    "WHERE product_id = NEW.id; END",
    "CREATE TRIGGER tr_product_is_forgotten BEFORE DELETE ON product BEGIN "
    "DELETE FROM stock_level WHERE product_id = OLD.id; END",
)


def upgrade() -> None:
    _set_movements_aside("ix_stock_movement_product_id_moved_at")
    _stock_movement(
        _ALL_KINDS,
        sa.Column("staff_name", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.LargeBinary()),
        sa.Column("reverses_id", sa.LargeBinary()),
        sa.Column("unit_cost_minor", sa.Integer()),
        sa.Column("value_minor", sa.Integer(), nullable=False),
    )
    _goods_receipt()
    op.execute(_FILL_MOVEMENTS)
    op.execute(_FILL_RECEIPTS)
    op.drop_table("stock_movement_before")
    _index_movements()
    op.drop_table("stock_level")
    _stock_level()
    op.execute(_FILL_LEVELS)
    for trigger in _PRODUCT_TRIGGERS:
        op.execute(trigger)
    _seal("stock_movement")
    _seal("goods_receipt")


def downgrade() -> None:
    for trigger in ("tr_product_is_stocked", "tr_product_is_followed", "tr_product_is_forgotten"):
        op.execute(f"DROP TRIGGER {trigger}")
    for index in ("ix_stock_movement_batch_id", "ix_stock_movement_reverses_id"):
        op.drop_index(index)
    _set_movements_aside("ix_stock_movement_ledger")
    _stock_movement(_KINDS)
    op.execute(
        "INSERT INTO stock_movement SELECT id, number, product_id, "
        "CASE WHEN kind IN ('adjustment', 'reversal', 'revaluation') THEN 'count' ELSE kind END, "
        "quantity_milli, moved_at, invoice_id, reason FROM stock_movement_before ORDER BY id"
    )
    op.drop_table("stock_movement_before")
    op.create_index(
        op.f("ix_stock_movement_product_id_moved_at"), "stock_movement", ["product_id", "moved_at"]
    )
    op.drop_table("goods_receipt")
    op.drop_table("stock_level")
    op.create_table(
        "stock_level",
        sa.Column("product_id", sa.LargeBinary(), nullable=False),
        sa.Column("milli", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_stock_level")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_stock_level_product_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stock_level_milli", "stock_level", ["milli"])
    op.execute(
        "INSERT INTO stock_level SELECT id, coalesce((SELECT sum(quantity_milli) FROM stock_movement "
        "WHERE product_id = product.id), 0) FROM product ORDER BY id"
    )
    _seal("stock_movement")


def _set_movements_aside(index: str) -> None:
    """Names of indexes and triggers belong to one table at a time."""
    op.drop_index(index)
    for verb in ("update", "delete"):
        op.execute(f"DROP TRIGGER tr_stock_movement_no_{verb}")
    op.execute("ALTER TABLE stock_movement RENAME TO stock_movement_before")


def _stock_movement(kinds: str, *more: sa.Column[object]) -> None:
    op.create_table(
        "stock_movement",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("product_id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quantity_milli", sa.Integer(), nullable=False),
        sa.Column("moved_at", sa.Integer(), nullable=False),
        sa.Column("invoice_id", sa.LargeBinary()),
        sa.Column("reason", sa.Text(), nullable=False),
        *more,
        sa.CheckConstraint(f"kind IN ({kinds})", name=op.f("ck_stock_movement_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_movement")),
        sa.ForeignKeyConstraint(["id"], ["document.id"], name=op.f("fk_stock_movement_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_stock_movement_product_id")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_stock_movement_invoice_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _index_movements() -> None:
    op.create_index(
        "ix_stock_movement_ledger",
        "stock_movement",
        ["product_id", "moved_at", "quantity_milli", "value_minor"],
    )
    op.create_index(
        op.f("ix_stock_movement_batch_id"),
        "stock_movement",
        ["batch_id"],
        sqlite_where=sa.text("batch_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_stock_movement_reverses_id"),
        "stock_movement",
        ["reverses_id"],
        unique=True,
        sqlite_where=sa.text("reverses_id IS NOT NULL"),
    )


def _goods_receipt() -> None:
    op.create_table(
        "goods_receipt",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("received_at", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.LargeBinary()),
        sa.Column("supplier_name", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("staff_name", sa.Text(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("cost_minor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goods_receipt")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_goods_receipt_received_at"), "goods_receipt", ["received_at"])


def _stock_level() -> None:
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
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_stock_level")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_stock_level_product_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    listed = "is_archived = 0"
    orders = {
        "name": ["sort_name"],
        "minimum": ["minimum_milli"],
        "value": ["value_minor"],
        "category": ["category_id", "sort_name"],
    }
    for name, columns in orders.items():
        op.create_index(f"ix_stock_level_{name}", "stock_level", columns, sqlite_where=sa.text(listed))
    op.create_index("ix_stock_level_milli", "stock_level", ["milli", "is_archived"])
    low = sa.text(f"{listed} AND milli <= minimum_milli")
    op.create_index("ix_stock_level_low", "stock_level", ["sort_name"], sqlite_where=low)


def _seal(table: str) -> None:
    for verb in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER tr_{table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is sealed'); END"
        )
