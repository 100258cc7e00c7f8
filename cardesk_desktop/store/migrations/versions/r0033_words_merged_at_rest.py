"""Words of search are merged when nobody waits, and in a commit only where that moment never came."""

from __future__ import annotations

from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

_KINDS = ("vehicle", "client", "invoice", "service", "product", "credit_note")
_OF_FTS5, _OURS = 4, 8


def upgrade() -> None:
    _merge_from(_OURS)


def downgrade() -> None:
    _merge_from(_OF_FTS5)


def _merge_from(pieces: int) -> None:
    for kind in _KINDS:
        name = f"search_words_{kind}"
        op.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('automerge', {pieces})")  # noqa: S608
