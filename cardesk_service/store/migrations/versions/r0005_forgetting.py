"""Ops are forgotten once they are settled; those that could not be taken in are set aside.

What was not taken in before this release is looked up among the ops and set aside as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
import zstandard
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_WHOLE: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORD: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_FLAG: sa.types.TypeEngine[int] = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")
_LONGEST_NAME = 128
_COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {
    "company_id": _WORD,
    "device_id": _WORD,
    "epoch": _WHOLE,
    "oseq": _WHOLE,
    "kind": _WORD,
    "identity": _WORD,
    "status": _WORD,
    "code": _WORD,
    "op": sa.LargeBinary(),
    "place": _WHOLE,
    "received_at": _WHOLE,
    "settled_at": _WHOLE,
}
_NOT_TAKEN_IN = sa.text(
    "SELECT v.company_id, v.device_id, v.epoch, v.oseq, v.status, v.code, b.first, b.body, b.received_at,"
    " coalesce((SELECT seq FROM sync_counter AS c WHERE c.company_id = v.company_id), 0)"
    " FROM sync_verdict AS v JOIN sync_batch AS b ON b.company_id = v.company_id"
    " AND b.device_id = v.device_id AND b.epoch = v.epoch AND v.oseq BETWEEN b.first AND b.last"
    " WHERE v.status IN ('quarantined', 'rejected')"
)


def upgrade() -> None:
    op.add_column("sync_device", _column("forgotten", _WHOLE, start="0"))
    op.add_column("sync_batch", _column("is_forgotten", _FLAG, start="0"))
    set_aside = op.create_table(
        "sync_set_aside",
        *(_column(name, kind, is_optional=name == "settled_at") for name, kind in _COLUMNS.items()),
        sa.PrimaryKeyConstraint(*list(_COLUMNS)[:4], name="pk_sync_set_aside"),
        sqlite_strict=True,
    )
    op.create_index("ix_sync_set_aside_received_at", "sync_set_aside", ["received_at"])
    op.create_table(
        "sync_erasure",
        _column("company_id", _WORD),
        _column("identity", _WORD),
        _column("asked_at", _WHOLE),
        sa.PrimaryKeyConstraint("company_id", "identity", name="pk_sync_erasure"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.bulk_insert(set_aside, list(_earlier(op.get_bind())))


def downgrade() -> None:
    op.drop_table("sync_erasure")
    op.drop_index("ix_sync_set_aside_received_at", "sync_set_aside")
    op.drop_table("sync_set_aside")
    op.drop_column("sync_batch", "is_forgotten")
    op.drop_column("sync_device", "forgotten")


def _earlier(connection: sa.Connection) -> Iterator[dict[str, object]]:
    for company, device, epoch, oseq, status, code, first, body, received_at, place in connection.execute(
        _NOT_TAKEN_IN
    ):
        ops = msgspec.json.decode(
            zstandard.ZstdDecompressor().decompress(bytes(body)), type=list[msgspec.Raw]
        )
        raw = bytes(ops[oseq - first])
        kind, identity = _names(raw)
        values = (company, device, epoch, oseq, kind, identity, status, code, raw, place, received_at, None)
        yield dict(zip(_COLUMNS, values, strict=True))


def _names(raw: bytes) -> tuple[str, str]:
    try:
        said = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return "", ""
    words = said[1:3] if isinstance(said, list) else []
    kind, identity = words if len(words) == len(("kind", "identity")) else ("", "")
    return _word(kind), _word(identity)


def _word(said: object) -> str:
    is_name = isinstance(said, str) and len(said) <= _LONGEST_NAME and said.isascii() and said.isprintable()
    return str(said) if is_name else ""


def _column(
    name: str, kind: sa.types.TypeEngine[Any], *, is_optional: bool = False, start: str | None = None
) -> sa.Column[Any]:
    default = None if start is None else sa.text(start)
    return sa.Column(name, kind, nullable=is_optional, autoincrement=False, server_default=default)
