"""The company, its register and staff; clients, vehicles and visits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _company()
    _register()
    _incarnation()
    _staff()
    _client()
    _vehicle()
    _visit()
    _seal()


def downgrade() -> None:
    for table in ("visit", "vehicle", "client", "staff", "incarnation", "register", "company"):
        op.drop_table(table)


def _company() -> None:
    op.create_table(
        "company",
        sa.Column("only", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("prices_include_tax", sa.Integer(), nullable=False),
        sa.Column("rounding", sa.Text(), nullable=False),
        sa.Column("tax_category", sa.Text(), nullable=False),
        sa.Column("tax_rate_bp", sa.Integer(), nullable=False),
        sa.Column("tax_reason", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("second_language", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("tax_number", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("logo_sha256", sa.Text(), nullable=False),
        sa.Column("footer", sa.Text(), nullable=False),
        sa.Column("registrations", sa.Text(), nullable=False),
        sa.CheckConstraint("only = 1", name=op.f("ck_company_only")),
        sa.CheckConstraint("rounding IN ('per_line', 'per_rate')", name=op.f("ck_company_rounding")),
        sa.CheckConstraint(
            "tax_category IN ('S', 'Z', 'E', 'O', 'AE')", name=op.f("ck_company_tax_category")
        ),
        sa.CheckConstraint("tax_rate_bp BETWEEN 0 AND 9999", name=op.f("ck_company_tax_rate")),
        sa.PrimaryKeyConstraint("only", name=op.f("pk_company")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _register() -> None:
    op.create_table(
        "register",
        sa.Column("only", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("incarnation", sa.Text(), nullable=False),
        sa.CheckConstraint("only = 1", name=op.f("ck_register_only")),
        sa.PrimaryKeyConstraint("only", name=op.f("pk_register")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _incarnation() -> None:
    op.create_table(
        "incarnation",
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(public_key) = 32", name=op.f("ck_incarnation_public_key")),
        sa.PrimaryKeyConstraint("letter", name=op.f("pk_incarnation")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('owner', 'manager', 'front_desk', 'technician')", name=op.f("ck_staff_role")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _client() -> None:
    op.create_table(
        "client",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("is_company", sa.Integer(), nullable=False),
        sa.Column("tax_number", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _vehicle() -> None:
    op.create_table(
        "vehicle",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("plate", sa.Text(), nullable=False),
        sa.Column("plate_key", sa.Text(), nullable=False),
        sa.Column("size_class", sa.Text(), nullable=False),
        sa.Column("make", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("client_id", sa.LargeBinary()),
        sa.CheckConstraint(
            "region IN ('AUH', 'DXB', 'SHJ', 'AJM', 'UAQ', 'RAK', 'FUJ', 'SA', '--')",
            name=op.f("ck_vehicle_region"),
        ),
        sa.CheckConstraint(
            "size_class IN ('motorcycle', 'small', 'sedan', 'suv', 'large')",
            name=op.f("ck_vehicle_size_class"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicle")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_vehicle_client_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_vehicle_client_id"), "vehicle", ["client_id"])
    op.create_index(op.f("ix_vehicle_plate_key"), "vehicle", ["plate_key"])


def _visit() -> None:
    op.create_table(
        "visit",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("vehicle_id", sa.LargeBinary(), nullable=False),
        sa.Column("client_id", sa.LargeBinary()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Integer()),
        sa.Column("ready_at", sa.Integer()),
        sa.Column("ended_at", sa.Integer()),
        sa.Column("odometer_km", sa.Integer()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'in_work', 'ready', 'delivered', 'cancelled')", name=op.f("ck_visit_state")
        ),
        sa.CheckConstraint(
            "(ended_at IS NOT NULL) = (state IN ('delivered', 'cancelled'))", name=op.f("ck_visit_ended")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_visit_vehicle_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_visit_client_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_visit_ended_at"), "visit", ["ended_at"], sqlite_where=sa.text("ended_at IS NOT NULL")
    )
    op.create_index(op.f("ix_visit_open"), "visit", ["arrived_at"], sqlite_where=sa.text("ended_at IS NULL"))
    op.create_index(op.f("ix_visit_vehicle_id_arrived_at"), "visit", ["vehicle_id", "arrived_at"])


def _seal() -> None:
    for table in ("incarnation",):
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER tr_{table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is sealed'); END"
            )
