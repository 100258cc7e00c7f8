"""Clients with several phones and their consent, cars with their papers, and what the list shows at once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_LABELS = "'mobile', 'work', 'home', 'driver', 'other'"
_CLIENT = ("id", "name", "phone", "email", "is_company", "tax_number", "address", "language", "notes")
_VEHICLE = ("id", "region", "plate", "plate_key", "size_class", "make", "model", "colour", "client_id")
_STANDING = {
    "name": "name_key",
    "phone": "phone",
    "last_visit": "last_visit_at",
    "visits": "visit_count",
    "spent": "spent_minor",
    "balance": "balance_minor",
}
_UUID_V7 = 7


def upgrade() -> None:
    _made_again("client", _client_columns(is_new=True), {name: name for name in _CLIENT} | _NEW_OF_CLIENT)
    _made_again("vehicle", _vehicle_columns(is_new=True), {name: name for name in _VEHICLE} | _NEW_OF_VEHICLE)
    op.create_index(op.f("ix_vehicle_client_id"), "vehicle", ["client_id"])
    op.create_index(op.f("ix_vehicle_plate_key_region"), "vehicle", ["plate_key", "region"])
    _date_clients()
    _client_phone()
    _aliases()
    _client_apart()
    _former_owner()
    for table, column, more in (
        ("visit", "client_id", ["arrived_at"]),
        ("ticket", "client_id", []),
        ("ticket", "vehicle_id", []),
    ):
        name = op.f("_".join(["ix", table, column, *more]))
        op.create_index(name, table, [column, *more], sqlite_where=sa.text(f"{column} IS NOT NULL"))
    op.create_index(
        "ix_invoice_balance_client",
        "invoice_balance",
        ["client_id", "business_day", "issued_at", "gross_minor", "paid_minor"],
        sqlite_where=sa.text("client_id IS NOT NULL"),
    )
    _client_standing()
    op.execute(_FILL_STANDING)


def downgrade() -> None:
    for table in (
        "client_standing",
        "former_owner",
        "client_apart",
        "client_alias",
        "vehicle_alias",
        "client_phone",
    ):
        op.drop_table(table)
    for name in (
        "ix_invoice_balance_client",
        "ix_ticket_vehicle_id",
        "ix_ticket_client_id",
        "ix_visit_client_id_arrived_at",
    ):
        op.drop_index(name)
    _made_again("vehicle", _vehicle_columns(is_new=False), {name: name for name in _VEHICLE})
    op.create_index(op.f("ix_vehicle_client_id"), "vehicle", ["client_id"])
    op.create_index(op.f("ix_vehicle_plate_key"), "vehicle", ["plate_key"])
    _made_again("client", _client_columns(is_new=False), {name: name for name in _CLIENT})


def _made_again(
    table: str, columns: Sequence[sa.Column[object] | sa.Constraint], values: dict[str, str]
) -> None:
    """Make a table anew under its name and bring its rows over; other tables go on referring to the name."""
    op.execute("PRAGMA legacy_alter_table = ON")
    op.execute(f"ALTER TABLE {table} RENAME TO {table}_before")
    op.create_table(table, *columns, sqlite_strict=True, sqlite_with_rowid=False)
    op.execute(
        f"INSERT INTO {table} ({', '.join(values)}) SELECT {', '.join(values.values())} FROM {table}_before"  # noqa: S608
    )
    op.drop_table(f"{table}_before")
    op.execute("PRAGMA legacy_alter_table = OFF")


_NEW_OF_CLIENT = {"phone_label": "'mobile'", "consent_is_given": "0", "is_archived": "0"}
_NEW_OF_VEHICLE = {"vin": "''", "notes": "''", "is_archived": "0"}


def _client_columns(*, is_new: bool) -> list[sa.Column[object] | sa.Constraint]:
    texts = ("name", "phone", "email", "tax_number", "address", "language", "notes")
    columns: list[sa.Column[object] | sa.Constraint] = [sa.Column("id", sa.LargeBinary(), nullable=False)]
    columns += [sa.Column(name, sa.Text(), nullable=False) for name in texts]
    columns.insert(4, sa.Column("is_company", sa.Integer(), nullable=False))
    if is_new:
        columns += [
            sa.Column("phone_label", sa.Text(), nullable=False),
            sa.Column("consent_is_given", sa.Integer(), nullable=False),
            sa.Column("consent_at", sa.Integer()),
            sa.Column("consent_way", sa.Text()),
            sa.Column("created_at", sa.Integer()),
            sa.Column("is_archived", sa.Integer(), nullable=False),
            sa.Column("erased_at", sa.Integer()),
            sa.CheckConstraint(f"phone_label IN ({_LABELS})", name=op.f("ck_client_phone_label")),
            sa.CheckConstraint(
                "consent_way IN ('spoken', 'signed', 'written')", name=op.f("ck_client_consent_way")
            ),
            sa.CheckConstraint(
                "(consent_at IS NULL) = (consent_way IS NULL)", name=op.f("ck_client_consent_whole")
            ),
        ]
    columns.append(sa.PrimaryKeyConstraint("id", name=op.f("pk_client")))
    return columns


def _vehicle_columns(*, is_new: bool) -> list[sa.Column[object] | sa.Constraint]:
    texts = ("region", "plate", "plate_key", "size_class", "make", "model", "colour")
    columns: list[sa.Column[object] | sa.Constraint] = [sa.Column("id", sa.LargeBinary(), nullable=False)]
    columns += [sa.Column(name, sa.Text(), nullable=False) for name in texts]
    columns.append(sa.Column("client_id", sa.LargeBinary()))
    if is_new:
        columns += [
            sa.Column("vin", sa.Text(), nullable=False),
            sa.Column("year", sa.Integer()),
            sa.Column("notes", sa.Text(), nullable=False),
            sa.Column("is_archived", sa.Integer(), nullable=False),
        ]
    columns += [
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
    ]
    return columns


def _date_clients() -> None:
    """An identity of the seventh version says when it was made, in its first 48 bits of milliseconds."""
    connection = op.get_bind()
    found = [row[0] for row in connection.exec_driver_sql("SELECT id FROM client")]
    dated = [
        ((UUID(bytes=key).int >> 80) * 1000, key) for key in found if UUID(bytes=key).version == _UUID_V7
    ]
    if dated:
        connection.exec_driver_sql("UPDATE client SET created_at = ? WHERE id = ?", dated)


def _client_phone() -> None:
    op.create_table(
        "client_phone",
        sa.Column("client_id", sa.LargeBinary(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.CheckConstraint(f"label IN ({_LABELS})", name=op.f("ck_client_phone_label")),
        sa.PrimaryKeyConstraint("client_id", "position", name=op.f("pk_client_phone")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_client_phone_client_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _aliases() -> None:
    for noun in ("client", "vehicle"):
        table, column = f"{noun}_alias", f"{noun}_id"
        op.create_table(
            table,
            sa.Column("old_id", sa.LargeBinary(), nullable=False),
            sa.Column(column, sa.LargeBinary(), nullable=False),
            sa.PrimaryKeyConstraint("old_id", name=op.f(f"pk_{table}")),
            sa.ForeignKeyConstraint([column], [f"{noun}.id"], name=op.f(f"fk_{table}_{column}")),
            sqlite_strict=True,
            sqlite_with_rowid=False,
        )
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _client_apart() -> None:
    op.create_table(
        "client_apart",
        sa.Column("first_id", sa.LargeBinary(), nullable=False),
        sa.Column("second_id", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_client_apart")),
        sa.ForeignKeyConstraint(["first_id"], ["client.id"], name=op.f("fk_client_apart_first_id")),
        sa.ForeignKeyConstraint(["second_id"], ["client.id"], name=op.f("fk_client_apart_second_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_client_apart_second_id"), "client_apart", ["second_id"])


def _former_owner() -> None:
    op.create_table(
        "former_owner",
        sa.Column("vehicle_id", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("vehicle_id", "until", name=op.f("pk_former_owner")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_former_owner_vehicle_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_former_owner_client_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_former_owner_client_id"), "former_owner", ["client_id"])


def _client_standing() -> None:
    op.create_table(
        "client_standing",
        sa.Column("client_id", sa.LargeBinary(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("is_company", sa.Integer(), nullable=False),
        sa.Column("is_archived", sa.Integer(), nullable=False),
        sa.Column("last_visit_at", sa.Integer()),
        sa.Column("visit_count", sa.Integer(), nullable=False),
        sa.Column("spent_minor", sa.Integer(), nullable=False),
        sa.Column("balance_minor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_client_standing")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_client_standing_client_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for name, column in _STANDING.items():
        index = f"ix_client_standing_{name}"
        op.create_index(index, "client_standing", [column], sqlite_where=sa.text("is_archived = 0"))
    for name, condition in (
        ("company", "is_company = 1"),
        ("archived", "is_archived = 1"),
        ("owing", "balance_minor > 0"),
    ):
        index = f"ix_client_standing_{name}"
        op.create_index(index, "client_standing", ["is_archived"], sqlite_where=sa.text(condition))


_FILL_STANDING = """
INSERT INTO client_standing
SELECT client.id,
    coalesce((SELECT title_key FROM search_entry WHERE subject_id = client.id), lower(client.name)),
    client.phone,
    client.is_company,
    0,
    (SELECT max(arrived_at) FROM visit WHERE client_id = client.id AND state <> 'cancelled'),
    (SELECT count(*) FROM visit WHERE client_id = client.id AND state <> 'cancelled'),
    coalesce((SELECT sum(gross_minor) FROM invoice_balance WHERE client_id = client.id), 0),
    coalesce((SELECT sum(gross_minor - paid_minor) FROM invoice_balance WHERE client_id = client.id), 0)
FROM client
"""
