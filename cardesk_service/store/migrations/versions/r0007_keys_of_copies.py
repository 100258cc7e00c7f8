"""A series may have several keys: that of a backup which went on beside another keyring is kept too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_WORD: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_SERIES = ("company_id", "device_id", "register_code", "incarnation")


def upgrade() -> None:
    _make_again((*_SERIES, "public_key"), "SELECT * FROM sync_key_before")


def downgrade() -> None:
    # The release before knows one key of a series.
    first = ", ".join(_SERIES)
    _make_again(_SERIES, f"SELECT {first}, min(public_key) FROM sync_key_before GROUP BY {first}")  # noqa: S608


def _make_again(key: tuple[str, ...], rows: str) -> None:
    op.rename_table("sync_key", "sync_key_before")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX pk_sync_key RENAME TO pk_sync_key_before")
    op.create_table(
        "sync_key",
        *(sa.Column(name, _WORD, nullable=False) for name in _SERIES),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint(*key, name="pk_sync_key"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(f"INSERT INTO sync_key {rows}")
    op.drop_table("sync_key_before")
