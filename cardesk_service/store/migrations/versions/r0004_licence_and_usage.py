"""Payments for the licence; anonymous sums of use."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WHOLE: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORD: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_FLAG: sa.types.TypeEngine[int] = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")


def _column(name: str, kind: Any, *, is_optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=is_optional, autoincrement=False)


def upgrade() -> None:
    op.create_table(
        "payment",
        _column("id", _WORD),
        _column("company_id", _WORD),
        _column("number", _WHOLE),
        _column("amount", _WHOLE),
        _column("currency", _WORD),
        _column("locale", _WORD),
        _column("created_at", _WHOLE),
        _column("expires_at", _WHOLE),
        _column("session", _WORD),
        _column("url", sa.Text()),
        _column("intent", _WORD),
        _column("paid_at", _WHOLE, is_optional=True),
        _column("is_over", _FLAG),
        sa.PrimaryKeyConstraint("id", name="pk_payment"),
        sa.UniqueConstraint("company_id", "number", name="uq_payment_company_id_number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _create("payment_reversal", 1, id=_WORD, intent=_WORD, amount=_WHOLE, status=_WORD)
    op.create_index("ix_payment_reversal_intent", "payment_reversal", ["intent"])
    _create("payment_event", 1, id=_WORD, type=_WORD, received_at=_WHOLE)
    _create("usage", 2, day=_WORD, counter=_WORD, companies=_WHOLE, total=_WHOLE)
    _create("usage_salt", 1, day=_WORD, salt=sa.LargeBinary())
    _create("usage_mark", 2, day=_WORD, mark=sa.LargeBinary())


def downgrade() -> None:
    for table in ("usage_mark", "usage_salt", "usage", "payment_event", "payment_reversal", "payment"):
        op.drop_table(table)


def _create(name: str, keys: int, **columns: Any) -> None:
    op.create_table(
        name,
        *(_column(column, kind) for column, kind in columns.items()),
        sa.PrimaryKeyConstraint(*list(columns)[:keys], name=f"pk_{name}"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
