"""What a client owes is the sum of what is owed of each invoice: one that was overpaid pays no other one."""

from __future__ import annotations

from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_RECKON = """
UPDATE client_standing SET balance_minor =
  (SELECT coalesce(sum({of_invoice}), 0) FROM invoice_balance
    WHERE invoice_balance.client_id = client_standing.client_id)
"""
_LEFT = "gross_minor - paid_minor"


def upgrade() -> None:
    op.execute(_RECKON.format(of_invoice=f"max({_LEFT}, 0)"))


def downgrade() -> None:
    op.execute(_RECKON.format(of_invoice=_LEFT))
