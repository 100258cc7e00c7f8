"""What goods cost and who delivers them; favourites in an order of their own; prices changed together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_WHOLE = {"sqlite_strict": True, "sqlite_with_rowid": False}
_ON_SALE = sa.text("is_archived = 0")
_ARCHIVED = sa.text("is_archived = 1")
_FAVOURITE = sa.text("is_favourite = 1 AND is_archived = 0")

_ADDED = {
    "category": {"is_archived": "0"},
    "product": {"favourite_position": "0", "cost_minor": "NULL", "supplier_id": "NULL"},
    "service": {"favourite_position": "0"},
}
"""The new columns of each table, and what stands in them at first."""


def upgrade() -> None:
    _supplier()
    _price_batch()
    _price_change()
    for table, added in _ADDED.items():
        _copy(table, _parts(table, is_new=True), added)
    _indexes("product", ["favourite_position", "sort_name"])
    _indexes("service", ["favourite_position", "sort_name"])
    for name, column in (("sku", "sku"), ("price", "price_minor"), ("cost", "cost_minor")):
        op.create_index(op.f(f"ix_product_{name}"), "product", [column], sqlite_where=_ON_SALE)
    op.create_index(op.f("ix_product_supplier"), "product", ["supplier_id"], sqlite_where=_ON_SALE)
    for table in ("product", "service"):
        op.create_index(op.f(f"ix_{table}_name"), table, ["sort_name"], sqlite_where=_ON_SALE)
        op.create_index(op.f(f"ix_{table}_archived"), table, ["sort_name"], sqlite_where=_ARCHIVED)
    op.create_index(op.f("ix_stock_level_milli"), "stock_level", ["milli"])
    op.execute(
        "INSERT INTO stock_level (product_id, milli) "
        "SELECT id, 0 FROM product WHERE id NOT IN (SELECT product_id FROM stock_level)"
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_stock_level_milli"), "stock_level")
    for table in _ADDED:
        _copy(table, _parts(table, is_new=False), {})
    for table in ("product", "service"):
        _indexes(table, ["sort_name"])
    for table in ("price_change", "price_batch", "supplier"):
        op.drop_table(table)


def _copy(table: str, parts: list[sa.schema.SchemaItem], added: dict[str, str]) -> None:
    """Make a table anew with all its rows: SQLite cannot add what must not be empty."""
    kept = [part.name for part in parts if isinstance(part, sa.Column) and part.name not in added]
    made = op.create_table(f"new_{table}", *parts, **_WHOLE)
    old = sa.table(table, *map(sa.column, kept))
    values = (*old.c, *map(sa.literal_column, added.values()))
    op.execute(sa.insert(made).from_select([*kept, *added], sa.select(*values)))
    op.drop_table(table)
    op.rename_table(f"new_{table}", table)


def _parts(table: str, *, is_new: bool) -> list[sa.schema.SchemaItem]:
    make = {"category": _category, "product": _product, "service": _service}[table]
    return make(is_new=is_new)


def _indexes(table: str, favourite: list[str]) -> None:
    """The indexes that were there before, the favourites in their order."""
    taxed = ["tax_category", "tax_rate_bp", "tax_reason"]
    op.create_index(op.f(f"ix_{table}_tax"), table, taxed)
    shelf = ["category_id", "sort_name"]
    op.create_index(op.f(f"ix_{table}_category"), table, shelf, sqlite_where=_ON_SALE)
    op.create_index(op.f(f"ix_{table}_favourite"), table, favourite, sqlite_where=_FAVOURITE)


def _supplier() -> None:
    op.create_table(
        "supplier",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("is_archived", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplier")),
        **_WHOLE,
    )
    op.create_index(op.f("ix_supplier_name"), "supplier", ["is_archived", "sort_name"])


def _price_batch() -> None:
    op.create_table(
        "price_batch",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.LargeBinary(), nullable=False),
        sa.Column("is_undone", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_batch")),
        **_WHOLE,
    )


def _price_change() -> None:
    op.create_table(
        "price_change",
        sa.Column("batch_id", sa.LargeBinary(), nullable=False),
        sa.Column("item_id", sa.LargeBinary(), nullable=False),
        sa.Column("size_class", sa.Text(), nullable=False),
        sa.Column("before_minor", sa.Integer(), nullable=False),
        sa.Column("after_minor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("batch_id", "item_id", "size_class", name=op.f("pk_price_change")),
        sa.ForeignKeyConstraint(["batch_id"], ["price_batch.id"], name=op.f("fk_price_change_batch_id")),
        **_WHOLE,
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _id(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _category(*, is_new: bool) -> list[sa.schema.SchemaItem]:
    return [
        _id("id"),
        _text("name"),
        _text("other_names"),
        _whole("position"),
        _text("colour"),
        *([_whole("is_archived")] if is_new else []),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
    ]


def _product(*, is_new: bool) -> list[sa.schema.SchemaItem]:
    added: list[sa.schema.SchemaItem] = [
        _whole("favourite_position"),
        sa.Column("cost_minor", sa.Integer()),
        sa.Column("supplier_id", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_product_supplier_id")),
    ]
    return [
        _id("id"),
        *map(_text, ("name", "other_names", "sort_name", "sku")),
        _whole("price_minor"),
        _text("currency"),
        *_tax(),
        _id("category_id"),
        _text("photo_sha256"),
        *map(_whole, ("minimum_milli", "is_favourite", "is_archived")),
        *(added if is_new else []),
        *_constraints("product"),
    ]


def _service(*, is_new: bool) -> list[sa.schema.SchemaItem]:
    return [
        _id("id"),
        *map(_text, ("name", "other_names", "sort_name", "currency")),
        *_tax(),
        _id("category_id"),
        *map(_whole, ("duration_min", "is_favourite", "is_archived")),
        *([_whole("favourite_position")] if is_new else []),
        *_constraints("service"),
    ]


def _tax() -> list[sa.schema.SchemaItem]:
    return [_text("tax_category"), _whole("tax_rate_bp"), _text("tax_reason")]


def _constraints(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.CheckConstraint(
            "tax_category IN ('S', 'Z', 'E', 'O', 'AE')", name=op.f(f"ck_{table}_tax_category")
        ),
        sa.CheckConstraint("tax_rate_bp BETWEEN 0 AND 9999", name=op.f(f"ck_{table}_tax_rate")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f(f"fk_{table}_category_id")),
    ]
