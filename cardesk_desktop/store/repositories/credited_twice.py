"""Whether two registers that did not hear one another took back the same of an invoice."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement

_OVER_ALL = Statement(sql("SELECT 1 FROM invoice_balance WHERE invoice_id = :id AND gross_minor < 0"))
_OVER_ONE_LINE = Statement(
    sql(
        "SELECT 1 FROM credit_note AS n JOIN credit_note_line AS c ON c.credit_note_id = n.id "
        "JOIN invoice_line AS l ON l.invoice_id = n.invoice_id AND l.position = c.position "
        "WHERE n.invoice_id = :id GROUP BY c.position "
        "HAVING sum(c.quantity_milli) > max(l.quantity_milli) LIMIT 1"
    )
)


def is_credited_twice(database: Database, invoice_id: UUID) -> bool:
    """True where more was taken back of an invoice, or of one of its lines, than was sold."""
    asked = {"id": invoice_id.bytes}
    return any(database.first(each, asked) is not None for each in (_OVER_ALL, _OVER_ONE_LINE))
