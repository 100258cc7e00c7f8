"""What is counted of the use of this register, once its owner agreed; other registers hear nothing of it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, Text

from cardesk_desktop.store.column_types import Flag
from cardesk_desktop.store.tables.metadata import also_create, clustered, whole

USAGE_CHOICE = clustered(
    "usage_choice",
    Column("only", Integer, primary_key=True),
    Column("is_on", Flag, nullable=False),
    CheckConstraint("only = 1", name="only"),
)
"""Whether the owner agreed; no row: nobody was asked."""

USAGE_COUNT = clustered(
    "usage_count",
    # The day in UTC, as 2026-11-26.
    Column("day", Text, primary_key=True, nullable=False),
    Column("counter", Text, primary_key=True, nullable=False),
    whole("count"),
)

COUNTING = (
    "CREATE TRIGGER tr_usage_count AFTER INSERT ON journal_entry WHEN (SELECT is_on FROM usage_choice) "
    "AND NOT (SELECT is_applying FROM sync_state) AND NEW.event IN ('sale_completed', 'refund_paid', "
    "'invoice_printed', 'credit_note_printed', 'visit_checked_in', 'visit_cancelled', 'list_exported', "
    "'data_exported', 'list_imported', 'stock_counted', 'import_undone', 'prices_put_back') BEGIN "
    "INSERT INTO usage_count VALUES (date(NEW.at / 1000000, 'unixepoch'), CASE NEW.event "
    "WHEN 'sale_completed' THEN 'sales' WHEN 'refund_paid' THEN 'refunds' "
    "WHEN 'visit_checked_in' THEN 'visits' WHEN 'visit_cancelled' THEN 'cancellations' "
    "WHEN 'list_imported' THEN 'imports' WHEN 'stock_counted' THEN 'counts' "
    "WHEN 'list_exported' THEN 'exports' WHEN 'data_exported' THEN 'exports' "
    "WHEN 'import_undone' THEN 'undos' WHEN 'prices_put_back' THEN 'undos' ELSE 'prints' END, 1) "
    "ON CONFLICT (day, counter) DO UPDATE SET count = count + 1; END"
)
"""By event of the journal, the counter of `cardesk_wire.usage` that it adds to.

What others did arrives while rows are put in place, and is theirs to count.
"""

also_create(COUNTING)
