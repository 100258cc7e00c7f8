"""A shop may have a code with which registers ask to be let in; those that asked wait for its owner."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_WHOLE: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORD: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_COLUMNS: dict[str, dict[str, Any]] = {
    "shop_code": {
        "company_id": _WORD,
        "hash": sa.LargeBinary(),
        "code": sa.LargeBinary(),
        "made_at": _WHOLE,
        "expires_at": _WHOLE,
    },
    "asking": {
        "id": _WORD,
        "company_id": _WORD,
        "device_id": _WORD,
        "secret": sa.LargeBinary(),
        "introduction": sa.LargeBinary(),
        "asked_at": _WHOLE,
        "expires_at": _WHOLE,
        "approved_by": _WORD,
    },
}
_UNIQUE = {"shop_code": ("hash",), "asking": ("company_id", "device_id")}
_REFERENCES = {"shop_code": {"company_id": "company.id"}}
_REFERENCES["asking"] = {"company_id": "company.id", "approved_by": "account.id"}


def upgrade() -> None:
    for table, columns in _COLUMNS.items():
        op.create_table(
            table,
            *(
                sa.Column(name, kind, nullable=name == "approved_by", autoincrement=False)
                for name, kind in columns.items()
            ),
            sa.PrimaryKeyConstraint(next(iter(columns)), name=f"pk_{table}"),
            *(
                sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}")
                for column, to in _REFERENCES[table].items()
            ),
            sa.UniqueConstraint(*_UNIQUE[table], name=f"uq_{table}_{'_'.join(_UNIQUE[table])}"),
            sqlite_strict=True,
            sqlite_with_rowid=False,
        )
        op.create_index(f"ix_{table}_expires_at", table, ["expires_at"])


def downgrade() -> None:
    for table in ("asking", "shop_code"):
        op.drop_table(table)
