"""The triggers that refuse to change or delete what is sealed, however the statement is written."""

from __future__ import annotations

from cardesk_desktop.store.tables.metadata import also_create

SEALED_TABLES = (
    "document",
    "invoice",
    "invoice_line",
    "payment",
    "credit_note",
    "credit_note_line",
    "refund",
    "stock_movement",
    "goods_receipt",
    "journal_entry",
    "incarnation",
)
"""Written once. What is wrong in them is corrected by another document."""


def trigger_names(table: str) -> tuple[str, ...]:
    """The names of a sealed table's triggers."""
    return f"tr_{table}_no_update", f"tr_{table}_no_delete"


def create_triggers(table: str) -> tuple[str, ...]:
    """The statements that seal a table."""
    return tuple(
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is sealed'); END"
        for name, verb in zip(trigger_names(table), ("UPDATE", "DELETE"), strict=True)
    )


for _table in SEALED_TABLES:
    for _sql in create_triggers(_table):
        also_create(_sql)
