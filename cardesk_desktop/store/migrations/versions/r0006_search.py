"""Search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_KINDS = ("vehicle", "client", "invoice", "service", "product")


def upgrade() -> None:
    _search_entry()
    _search_key()
    for kind in _KINDS:
        options = "columnsize = 0, detail = none" if kind == "invoice" else "contentless_delete = 1"
        op.execute(
            f"CREATE VIRTUAL TABLE search_words_{kind} USING fts5(words, content = '', "
            f"{options}, tokenize = 'ascii', prefix = '1 2 3')"
        )


def downgrade() -> None:
    for kind in _KINDS:
        op.execute(f"DROP TABLE search_words_{kind}")
    for table in ("search_key", "search_entry"):
        op.drop_table(table)


def _search_entry() -> None:
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.LargeBinary(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('vehicle', 'client', 'invoice', 'service', 'product')",
            name=op.f("ck_search_entry_kind"),
        ),
        sa.UniqueConstraint("subject_id", name=op.f("uq_search_entry_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_search_entry_kind_title_key"), "search_entry", ["kind", "title_key"])


def _search_key() -> None:
    op.create_table(
        "search_key",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "entry_id", name=op.f("pk_search_key")),
        sa.ForeignKeyConstraint(["entry_id"], ["search_entry.id"], name=op.f("fk_search_key_entry_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_search_key_entry_id"), "search_key", ["entry_id"])
