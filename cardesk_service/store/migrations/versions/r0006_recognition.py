"""Questions about photos, and whether a company wants them asked."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_WHOLE: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORD: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_FLAG: sa.types.TypeEngine[int] = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _create(
        "recognition",
        2,
        company_id=_WORD,
        id=_WORD,
        device_id=_WORD,
        asked_at=_WHOLE,
        outcome=_WORD,
        model=_WORD,
        tokens=_WHOLE,
        cost_micros=_WHOLE,
        answer=sa.Text(),
    )
    op.create_index("ix_recognition_company_id_asked_at", "recognition", ["company_id", "asked_at"])
    _create("recognition_choice", 1, company_id=_WORD, is_agreed=_FLAG, changed_at=_WHOLE)


def downgrade() -> None:
    for table in ("recognition_choice", "recognition"):
        op.drop_table(table)


def _create(name: str, keys: int, **columns: Any) -> None:
    op.create_table(
        name,
        *(sa.Column(column, kind, nullable=False, autoincrement=False) for column, kind in columns.items()),
        sa.PrimaryKeyConstraint(*list(columns)[:keys], name=f"pk_{name}"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
