"""The words of the search, each once, to guess a misspelt one from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_KINDS = ("vehicle", "client", "service", "product")


def upgrade() -> None:
    op.create_table(
        "search_word",
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_word")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for kind in _KINDS:
        # FTS5 keeps no text, but it knows the words: names have no digits and are not long.
        op.execute(
            f"CREATE VIRTUAL TABLE temp.known_{kind} USING fts5vocab(main, search_words_{kind}, 'row')"
        )
        op.execute(
            f"INSERT OR IGNORE INTO search_word SELECT term FROM temp.known_{kind} "  # noqa: S608 - ours
            "WHERE length(term) BETWEEN 3 AND 20 AND term NOT GLOB '*[0-9]*'"
        )
        op.execute(f"DROP TABLE temp.known_{kind}")


def downgrade() -> None:
    op.drop_table("search_word")
