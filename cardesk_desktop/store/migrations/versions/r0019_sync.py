"""What a register keeps of its sync, and the triggers that say what changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cardesk_desktop.store.sync.triggers import drop_triggers, make_triggers

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_ROWS = {"sqlite_strict": True}
_WHOLE = {"sqlite_strict": True, "sqlite_with_rowid": False}
_FIRST_STATE = (
    "INSERT INTO sync_state VALUES "
    "(1, 0, 0, 0, '', '', '', 0, 1, zeroblob(16), zeroblob(16), 0, '', 0, 0, NULL, NULL, 0)"
)
_TABLES = (
    "sync_conflict",
    "sync_blob",
    "sync_waiting",
    "sync_later",
    "sync_grave",
    "sync_problem",
    "sync_op",
    "sync_mark",
    "sync_state",
)


def upgrade() -> None:
    _state()
    _marks_and_ops()
    _problems()
    _conflicts()
    op.execute(_FIRST_STATE)
    make_triggers(op.get_bind())


def downgrade() -> None:
    drop_triggers(op.get_bind())
    for table in _TABLES:
        op.drop_table(table)


def _state() -> None:
    op.create_table(
        "sync_state",
        *_wholes("only", "is_joined", "is_applying", "is_paused"),
        *_texts("company_id", "device_id", "lease_code"),
        *_wholes("epoch", "next_oseq"),
        *_bytes("chain", "answered_chain"),
        *_wholes("cursor"),
        *_texts("generation"),
        *_wholes("hlc", "documents_cut"),
        sa.Column("offer_kind", sa.Text()),
        sa.Column("offer_id", sa.LargeBinary()),
        *_wholes("offer_base"),
        sa.PrimaryKeyConstraint("only", name=op.f("pk_sync_state")),
        sa.CheckConstraint("only = 1", name=op.f("ck_sync_state_only")),
        sa.CheckConstraint(
            "length(chain) = 16 AND length(answered_chain) = 16", name=op.f("ck_sync_state_chain")
        ),
        **_WHOLE,
    )


def _marks_and_ops() -> None:
    for table in ("sync_mark", "sync_grave", "sync_waiting"):
        is_mark, is_waiting = table == "sync_mark", table == "sync_waiting"
        op.create_table(
            table,
            *_texts("kind"),
            *_bytes("id"),
            *(_wholes("fields", "is_gone", "hlc", "base") if is_mark else ()),
            *(_bytes("body") if is_waiting else ()),
            sa.PrimaryKeyConstraint("kind", "id", name=op.f(f"pk_{table}")),
            **_WHOLE,
        )
    op.create_table(
        "sync_op",
        *_wholes("oseq"),
        *_texts("kind"),
        *_bytes("id"),
        *_wholes("fields", "is_gone"),
        *_bytes("body", "chain"),
        sa.PrimaryKeyConstraint("oseq", name=op.f("pk_sync_op")),
        **_ROWS,
    )
    op.create_index("ix_sync_op_row", "sync_op", ["kind", "id"])


def _problems() -> None:
    op.create_table(
        "sync_problem",
        *_wholes("number", "at"),
        *_texts("side", "kind"),
        *_bytes("id"),
        *_texts("code"),
        *_bytes("body"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_sync_problem")),
        sa.CheckConstraint("side IN ('sent', 'arrived', 'found')", name=op.f("ck_sync_problem_side")),
        **_ROWS,
    )
    op.create_index("ix_sync_problem_row", "sync_problem", ["kind", "id", "side", "code"])
    op.create_table(
        "sync_later",
        *_wholes("number"),
        *_texts("kind"),
        *_bytes("ids"),
        *_wholes("count"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_sync_later")),
        **_ROWS,
    )
    op.create_table(
        "sync_blob",
        *_texts("sha256", "direction"),
        *_wholes("bytes_done"),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_sync_blob")),
        sa.CheckConstraint("direction IN ('up', 'down')", name=op.f("ck_sync_blob_direction")),
        **_WHOLE,
    )


def _conflicts() -> None:
    op.create_table(
        "sync_conflict",
        *_bytes("id"),
        *_texts("kind", "subject_id", "field", "kept", "lost", "kept_by", "lost_by"),
        *(sa.Column(name, sa.Integer()) for name in ("kept_at", "lost_at", "settled_at")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_conflict")),
        **_WHOLE,
    )
    op.create_index(
        "ix_sync_conflict_unsettled",
        "sync_conflict",
        ["lost_at"],
        sqlite_where=sa.text("settled_at IS NULL"),
    )


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)


def _wholes(*names: str) -> tuple[sa.Column[int], ...]:
    return tuple(sa.Column(name, sa.Integer(), nullable=False) for name in names)


def _bytes(*names: str) -> tuple[sa.Column[bytes], ...]:
    return tuple(sa.Column(name, sa.LargeBinary(), nullable=False) for name in names)
