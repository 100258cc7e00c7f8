"""The order of everything that registers say, and the rows that come of it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WHOLE: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORD: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_FLAG: sa.types.TypeEngine[int] = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")

_TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "whole": _WHOLE,
    "word": _WORD,
    "text": sa.Text(),
    "octets": sa.LargeBinary(),
    "flag": _FLAG,
}

_CLUSTERED = {
    "sync_generation": (
        "company_id word",
        "number whole",
        "id word",
        "restored_to whole",
        "began_at whole",
    ),
    "sync_counter": ("company_id word", "seq whole", "generation word", "restored_to whole"),
    "sync_device": (
        "company_id word",
        "device_id word",
        "epoch whole",
        "oseq whole",
        "chain octets",
        "cursor whole",
        "skew_us whole",
        "seen_at whole",
    ),
    "sync_key": (
        "company_id word",
        "device_id word",
        "register_code word",
        "incarnation word",
        "public_key octets",
    ),
    "sync_verdict": (
        "company_id word",
        "device_id word",
        "epoch whole",
        "oseq whole",
        "status word",
        "code word",
    ),
    "sync_document": (
        "company_id word",
        "register_code word",
        "incarnation word",
        "kind word",
        "sequence whole",
        "identity word",
        "hash octets",
        "previous_hash octets",
        "is_twice flag",
        "is_signed flag",
    ),
}
_HEAPS = {
    "sync_batch": (
        "company_id word",
        "device_id word",
        "epoch whole",
        "first whole",
        "last whole",
        "chain octets",
        "body octets",
        "received_at whole",
    ),
    "sync_row": (
        "company_id word",
        "kind word",
        "identity word",
        "seq whole",
        "fields text",
        "stamps text",
        "device_id word",
        "epoch whole",
        "previous whole",
        "is_altered flag",
        "is_deleted flag",
    ),
    "sync_segment": ("company_id word", "place whole", "after word", "body octets", "made_at whole"),
}
_KEYS = {
    "sync_generation": 2,
    "sync_counter": 1,
    "sync_device": 3,
    "sync_key": 4,
    "sync_verdict": 4,
    "sync_document": 6,
    "sync_batch": 4,
    "sync_row": 3,
    "sync_segment": 3,
}


def upgrade() -> None:
    for name, columns in _CLUSTERED.items():
        op.create_table(name, *_made(name, columns), sqlite_strict=True, sqlite_with_rowid=False)
    for name, columns in _HEAPS.items():
        op.create_table(name, *_made(name, columns), sqlite_strict=True)
    op.create_index("ix_sync_row_company_id_seq", "sync_row", ["company_id", "seq"])


def downgrade() -> None:
    op.drop_index("ix_sync_row_company_id_seq", "sync_row")
    for name in (*_CLUSTERED, *_HEAPS):
        op.drop_table(name)


def _made(table: str, columns: tuple[str, ...]) -> list[sa.schema.SchemaItem]:
    split = [column.split() for column in columns]
    made: list[sa.schema.SchemaItem] = [
        sa.Column(name, _TYPES[kind], nullable=False, autoincrement=False) for name, kind in split
    ]
    keys = [name for name, _kind in split[: _KEYS[table]]]
    return [*made, sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}")]
