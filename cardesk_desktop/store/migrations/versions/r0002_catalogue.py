"""The catalogue and its pictures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _category()
    _product()
    _barcode()
    _service()
    _service_price()
    _blob()


def downgrade() -> None:
    for table in ("blob", "service_price", "service", "barcode", "product", "category"):
        op.drop_table(table)


def _category() -> None:
    op.create_table(
        "category",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_names", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _product() -> None:
    op.create_table(
        "product",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_names", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("price_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("tax_category", sa.Text(), nullable=False),
        sa.Column("tax_rate_bp", sa.Integer(), nullable=False),
        sa.Column("tax_reason", sa.Text(), nullable=False),
        sa.Column("category_id", sa.LargeBinary(), nullable=False),
        sa.Column("photo_sha256", sa.Text(), nullable=False),
        sa.Column("minimum_milli", sa.Integer(), nullable=False),
        sa.Column("is_favourite", sa.Integer(), nullable=False),
        sa.Column("is_archived", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "tax_category IN ('S', 'Z', 'E', 'O', 'AE')", name=op.f("ck_product_tax_category")
        ),
        sa.CheckConstraint("tax_rate_bp BETWEEN 0 AND 9999", name=op.f("ck_product_tax_rate")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_product_category_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_product_category"),
        "product",
        ["category_id", "sort_name"],
        sqlite_where=sa.text("is_archived = 0"),
    )
    op.create_index(
        op.f("ix_product_favourite"),
        "product",
        ["sort_name"],
        sqlite_where=sa.text("is_favourite = 1 AND is_archived = 0"),
    )


def _barcode() -> None:
    op.create_table(
        "barcode",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("product_id", sa.LargeBinary(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", "product_id", name=op.f("pk_barcode")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_barcode_product_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_barcode_product_id"), "barcode", ["product_id"])


def _service() -> None:
    op.create_table(
        "service",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_names", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("tax_category", sa.Text(), nullable=False),
        sa.Column("tax_rate_bp", sa.Integer(), nullable=False),
        sa.Column("tax_reason", sa.Text(), nullable=False),
        sa.Column("category_id", sa.LargeBinary(), nullable=False),
        sa.Column("duration_min", sa.Integer(), nullable=False),
        sa.Column("is_favourite", sa.Integer(), nullable=False),
        sa.Column("is_archived", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "tax_category IN ('S', 'Z', 'E', 'O', 'AE')", name=op.f("ck_service_tax_category")
        ),
        sa.CheckConstraint("tax_rate_bp BETWEEN 0 AND 9999", name=op.f("ck_service_tax_rate")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_service_category_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_service_category"),
        "service",
        ["category_id", "sort_name"],
        sqlite_where=sa.text("is_archived = 0"),
    )
    op.create_index(
        op.f("ix_service_favourite"),
        "service",
        ["sort_name"],
        sqlite_where=sa.text("is_favourite = 1 AND is_archived = 0"),
    )


def _service_price() -> None:
    op.create_table(
        "service_price",
        sa.Column("service_id", sa.LargeBinary(), nullable=False),
        sa.Column("size_class", sa.Text(), nullable=False),
        sa.Column("price_minor", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "size_class IN ('motorcycle', 'small', 'sedan', 'suv', 'large')",
            name=op.f("ck_service_price_size_class"),
        ),
        sa.PrimaryKeyConstraint("service_id", "size_class", name=op.f("pk_service_price")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_service_price_service_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _blob() -> None:
    op.create_table(
        "blob",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_blob_sha256")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
        sqlite_strict=True,
    )
