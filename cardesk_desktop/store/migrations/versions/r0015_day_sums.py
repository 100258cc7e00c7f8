"""What was sold and taken on every day, summed up from the documents that are there."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_WHOLE = {"sqlite_strict": True, "sqlite_with_rowid": False}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_SALES = """
INSERT INTO day_sales
SELECT i.business_day, i.currency, count(*), sum(i.net_minor), sum(i.tax_minor),
    sum((SELECT coalesce(sum(l.discount_minor), 0) FROM invoice_line AS l WHERE l.invoice_id = i.id))
FROM invoice AS i GROUP BY i.business_day, i.currency
"""
# The name is that of the newest line: beside max(), SQLite takes bare columns from the row that has it.
_ITEMS = """
INSERT INTO day_item
SELECT kind, business_day, currency, item_id, name, invoices, quantity, net, tax, discount FROM (
    SELECT l.kind, i.business_day, i.currency, l.item_id, l.name, max(i.issued_at),
        count(DISTINCT i.id) AS invoices, sum(l.quantity_milli) AS quantity, sum(l.net_minor) AS net,
        sum(l.tax_minor) AS tax, sum(l.discount_minor) AS discount
    FROM invoice AS i JOIN invoice_line AS l ON l.invoice_id = i.id
    GROUP BY l.kind, i.business_day, i.currency, l.item_id
)
"""
_STAFF = """
INSERT INTO day_staff
SELECT i.business_day, i.currency, iif(l.staff_name = '', i.staff_name, l.staff_name) AS done_by,
    count(DISTINCT i.id), count(*), sum(l.net_minor), sum(l.tax_minor)
FROM invoice AS i JOIN invoice_line AS l ON l.invoice_id = i.id
GROUP BY i.business_day, i.currency, done_by
"""
_TAXES = """
INSERT INTO day_tax
SELECT i.business_day, i.currency, l.tax_category, l.tax_rate_bp, l.tax_reason,
    count(DISTINCT i.id), sum(l.net_minor), sum(l.tax_minor)
FROM invoice AS i JOIN invoice_line AS l ON l.invoice_id = i.id
GROUP BY i.business_day, i.currency, l.tax_category, l.tax_rate_bp, l.tax_reason
"""


def upgrade() -> None:
    op.create_table(
        "day_sales",
        *_day(),
        *_whole("invoices", "net_minor", "tax_minor", "discount_minor"),
        sa.PrimaryKeyConstraint("business_day", "currency", name=op.f("pk_day_sales")),
        **_WHOLE,
    )
    op.create_table(
        "day_item",
        sa.Column("kind", sa.Text(), nullable=False),
        *_day(),
        sa.Column("item_id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        *_whole("invoices", "quantity_milli", "net_minor", "tax_minor", "discount_minor"),
        sa.CheckConstraint("kind IN ('product', 'service')", name=op.f("ck_day_item_kind")),
        sa.PrimaryKeyConstraint("kind", "business_day", "currency", "item_id", name=op.f("pk_day_item")),
        **_WHOLE,
    )
    op.create_table(
        "day_staff",
        *_day(),
        sa.Column("staff_name", sa.Text(), nullable=False),
        *_whole("invoices", "lines", "net_minor", "tax_minor"),
        sa.PrimaryKeyConstraint("business_day", "currency", "staff_name", name=op.f("pk_day_staff")),
        **_WHOLE,
    )
    _tender()
    _tax()
    for statement in (_SALES, _ITEMS, _STAFF, _TAXES):
        op.execute(statement)
    _sum_up_payments()


def downgrade() -> None:
    for table in ("day_tax", "day_tender", "day_staff", "day_item", "day_sales"):
        op.drop_table(table)


def _tender() -> None:
    op.create_table(
        "day_tender",
        *_day(),
        sa.Column("tender", sa.Text(), nullable=False),
        *_whole("payments", "amount_minor"),
        sa.CheckConstraint("tender IN ('cash', 'card', 'transfer')", name=op.f("ck_day_tender_tender")),
        sa.PrimaryKeyConstraint("business_day", "currency", "tender", name=op.f("pk_day_tender")),
        **_WHOLE,
    )


def _tax() -> None:
    op.create_table(
        "day_tax",
        *_day(),
        sa.Column("tax_category", sa.Text(), nullable=False),
        sa.Column("tax_rate_bp", sa.Integer(), nullable=False),
        sa.Column("tax_reason", sa.Text(), nullable=False),
        *_whole("invoices", "net_minor", "tax_minor"),
        sa.CheckConstraint(
            "tax_category IN ('S', 'Z', 'E', 'O', 'AE')", name=op.f("ck_day_tax_tax_category")
        ),
        sa.PrimaryKeyConstraint(
            "business_day", "currency", "tax_category", "tax_rate_bp", "tax_reason", name=op.f("pk_day_tax")
        ),
        **_WHOLE,
    )


def _day() -> tuple[sa.Column[str], sa.Column[str]]:
    return (
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
    )


def _whole(*names: str) -> tuple[sa.Column[int], ...]:
    return tuple(sa.Column(name, sa.Integer(), nullable=False) for name in names)


def _sum_up_payments() -> None:
    """By the company's own day, which the database does not know: SQLite has no time zones."""
    connection = op.get_bind()
    zone = connection.exec_driver_sql("SELECT time_zone FROM company").scalar()
    if zone is None:
        return
    local = ZoneInfo(zone)
    counts: Counter[tuple[str, str, str]] = Counter()
    amounts: Counter[tuple[str, str, str]] = Counter()
    for paid_at, currency, tender, amount in connection.exec_driver_sql(
        "SELECT paid_at, currency, tender, amount_minor FROM payment"
    ):
        day = (_EPOCH + timedelta(microseconds=paid_at)).astimezone(local).date().isoformat()
        counts[day, currency, tender] += 1
        amounts[day, currency, tender] += amount
    for key in sorted(counts):
        connection.exec_driver_sql(
            "INSERT INTO day_tender VALUES (?, ?, ?, ?, ?)", (*key, counts[key], amounts[key])
        )
