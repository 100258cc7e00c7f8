"""Categories, products with their barcodes, services with their prices by size."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, Integer, Table, Text, func, literal_column

from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.store.column_types import Choice, Flag, Id, Instant
from cardesk_desktop.store.tables.metadata import (
    also_create,
    among,
    clustered,
    condition,
    names,
    tax,
    text,
    whole,
)

SUPPLIER = clustered(
    "supplier",
    Column("id", Id, primary_key=True),
    text("name"),
    # The folded name, by which the list is sorted.
    text("sort_name"),
    text("phone"),
    text("email"),
    text("note"),
    Column("is_archived", Flag, nullable=False),
    Index("ix_supplier_name", "is_archived", "sort_name"),
)

CATEGORY = clustered(
    "category",
    Column("id", Id, primary_key=True),
    *names(),
    whole("position"),
    text("colour"),
    Column("is_archived", Flag, nullable=False),
)

ON_SALE = condition("is_archived = 0")
"""Of a product or service: it is offered."""

ARCHIVED = condition("is_archived = 1")
"""Of a product or service: it is offered no more, and kept for the papers that name it."""

FAVOURITE = condition("is_favourite = 1 AND is_archived = 0")
"""Of a product or service: it is offered first."""

PRODUCT = clustered(
    "product",
    Column("id", Id, primary_key=True),
    *names(),
    # The folded name: tiles stand in the order in which people look for them, accents or not.
    text("sort_name"),
    text("sku"),
    whole("price_minor"),
    text("currency"),
    *tax(),
    Column("category_id", Id, ForeignKey("category.id"), nullable=False),
    text("photo_sha256"),
    whole("minimum_milli"),
    Column("is_favourite", Flag, nullable=False),
    Column("is_archived", Flag, nullable=False),
    whole("favourite_position"),
    # In the product's currency; NULL while nobody said what it costs.
    Column("cost_minor", Integer),
    Column("supplier_id", Id, ForeignKey("supplier.id")),
    # One index for every order of the list, so that its end is as near as its beginning.
    Index("ix_product_category", "category_id", "sort_name", sqlite_where=ON_SALE),
    Index("ix_product_tax", "tax_category", "tax_rate_bp", "tax_reason"),
    Index("ix_product_name", "sort_name", sqlite_where=ON_SALE),
    Index("ix_product_sku", "sku", sqlite_where=ON_SALE),
    Index("ix_product_price", "price_minor", sqlite_where=ON_SALE),
    Index("ix_product_cost", "cost_minor", sqlite_where=ON_SALE),
    Index("ix_product_favourite", "favourite_position", "sort_name", sqlite_where=FAVOURITE),
    Index("ix_product_archived", "sort_name", sqlite_where=ARCHIVED),
    Index("ix_product_supplier", "supplier_id", sqlite_where=ON_SALE),
)

BARCODE = clustered(
    "barcode",
    Column("code", Text, primary_key=True),
    Column("product_id", Id, ForeignKey("product.id"), primary_key=True),
    whole("position"),
    Index(None, "product_id"),
)

SERVICE = clustered(
    "service",
    Column("id", Id, primary_key=True),
    *names(),
    text("sort_name"),
    # Of all its prices; empty while it has none.
    text("currency"),
    *tax(),
    Column("category_id", Id, ForeignKey("category.id"), nullable=False),
    whole("duration_min"),
    Column("is_favourite", Flag, nullable=False),
    Column("is_archived", Flag, nullable=False),
    whole("favourite_position"),
    Index("ix_service_category", "category_id", "sort_name", sqlite_where=ON_SALE),
    Index("ix_service_tax", "tax_category", "tax_rate_bp", "tax_reason"),
    Index("ix_service_name", "sort_name", sqlite_where=ON_SALE),
    Index("ix_service_favourite", "favourite_position", "sort_name", sqlite_where=FAVOURITE),
    Index("ix_service_archived", "sort_name", sqlite_where=ARCHIVED),
)

SERVICE_PRICE = clustered(
    "service_price",
    Column("service_id", Id, ForeignKey("service.id"), primary_key=True),
    Column("size_class", Choice(SizeClass), primary_key=True),
    whole("price_minor"),
    among("size_class", SizeClass),
)

IS_LISTED = condition("is_archived = 0")
"""Of a product in stock: the list of stock shows it."""

IS_LOW = condition("is_archived = 0 AND milli <= minimum_milli")
"""Of a product in stock: it has to be ordered."""

IS_THERE = condition("(milli <> 0 OR value_minor <> 0)")
"""Of a product in stock: there is something of it to value, be it archived."""

STOCK_LEVEL = clustered(
    "stock_level",
    Column("product_id", Id, ForeignKey("product.id"), primary_key=True),
    # The sum of the product's movements, kept in the transaction of each; it may be below zero.
    whole("milli"),
    # What that is worth: never below zero, and nothing where nothing is there (decision 296).
    whole("value_minor"),
    # What one unit was said to cost in the newest movement that says it; NULL while none does.
    Column("unit_cost_minor", Integer),
    # Copies of the product's, kept by triggers, for the orders and filters of the list of stock.
    text("sort_name"),
    Column("category_id", Id, nullable=False),
    whole("minimum_milli"),
    Column("is_archived", Flag, nullable=False),
    # The sum of what the movements brought and took.
    whole("ledger_minor"),
    Index("ix_stock_level_name", "sort_name", sqlite_where=IS_LISTED),
    Index("ix_stock_level_minimum", "minimum_milli", sqlite_where=IS_LISTED),
    # What is archived may still lie there and be worth something.
    Index("ix_stock_level_there", "sort_name", sqlite_where=IS_THERE),
    Index("ix_stock_level_milli", "milli", "is_archived", "value_minor"),
    Index("ix_stock_level_value", "value_minor", "is_archived", "milli"),
    Index(
        "ix_stock_level_category",
        "category_id",
        "is_archived",
        "sort_name",
        "milli",
        "minimum_milli",
        "value_minor",
    ),
    # The first column is always the same; by it SQLite prefers this index to the larger ones.
    Index("ix_stock_level_low", "is_archived", "sort_name", sqlite_where=IS_LOW),
)

PRODUCT_TRIGGERS = {
    "tr_product_is_stocked": (
        "CREATE TRIGGER tr_product_is_stocked AFTER INSERT ON product BEGIN "
        "INSERT INTO stock_level VALUES (NEW.id, 0, 0, NULL, NEW.sort_name, NEW.category_id, "
        "NEW.minimum_milli, NEW.is_archived, 0); END"
    ),
    "tr_product_is_followed": (
        "CREATE TRIGGER tr_product_is_followed "
        "AFTER UPDATE OF sort_name, category_id, minimum_milli, is_archived ON product BEGIN "
        "UPDATE stock_level SET sort_name = NEW.sort_name, category_id = NEW.category_id, "
        "minimum_milli = NEW.minimum_milli, is_archived = NEW.is_archived "
        "WHERE product_id = NEW.id; END"
    ),
    "tr_product_is_forgotten": (
        "CREATE TRIGGER tr_product_is_forgotten BEFORE DELETE ON product BEGIN "
        "DELETE FROM stock_level WHERE product_id = OLD.id; END"
    ),
}
"""Every product has a level from its first day on, however it was written."""

for _sql in PRODUCT_TRIGGERS.values():
    also_create(_sql)

PRICE_BATCH = clustered(
    "price_batch",
    Column("id", Id, primary_key=True),
    Column("changed_at", Instant, nullable=False),
    Column("staff_id", Id, nullable=False),
    Column("is_undone", Flag, nullable=False),
)

PRICE_CHANGE = clustered(
    "price_change",
    Column("batch_id", Id, ForeignKey("price_batch.id"), primary_key=True),
    Column("item_id", Id, primary_key=True),
    # Of a service's price; empty for a product.
    Column("size_class", Text, primary_key=True),
    whole("before_minor"),
    whole("after_minor"),
)


def first_other_names(*of: Table) -> ColumnElement[Any]:
    """The names in other languages of the first of these rows that is there; of none, none."""
    names = [table.c.other_names for table in of]
    return func.coalesce(*names, literal_column("'{}'"), type_=names[0].type)
