"""Credit notes and refunds; what an invoice comes to after them; how many a day has.

The kinds of documents and of what is searched for are held by constraints of tables that are large. Their
text alone changes, as SQLite's manual of ALTER TABLE has it, and no row is touched.
"""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_KINDS = {
    "document": ("'', 'P', 'M'", "'', 'P', 'M', 'C', 'R'"),
    "search_entry": ("'client', 'invoice', 'service'", "'client', 'invoice', 'credit_note', 'service'"),
}
_ITEMS = "'product', 'service'"
_TENDERS = "'cash', 'card', 'transfer'"
_CATEGORIES = "'S', 'Z', 'E', 'O', 'AE'"
_COUNTS = {
    **dict.fromkeys(("day_sales", "day_item", "day_staff", "day_tax"), "credit_notes"),
    "day_tender": "refunds",
}
_LISTED = ["business_day", "issued_at", "gross_minor", "paid_minor"]
_INDEXES = {
    "ix_invoice_balance_newest": (_LISTED, None),
    "ix_invoice_balance_unpaid": (_LISTED, "paid_minor < gross_minor"),
    "ix_invoice_balance_debtor": (["client_id"], "client_id IS NOT NULL AND paid_minor < gross_minor"),
    "ix_invoice_balance_client": (["client_id", *_LISTED], "client_id IS NOT NULL"),
}
_PAID = "CONSTRAINT ck_invoice_balance_paid CHECK (paid_minor >= 0)"
_WHOLE = {"sqlite_strict": True, "sqlite_with_rowid": False}
_SEALED = ("credit_note", "credit_note_line", "refund")


def upgrade() -> None:
    for table, (before, after) in _KINDS.items():
        _say_otherwise(table, before, after)
    op.execute(
        "CREATE VIRTUAL TABLE search_words_credit_note USING fts5(words, content = '', "
        "contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3')"
    )
    _credit_note()
    _credit_note_line()
    _refund()
    for table, column in _COUNTS.items():
        _made_again(table, more=column)
    # Two registers may take back what was sold without hearing one another.
    _made_again("invoice_balance", more="credited_minor", swap=(f"{_PAID}, \n\t", ""))
    _index_balances()
    op.create_index(
        "ix_invoice_balance_credited",
        "invoice_balance",
        [*_LISTED, "credited_minor"],
        sqlite_where=sa.text("credited_minor > 0"),
    )
    for table in _SEALED:
        _seal(table)


def downgrade() -> None:
    op.execute(
        "UPDATE invoice_balance SET gross_minor = gross_minor + credited_minor, "
        "paid_minor = paid_minor + coalesce("
        "(SELECT sum(amount_minor) FROM refund WHERE refund.invoice_id = invoice_balance.invoice_id), 0)"
    )
    for table in ("refund", "credit_note_line", "credit_note"):
        op.drop_table(table)
    key = "CONSTRAINT pk_invoice_balance"
    _made_again("invoice_balance", less="credited_minor", swap=(key, f"{_PAID}, \n\t{key}"))
    _index_balances()
    for table, column in _COUNTS.items():
        _made_again(table, less=column)
    op.execute("DROP TABLE search_words_credit_note")
    op.execute("DELETE FROM search_entry WHERE kind = 'credit_note'")
    for table, (before, after) in _KINDS.items():
        _say_otherwise(table, after, before)


def _say_otherwise(table: str, before: str, after: str) -> None:
    connection = op.get_bind()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?",
        (before, after, table),
    )
    # Another number makes every connection read the schema again.
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")


def _made_again(table: str, *, more: str = "", less: str = "", swap: tuple[str, str] = ("", "")) -> None:
    """Make a table anew as it stands, with one more column of whole numbers, zero so far, or one less.

    `swap` is said otherwise beside that.
    """
    connection = op.get_bind()
    found = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = ?", (table,))
    written = str(found.scalar_one()).replace(f'"{table}"', table)
    written = written.replace(*swap) if swap[0] else written
    columns = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
    kept = ", ".join(column for column in columns if column != less)
    if more:
        written = written.replace("\n\tCONSTRAINT", f"\n\t{more} INTEGER NOT NULL, \n\tCONSTRAINT", 1)
    else:
        written = re.sub(rf"\n\t{less} [^\n]*", "", written)
    op.execute("PRAGMA legacy_alter_table = ON")
    op.execute(f"ALTER TABLE {table} RENAME TO {table}_before")
    connection.exec_driver_sql(written)
    into, values = (f"{kept}, {more}", f"{kept}, 0") if more else (kept, kept)
    op.execute(f"INSERT INTO {table} ({into}) SELECT {values} FROM {table}_before")  # noqa: S608
    op.drop_table(f"{table}_before")
    op.execute("PRAGMA legacy_alter_table = OFF")


def _index_balances() -> None:
    for name, (columns, condition) in _INDEXES.items():
        where = None if condition is None else sa.text(condition)
        op.create_index(name, "invoice_balance", columns, sqlite_where=where)


def _credit_note() -> None:
    op.create_table(
        "credit_note",
        _id("id"),
        sa.Column("number", sa.Text(), nullable=False),
        _id("invoice_id"),
        sa.Column("issued_at", sa.Integer(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        *_whole("net_minor", "tax_minor", "gross_minor", "refunded_minor"),
        sa.Column("buyer_name", sa.Text(), nullable=False),
        sa.Column("vehicle_id", sa.LargeBinary()),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("plate", "vehicle_name", "reason", "staff_name")
        ),
        sa.CheckConstraint("gross_minor = net_minor + tax_minor", name=op.f("ck_credit_note_gross")),
        sa.CheckConstraint("refunded_minor BETWEEN 0 AND gross_minor", name=op.f("ck_credit_note_refunded")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_note")),
        sa.ForeignKeyConstraint(["id"], ["document.id"], name=op.f("fk_credit_note_id")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_credit_note_invoice_id")),
        **_WHOLE,
    )
    op.create_index(op.f("ix_credit_note_invoice_id"), "credit_note", ["invoice_id"])
    op.create_index("ix_credit_note_newest", "credit_note", ["business_day", "issued_at", "gross_minor"])
    op.create_index(op.f("ix_credit_note_issued_at"), "credit_note", ["issued_at"])
    op.create_index(
        op.f("ix_credit_note_vehicle_id_gross_minor"),
        "credit_note",
        ["vehicle_id", "gross_minor"],
        sqlite_where=sa.text("vehicle_id IS NOT NULL"),
    )


def _credit_note_line() -> None:
    name = "ck_credit_note_line"
    op.create_table(
        "credit_note_line",
        _id("credit_note_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        _id("item_id"),
        sa.Column("name", sa.Text(), nullable=False),
        *_whole("quantity_milli", "unit_price_minor", "discount_minor"),
        sa.Column("tax_category", sa.Text(), nullable=False),
        *_whole("tax_rate_bp"),
        sa.Column("tax_reason", sa.Text(), nullable=False),
        *_whole("net_minor", "tax_minor"),
        sa.Column("staff_name", sa.Text(), nullable=False),
        sa.Column("fate", sa.Text()),
        sa.CheckConstraint(f"kind IN ({_ITEMS})", name=op.f(f"{name}_kind")),
        sa.CheckConstraint(f"tax_category IN ({_CATEGORIES})", name=op.f(f"{name}_tax_category")),
        sa.CheckConstraint("tax_rate_bp BETWEEN 0 AND 9999", name=op.f(f"{name}_tax_rate")),
        sa.CheckConstraint("fate IN ('stock', 'waste')", name=op.f(f"{name}_fate")),
        sa.PrimaryKeyConstraint("credit_note_id", "position", name=op.f("pk_credit_note_line")),
        sa.ForeignKeyConstraint(
            ["credit_note_id"], ["credit_note.id"], name=op.f("fk_credit_note_line_credit_note_id")
        ),
        **_WHOLE,
    )


def _refund() -> None:
    op.create_table(
        "refund",
        _id("id"),
        sa.Column("number", sa.Text(), nullable=False),
        _id("credit_note_id"),
        _id("invoice_id"),
        sa.Column("refunded_at", sa.Integer(), nullable=False),
        sa.Column("tender", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        *_whole("amount_minor"),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("staff_name", sa.Text(), nullable=False),
        sa.CheckConstraint(f"tender IN ({_TENDERS})", name=op.f("ck_refund_tender")),
        sa.CheckConstraint("amount_minor > 0", name=op.f("ck_refund_amount")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refund")),
        sa.ForeignKeyConstraint(["id"], ["document.id"], name=op.f("fk_refund_id")),
        sa.ForeignKeyConstraint(
            ["credit_note_id"], ["credit_note.id"], name=op.f("fk_refund_credit_note_id")
        ),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_refund_invoice_id")),
        **_WHOLE,
    )
    op.create_index(op.f("ix_refund_invoice_id"), "refund", ["invoice_id"])
    op.create_index(op.f("ix_refund_refunded_at_amount_minor"), "refund", ["refunded_at", "amount_minor"])


def _id(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _whole(*names: str) -> tuple[sa.Column[int], ...]:
    return tuple(sa.Column(name, sa.Integer(), nullable=False) for name in names)


def _seal(table: str) -> None:
    for verb in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER tr_{table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is sealed'); END"
        )
