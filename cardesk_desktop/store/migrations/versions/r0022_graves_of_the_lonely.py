"""What was deleted before the first joining is kept too, or a copy of the database would bring it back.

Of what was deleted until now, only those are known that were made one with another.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cardesk_desktop.store.sync.triggers import drop_triggers, make_triggers

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
    drop_triggers(op.execute, _triggers())
    make_triggers(op.execute, _columns())
    for statement in _MERGED:
        op.execute(statement)


def downgrade() -> None:
    """Graves that are there do no harm to the release before."""


def _triggers() -> list[str]:
    found = op.get_bind().exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    return [str(name) for (name,) in found]


def _columns() -> dict[str, frozenset[str]]:
    inspected = sa.inspect(op.get_bind())
    return {
        table: frozenset(column["name"] for column in inspected.get_columns(table))
        for table in inspected.get_table_names()
    }
