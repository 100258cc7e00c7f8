"""Galleries of products, a row for each photo; the one photo a product had is its first row."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa
from alembic import op

from cardesk_desktop.domain.gallery import first_photo_id
from cardesk_desktop.store.sync.triggers import remake_triggers

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

_TABLE = "product_photo"


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("product_id", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f(f"fk_{_TABLE}_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f(f"ix_{_TABLE}_product_id_position"), _TABLE, ["product_id", "position"])
    op.create_index(op.f(f"ix_{_TABLE}_sha256"), _TABLE, ["sha256"])
    remake_triggers(op.get_bind())
    # Every register gives the row the same identity, so that together they make one of it.
    connection = op.get_bind()
    named = connection.exec_driver_sql("SELECT id, photo_sha256 FROM product WHERE photo_sha256 <> ''")
    rows = [(first_photo_id(UUID(bytes=product), sha256).bytes, product, sha256) for product, sha256 in named]
    if rows:
        connection.exec_driver_sql("INSERT INTO product_photo VALUES (?, ?, ?, 0)", rows)
    # What others said of this kind meanwhile was left out: it is asked for once more.
    op.execute("UPDATE sync_state SET cursor = 0")


def downgrade() -> None:
    op.drop_table(_TABLE)
    remake_triggers(op.get_bind())
