"""What was deleted before the first joining is kept too, or a copy of the database would bring it back.

Of what was deleted until now, only those are known that were made one with another.
"""

from __future__ import annotations

from alembic import op

from cardesk_desktop.store.sync.triggers import remake_triggers

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_MERGED = (
    "INSERT OR IGNORE INTO sync_grave SELECT 'client', old_id FROM client_alias "
    "WHERE old_id NOT IN (SELECT id FROM client)",
    "INSERT OR IGNORE INTO sync_grave SELECT 'vehicle', old_id FROM vehicle_alias "
    "WHERE old_id NOT IN (SELECT id FROM vehicle)",
)


def upgrade() -> None:
    remake_triggers(op.get_bind())
    for statement in _MERGED:
        op.execute(statement)


def downgrade() -> None:
    """Graves that are there do no harm to the release before."""
