"""A refund may go without a credit note: it gives back what two registers took too much.

The constraint goes from the text of the table alone, as SQLite's documentation describes ("ALTER TABLE",
section 7): what is sealed stays where it lies.
"""

from __future__ import annotations

from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

_NEEDED, _FREE = "credit_note_id BLOB NOT NULL", "credit_note_id BLOB"


def upgrade() -> None:
    _say_otherwise(_NEEDED, _FREE)


def downgrade() -> None:
    _say_otherwise(_FREE, _NEEDED)


def _say_otherwise(before: str, after: str) -> None:
    connection = op.get_bind()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'refund'",
        (before, after),
    )
    # Another number makes every connection read the schema again.
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")
