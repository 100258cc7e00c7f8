"""Sealed documents; invoices and payments as projected from them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _document()
    _invoice()
    _invoice_line()
    _invoice_balance()
    _payment()
    _seal()


def downgrade() -> None:
    for table in ("payment", "invoice_balance", "invoice_line", "invoice", "document"):
        op.drop_table(table)


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("register_code", sa.Text(), nullable=False),
        sa.Column("incarnation", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("sealed_at", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("kind IN ('', 'P', 'M')", name=op.f("ck_document_kind")),
        sa.UniqueConstraint(
            "register_code",
            "incarnation",
            "kind",
            "sequence",
            name=op.f("uq_document_register_code_incarnation_kind_sequence"),
        ),
        sa.CheckConstraint("sequence > 0", name=op.f("ck_document_sequence")),
        sa.CheckConstraint("length(hash) = 32 AND length(previous_hash) = 32", name=op.f("ck_document_hash")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sqlite_strict=True,
    )


def _invoice() -> None:
    op.create_table(
        "invoice",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.Integer(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("net_minor", sa.Integer(), nullable=False),
        sa.Column("tax_minor", sa.Integer(), nullable=False),
        sa.Column("gross_minor", sa.Integer(), nullable=False),
        sa.Column("buyer_id", sa.LargeBinary()),
        sa.Column("buyer_name", sa.Text(), nullable=False),
        sa.Column("vehicle_id", sa.LargeBinary()),
        sa.Column("plate", sa.Text(), nullable=False),
        sa.Column("vehicle_name", sa.Text(), nullable=False),
        sa.Column("ticket_id", sa.LargeBinary()),
        sa.Column("visit_id", sa.LargeBinary()),
        sa.Column("staff_name", sa.Text(), nullable=False),
        sa.CheckConstraint("form IN ('simplified', 'full')", name=op.f("ck_invoice_form")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_invoice_ticket_id")),
        sa.CheckConstraint("gross_minor = net_minor + tax_minor", name=op.f("ck_invoice_gross")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice")),
        sa.ForeignKeyConstraint(["id"], ["document.id"], name=op.f("fk_invoice_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_invoice_vehicle_id_gross_minor"),
        "invoice",
        ["vehicle_id", "gross_minor"],
        sqlite_where=sa.text("vehicle_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_invoice_visit_id"), "invoice", ["visit_id"], sqlite_where=sa.text("visit_id IS NOT NULL")
    )


def _invoice_line() -> None:
    op.create_table(
        "invoice_line",
        sa.Column("invoice_id", sa.LargeBinary(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item_id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("quantity_milli", sa.Integer(), nullable=False),
        sa.Column("unit_price_minor", sa.Integer(), nullable=False),
        sa.Column("discount_minor", sa.Integer(), nullable=False),
        sa.Column("tax_category", sa.Text(), nullable=False),
        sa.Column("tax_rate_bp", sa.Integer(), nullable=False),
        sa.Column("tax_reason", sa.Text(), nullable=False),
        sa.Column("net_minor", sa.Integer(), nullable=False),
        sa.Column("tax_minor", sa.Integer(), nullable=False),
        sa.Column("staff_name", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('product', 'service')", name=op.f("ck_invoice_line_kind")),
        sa.CheckConstraint(
            "tax_category IN ('S', 'Z', 'E', 'O', 'AE')", name=op.f("ck_invoice_line_tax_category")
        ),
        sa.CheckConstraint("tax_rate_bp BETWEEN 0 AND 9999", name=op.f("ck_invoice_line_tax_rate")),
        sa.PrimaryKeyConstraint("invoice_id", "position", name=op.f("pk_invoice_line")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_invoice_line_invoice_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _invoice_balance() -> None:
    op.create_table(
        "invoice_balance",
        sa.Column("invoice_id", sa.LargeBinary(), nullable=False),
        sa.Column("client_id", sa.LargeBinary()),
        sa.Column("issued_at", sa.Integer(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("gross_minor", sa.Integer(), nullable=False),
        sa.Column("paid_minor", sa.Integer(), nullable=False),
        sa.CheckConstraint("paid_minor BETWEEN 0 AND gross_minor", name=op.f("ck_invoice_balance_paid")),
        sa.PrimaryKeyConstraint("invoice_id", name=op.f("pk_invoice_balance")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_invoice_balance_invoice_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_invoice_balance_debtor"),
        "invoice_balance",
        ["client_id"],
        sqlite_where=sa.text("client_id IS NOT NULL AND paid_minor < gross_minor"),
    )
    op.create_index(
        op.f("ix_invoice_balance_newest"),
        "invoice_balance",
        ["business_day", "issued_at", "gross_minor", "paid_minor"],
    )
    op.create_index(
        op.f("ix_invoice_balance_unpaid"),
        "invoice_balance",
        ["business_day", "issued_at", "gross_minor", "paid_minor"],
        sqlite_where=sa.text("paid_minor < gross_minor"),
    )


def _payment() -> None:
    op.create_table(
        "payment",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("invoice_id", sa.LargeBinary(), nullable=False),
        sa.Column("paid_at", sa.Integer(), nullable=False),
        sa.Column("tender", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("received_minor", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("staff_name", sa.Text(), nullable=False),
        sa.CheckConstraint("tender IN ('cash', 'card', 'transfer')", name=op.f("ck_payment_tender")),
        sa.CheckConstraint("received_minor >= amount_minor", name=op.f("ck_payment_received")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
        sa.ForeignKeyConstraint(["id"], ["document.id"], name=op.f("fk_payment_id")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_payment_invoice_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_payment_invoice_id"), "payment", ["invoice_id"])
    op.create_index(op.f("ix_payment_paid_at_amount_minor"), "payment", ["paid_at", "amount_minor"])


def _seal() -> None:
    for table in ("document", "invoice", "invoice_line", "payment"):
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER tr_{table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is sealed'); END"
            )
