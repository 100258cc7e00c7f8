"""Lines of invoiced tickets that no invoice bears: whoever wrote one down did not know it was being paid.

Lines, invoices and deletions come in any order, so it is looked at again with each of them, and a problem
that is one no more is taken back.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import text as sql

from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.unbilled import TicketEntry, unbilled
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.reading import hex_list
from cardesk_desktop.store.sync_views import Side

NOT_INVOICED = "not_invoiced"
"""A line of a ticket that another register invoiced before it heard of the line."""

LOOKED_AT = frozenset({"ticket", "ticket_line"})
"""With these kinds a ticket may have become one of which something was not invoiced, or one no more."""

_LINE = "ticket_line"
_AMONG = "(SELECT unhex(value) FROM json_each(:ids))"
_LINES = Statement(
    sql(
        "SELECT ticket_id, id, item_id, quantity_milli FROM ticket_line AS l "
        f"WHERE ticket_id IN {_AMONG} AND EXISTS (SELECT 1 FROM invoice WHERE ticket_id = l.ticket_id) "
        "ORDER BY ticket_id, id"
    )
)
"""By identity, which is by the time at which they were added."""
_SOLD = Statement(
    sql(
        "SELECT i.ticket_id, i.id, l.item_id, sum(l.quantity_milli) FROM invoice AS i "
        f"JOIN invoice_line AS l ON l.invoice_id = i.id WHERE i.ticket_id IN {_AMONG} GROUP BY 1, 2, 3"
    )
)
_FOUND = Statement(
    sql(
        "SELECT number, id FROM sync_problem WHERE side = 'found' AND kind = 'ticket_line' "
        f"AND code = '{NOT_INVOICED}' AND substr(id, 1, 16) IN {_AMONG}"
    )
)


class Unbilled:
    """Keeps the problems of tickets in step with their lines and invoices."""

    def __init__(self, database: Database, problems: Problems) -> None:
        self._database = database
        self._problems = problems

    def look_at(self, kind: str, identities: Collection[bytes], now: datetime) -> None:
        """Look at the tickets of these rows, where rows of the kind have to do with it."""
        if kind in LOOKED_AT:
            self.look({identity[:16] for identity in identities}, now)

    def look(self, tickets: Collection[bytes], now: datetime) -> None:
        """Point at the lines of these tickets that were not invoiced, and at no others of them."""
        if not tickets:
            return
        ids = {"ids": hex_list(list(tickets))}
        missing = self._missing(ids)
        known = {bytes(row[1]): int(row[0]) for row in self._database.rows(_FOUND, ids)}
        for line in sorted(missing - known.keys()):
            self._problems.add(Side.FOUND, _LINE, line, NOT_INVOICED, b"", now)
        for line in known.keys() - missing:
            self._problems.drop(known[line])

    def _missing(self, ids: dict[str, str]) -> set[bytes]:
        lines: dict[bytes, list[TicketEntry]] = {}
        for ticket, line, item, milli in self._database.rows(_LINES, ids):
            entry = TicketEntry(UUID(bytes=line), UUID(bytes=item), Quantity(milli))
            lines.setdefault(ticket, []).append(entry)
        if not lines:
            return set()
        sold: dict[bytes, dict[bytes, dict[UUID, Quantity]]] = {}
        for ticket, invoice, item, milli in self._database.rows(_SOLD, ids):
            by_invoice = sold.setdefault(ticket, {})
            by_invoice.setdefault(invoice, {})[UUID(bytes=item)] = Quantity(milli)
        return {
            ticket + line.bytes
            for ticket, entries in lines.items()
            for line in unbilled(entries, list(sold.get(ticket, {}).values()))
        }
