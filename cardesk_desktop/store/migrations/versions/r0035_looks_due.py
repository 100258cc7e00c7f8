"""A photo that changes again before anybody looked at it is due once, also where sync writes the product.

What an upsert does on a conflict goes for the statements of its triggers too, `OR IGNORE` or not; an
`ON CONFLICT` of their own stands (SQLite, "CREATE TRIGGER", 2; "UPSERT").
"""

from __future__ import annotations

from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_WHEN = {
    "tr_look_of_new_photo": "AFTER INSERT ON product WHEN NEW.photo_sha256 <> ''",
    "tr_look_of_other_photo": "AFTER UPDATE OF photo_sha256 ON product "
    "WHEN NEW.photo_sha256 <> OLD.photo_sha256",
}


def upgrade() -> None:
    _say("INSERT INTO look_due (product_id) VALUES (NEW.id) ON CONFLICT DO NOTHING")


def downgrade() -> None:
    _say("INSERT OR IGNORE INTO look_due (product_id) VALUES (NEW.id)")


def _say(due: str) -> None:
    for name, when in _WHEN.items():
        op.execute(f"DROP TRIGGER {name}")
        op.execute(f"CREATE TRIGGER {name} {when} BEGIN {due}; END")
