"""Documents of other registers beside this one's own.

`document`, `invoice` and `invoice_balance` are made anew without the constraints that only hold among the
documents of one register. Every row is copied as it is, under its rowid, which tells the order of sealing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_ROWS = {"sqlite_strict": True}
_WHOLE = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    _document(is_shared=True)
    _invoice(is_shared=True)
    _balance(is_shared=True)
    _index("invoice", "ticket_id")
    op.drop_index("ix_stock_movement_reverses_id")
    _index("stock_movement", "reverses_id")


def downgrade() -> None:
    """Fails where two registers' documents bear one number: those belong to no single register."""
    op.drop_index("ix_stock_movement_reverses_id")
    op.create_index(
        "ix_stock_movement_reverses_id",
        "stock_movement",
        ["reverses_id"],
        unique=True,
        sqlite_where=sa.text("reverses_id IS NOT NULL"),
    )
    _balance(is_shared=False)
    _invoice(is_shared=False)
    _document(is_shared=False)


def _document(*, is_shared: bool) -> None:
    series = ("register_code", "incarnation", "kind", "sequence")
    unique = sa.UniqueConstraint(*series, name=op.f("uq_document_register_code_incarnation_kind_sequence"))
    op.create_table(
        "document_anew",
        *_bytes("id"),
        *_texts("kind", "register_code", "incarnation"),
        *_wholes("sequence", "sealed_at"),
        *_bytes("content", "previous_hash", "hash", "signature"),
        *(_wholes("is_foreign") if is_shared else ()),
        sa.CheckConstraint("kind IN ('', 'P', 'M')", name=op.f("ck_document_kind")),
        *(() if is_shared else (unique,)),
        sa.CheckConstraint("sequence > 0", name=op.f("ck_document_sequence")),
        sa.CheckConstraint("length(hash) = 32 AND length(previous_hash) = 32", name=op.f("ck_document_hash")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        **_ROWS,
    )
    kept = f"rowid, id, {', '.join(series)}, sealed_at, content, previous_hash, hash, signature"
    into, of = (f"{kept}, is_foreign", f"{kept}, 0") if is_shared else (kept, kept)
    op.execute(f"INSERT INTO document_anew ({into}) SELECT {of} FROM document ORDER BY rowid")  # noqa: S608
    _put_in_place("document", is_sealed=True)
    if is_shared:
        where = sa.text("is_foreign = 0")
        op.create_index("ix_document_own_series", "document", list(series), unique=True, sqlite_where=where)


def _invoice(*, is_shared: bool) -> None:
    op.create_table(
        "invoice_anew",
        *_bytes("id"),
        *_texts("number", "form"),
        *_wholes("issued_at"),
        *_texts("business_day", "currency"),
        *_wholes("net_minor", "tax_minor", "gross_minor"),
        sa.Column("buyer_id", sa.LargeBinary()),
        *_texts("buyer_name"),
        sa.Column("vehicle_id", sa.LargeBinary()),
        *_texts("plate", "vehicle_name"),
        sa.Column("ticket_id", sa.LargeBinary()),
        sa.Column("visit_id", sa.LargeBinary()),
        *_texts("staff_name"),
        sa.CheckConstraint("form IN ('simplified', 'full')", name=op.f("ck_invoice_form")),
        *(() if is_shared else (sa.UniqueConstraint("ticket_id", name=op.f("uq_invoice_ticket_id")),)),
        sa.CheckConstraint("gross_minor = net_minor + tax_minor", name=op.f("ck_invoice_gross")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice")),
        sa.ForeignKeyConstraint(["id"], ["document.id"], name=op.f("fk_invoice_id")),
        **_WHOLE,
    )
    op.execute("INSERT INTO invoice_anew SELECT * FROM invoice ORDER BY id")
    _put_in_place("invoice", is_sealed=True)
    _index("invoice", "vehicle_id", "gross_minor")
    _index("invoice", "visit_id")


def _balance(*, is_shared: bool) -> None:
    allowed = "paid_minor >= 0" if is_shared else "paid_minor BETWEEN 0 AND gross_minor"
    op.create_table(
        "invoice_balance_anew",
        *_bytes("invoice_id"),
        sa.Column("client_id", sa.LargeBinary()),
        *_wholes("issued_at"),
        *_texts("business_day"),
        *_wholes("gross_minor", "paid_minor"),
        sa.CheckConstraint(allowed, name=op.f("ck_invoice_balance_paid")),
        sa.PrimaryKeyConstraint("invoice_id", name=op.f("pk_invoice_balance")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_invoice_balance_invoice_id")),
        **_WHOLE,
    )
    op.execute("INSERT INTO invoice_balance_anew SELECT * FROM invoice_balance ORDER BY invoice_id")
    _put_in_place("invoice_balance", is_sealed=False)
    listed = ["business_day", "issued_at", "gross_minor", "paid_minor"]
    unpaid = "paid_minor < gross_minor"
    for name, columns, where in (
        ("newest", listed, None),
        ("unpaid", listed, unpaid),
        ("debtor", ["client_id"], f"client_id IS NOT NULL AND {unpaid}"),
        ("client", ["client_id", *listed], "client_id IS NOT NULL"),
    ):
        condition = None if where is None else sa.text(where)
        op.create_index(f"ix_invoice_balance_{name}", "invoice_balance", columns, sqlite_where=condition)


def _put_in_place(table: str, *, is_sealed: bool) -> None:
    """The new table takes the name of the older one, to which the others refer."""
    op.drop_table(table)
    op.rename_table(f"{table}_anew", table)
    for verb in ("update", "delete") if is_sealed else ():
        op.execute(
            f"CREATE TRIGGER tr_{table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is sealed'); END"
        )


def _index(table: str, *columns: str) -> None:
    where = sa.text(f"{columns[0]} IS NOT NULL")
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), sqlite_where=where)


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)


def _wholes(*names: str) -> tuple[sa.Column[int], ...]:
    return tuple(sa.Column(name, sa.Integer(), nullable=False) for name in names)


def _bytes(*names: str) -> tuple[sa.Column[bytes], ...]:
    return tuple(sa.Column(name, sa.LargeBinary(), nullable=False) for name in names)
