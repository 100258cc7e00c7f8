"""A photo that is here and is named again is offered again: the service may have let go of it."""

from __future__ import annotations

from alembic import op

from cardesk_desktop.store.sync.triggers import remake_triggers

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    remake_triggers(op.get_bind())


def downgrade() -> None:
    """The triggers name no column that the release before does not have."""
