"""Stock counts, and the delivery that is being written down."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_WHOLE = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    _stock_count()
    _stock_count_line()
    _delivery()
    _delivery_line()


def downgrade() -> None:
    for table in ("delivery_line", "delivery", "stock_count_line", "stock_count"):
        op.drop_table(table)


def _stock_count() -> None:
    op.create_table(
        "stock_count",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Integer(), nullable=False),
        sa.Column("started_by", sa.Text(), nullable=False),
        sa.Column("category_id", sa.LargeBinary()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Integer()),
        sa.Column("ended_by", sa.Text(), nullable=False),
        sa.CheckConstraint("scope IN ('all', 'category', 'list')", name=op.f("ck_stock_count_scope")),
        sa.CheckConstraint("state IN ('open', 'posted', 'cancelled')", name=op.f("ck_stock_count_state")),
        sa.CheckConstraint(
            "(scope = 'category') = (category_id IS NOT NULL)", name=op.f("ck_stock_count_category")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_count")),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_stock_count_category_id")),
        **_WHOLE,
    )
    is_open = sa.text("state = 'open'")
    op.create_index("ix_stock_count_open", "stock_count", ["started_at"], sqlite_where=is_open)


def _stock_count_line() -> None:
    op.create_table(
        "stock_count_line",
        sa.Column("count_id", sa.LargeBinary(), nullable=False),
        sa.Column("product_id", sa.LargeBinary(), nullable=False),
        sa.Column("counted_milli", sa.Integer()),
        sa.Column("level_milli", sa.Integer(), nullable=False),
        sa.Column("first_level_milli", sa.Integer(), nullable=False),
        sa.Column("counted_at", sa.Integer()),
        sa.Column("staff_name", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(counted_milli IS NULL) = (counted_at IS NULL)", name=op.f("ck_stock_count_line_counted")
        ),
        sa.PrimaryKeyConstraint("count_id", "product_id", name=op.f("pk_stock_count_line")),
        sa.ForeignKeyConstraint(["count_id"], ["stock_count.id"], name=op.f("fk_stock_count_line_count_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_stock_count_line_product_id")),
        **_WHOLE,
    )


def _delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("supplier_id", sa.LargeBinary()),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Integer(), nullable=False),
        sa.Column("staff_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_delivery_supplier_id")),
        **_WHOLE,
    )


def _delivery_line() -> None:
    op.create_table(
        "delivery_line",
        sa.Column("delivery_id", sa.LargeBinary(), nullable=False),
        sa.Column("product_id", sa.LargeBinary(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("quantity_milli", sa.Integer(), nullable=False),
        sa.Column("unit_cost_minor", sa.Integer()),
        sa.PrimaryKeyConstraint("delivery_id", "product_id", name=op.f("pk_delivery_line")),
        sa.ForeignKeyConstraint(["delivery_id"], ["delivery.id"], name=op.f("fk_delivery_line_delivery_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_delivery_line_product_id")),
        **_WHOLE,
    )
