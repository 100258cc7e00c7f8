"""A register knows who signed in there, a session whether it was handed over; a person needs no company."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_WORD: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_FLAG: sa.types.TypeEngine[int] = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")
_AS_BEFORE = {"sqlite_strict": True, "sqlite_with_rowid": False}
_WHO_IS_THERE = """
    UPDATE register SET account_id = (
        SELECT s.account_id FROM session AS s
        WHERE s.company_id = register.company_id AND s.device_id = register.device_id
        ORDER BY s.used_at DESC LIMIT 1
    )
"""


def upgrade() -> None:
    op.add_column("register", sa.Column("account_id", _WORD, nullable=True))
    op.execute(_WHO_IS_THERE)
    with op.batch_alter_table("session", table_kwargs=_AS_BEFORE) as session:
        session.alter_column("company_id", existing_type=_WORD, nullable=True)
        session.add_column(
            sa.Column("is_handed_over", _FLAG, nullable=False, server_default=sa.text("0")),
        )


def downgrade() -> None:
    # The release before gives a register that was handed over the rights of its owner.
    op.execute("DELETE FROM session WHERE company_id IS NULL OR is_handed_over = 1")
    with op.batch_alter_table("session", table_kwargs=_AS_BEFORE) as session:
        session.alter_column("company_id", existing_type=_WORD, nullable=False)
        session.drop_column("is_handed_over")
    op.drop_column("register", "account_id")
