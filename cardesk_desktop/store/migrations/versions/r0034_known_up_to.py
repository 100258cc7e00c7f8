"""Up to which cursor everything is known, and a row beside one that arrived and is not in place."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

_INDEX = "ix_sync_problem_row"


def upgrade() -> None:
    op.create_table(
        "sync_pages",
        sa.Column("only", sa.Integer, nullable=False),
        sa.Column("base", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("only", name="pk_sync_pages"),
        sa.CheckConstraint("only = 1", name="ck_sync_pages_only"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    # Of what is kept already nobody knows when it came: no change here was made knowing it.
    _made_again("sync_waiting", sa.Column("base", sa.Integer, nullable=False))
    _made_again("sync_problem", sa.Column("base", sa.Integer, nullable=False))


def downgrade() -> None:
    op.drop_table("sync_pages")
    _made_again("sync_waiting")
    _made_again("sync_problem")


def _made_again(name: str, *more: sa.Column[Any]) -> None:
    """Make a table anew, with more columns or without them; its rows are few."""
    is_problem = name == "sync_problem"
    columns = _problem(*more) if is_problem else _waiting(*more)
    if is_problem:
        op.drop_index(_INDEX, name)
    op.rename_table(name, f"{name}_before")
    op.create_table(name, *columns, sqlite_strict=True, sqlite_with_rowid=is_problem)
    kept = ", ".join(each.name for each in columns if isinstance(each, sa.Column) and each.name != "base")
    names, values = (f"{kept}, base", f"{kept}, 0") if more else (kept, kept)
    op.execute(f"INSERT INTO {name} ({names}) SELECT {values} FROM {name}_before")  # noqa: S608
    op.drop_table(f"{name}_before")
    if is_problem:
        op.create_index(_INDEX, name, ["kind", "id", "side", "code"])


def _waiting(*more: sa.Column[Any]) -> list[sa.Column[Any] | sa.Constraint]:
    return [
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        *more,
        sa.PrimaryKeyConstraint("kind", "id", name="pk_sync_waiting"),
    ]


def _problem(*more: sa.Column[Any]) -> list[sa.Column[Any] | sa.Constraint]:
    return [
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("side", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        *more,
        sa.PrimaryKeyConstraint("number", name="pk_sync_problem"),
        sa.CheckConstraint("side IN ('sent', 'arrived', 'found')", name="ck_sync_problem_side"),
    ]
