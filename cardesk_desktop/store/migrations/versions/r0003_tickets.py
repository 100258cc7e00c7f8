"""Tickets and their lines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _ticket()
    _ticket_line()


def downgrade() -> None:
    for table in ("ticket_line", "ticket"):
        op.drop_table(table)


def _ticket() -> None:
    op.create_table(
        "ticket",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.LargeBinary()),
        sa.Column("vehicle_id", sa.LargeBinary()),
        sa.Column("client_id", sa.LargeBinary()),
        sa.Column("size_class", sa.Text(), nullable=False),
        sa.Column("discount_kind", sa.Text()),
        sa.Column("discount_value", sa.Integer()),
        sa.Column("discount_reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'parked', 'invoiced', 'voided')", name=op.f("ck_ticket_state")),
        sa.CheckConstraint(
            "size_class IN ('motorcycle', 'small', 'sedan', 'suv', 'large')",
            name=op.f("ck_ticket_size_class"),
        ),
        sa.CheckConstraint("discount_kind IN ('percent', 'amount')", name=op.f("ck_ticket_discount_kind")),
        sa.CheckConstraint(
            "(discount_kind IS NULL) = (discount_value IS NULL)", name=op.f("ck_ticket_discount_whole")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_ticket_visit_id")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_ticket_vehicle_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_ticket_client_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_ticket_editable"),
        "ticket",
        ["opened_at"],
        sqlite_where=sa.text("state IN ('open', 'parked')"),
    )
    op.create_index(
        op.f("ix_ticket_visit_id_opened_at"),
        "ticket",
        ["visit_id", "opened_at"],
        sqlite_where=sa.text("visit_id IS NOT NULL"),
    )


def _ticket_line() -> None:
    op.create_table(
        "ticket_line",
        sa.Column("ticket_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item_id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_names", sa.Text(), nullable=False),
        sa.Column("unit_price_minor", sa.Integer(), nullable=False),
        sa.Column("tax_category", sa.Text(), nullable=False),
        sa.Column("tax_rate_bp", sa.Integer(), nullable=False),
        sa.Column("tax_reason", sa.Text(), nullable=False),
        sa.Column("quantity_milli", sa.Integer(), nullable=False),
        sa.Column("discount_kind", sa.Text()),
        sa.Column("discount_value", sa.Integer()),
        sa.Column("discount_reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.LargeBinary()),
        sa.CheckConstraint("kind IN ('product', 'service')", name=op.f("ck_ticket_line_kind")),
        sa.CheckConstraint(
            "tax_category IN ('S', 'Z', 'E', 'O', 'AE')", name=op.f("ck_ticket_line_tax_category")
        ),
        sa.CheckConstraint("tax_rate_bp BETWEEN 0 AND 9999", name=op.f("ck_ticket_line_tax_rate")),
        sa.CheckConstraint(
            "discount_kind IN ('percent', 'amount')", name=op.f("ck_ticket_line_discount_kind")
        ),
        sa.CheckConstraint(
            "(discount_kind IS NULL) = (discount_value IS NULL)", name=op.f("ck_ticket_line_discount_whole")
        ),
        sa.CheckConstraint("quantity_milli > 0", name=op.f("ck_ticket_line_quantity")),
        sa.PrimaryKeyConstraint("ticket_id", "id", name=op.f("pk_ticket_line")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_line_ticket_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_ticket_line_staff_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
