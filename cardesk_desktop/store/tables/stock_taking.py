"""Stock counts and the delivery that is being written down: work in hand, kept while people type."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer

from cardesk_desktop.domain.stock_count import CountScope, CountState
from cardesk_desktop.store.column_types import Id, Instant
from cardesk_desktop.store.tables.metadata import choice, clustered, condition, text, whole

IS_COUNTING = condition("state = 'open'")
"""Of a count: it goes on."""

STOCK_COUNT = clustered(
    "stock_count",
    Column("id", Id, primary_key=True),
    *choice("scope", CountScope),
    Column("started_at", Instant, nullable=False),
    text("started_by"),
    Column("category_id", Id, ForeignKey("category.id")),
    text("note"),
    *choice("state", CountState),
    Column("ended_at", Instant),
    text("ended_by"),
    CheckConstraint("(scope = 'category') = (category_id IS NOT NULL)", name="category"),
    Index("ix_stock_count_open", "started_at", sqlite_where=IS_COUNTING),
)

STOCK_COUNT_LINE = clustered(
    "stock_count_line",
    Column("count_id", Id, ForeignKey("stock_count.id"), primary_key=True),
    Column("product_id", Id, ForeignKey("product.id"), primary_key=True),
    # NULL on a list until somebody counted it.
    Column("counted_milli", Integer),
    # What the ledger said at the last and at the first counting.
    whole("level_milli"),
    whole("first_level_milli"),
    Column("counted_at", Instant),
    text("staff_name"),
    CheckConstraint("(counted_milli IS NULL) = (counted_at IS NULL)", name="counted"),
    Index("ix_stock_count_line_counted", "product_id", "counted_at"),
)

DELIVERY = clustered(
    "delivery",
    Column("id", Id, primary_key=True),
    Column("supplier_id", Id, ForeignKey("supplier.id")),
    text("reference"),
    Column("started_at", Instant, nullable=False),
    text("staff_name"),
)

DELIVERY_LINE = clustered(
    "delivery_line",
    Column("delivery_id", Id, ForeignKey("delivery.id"), primary_key=True),
    Column("product_id", Id, ForeignKey("product.id"), primary_key=True),
    whole("position"),
    whole("quantity_milli"),
    Column("unit_cost_minor", Integer),
)
