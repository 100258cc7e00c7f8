"""Rows of which nothing changed that something follows from: a note on a client moves nothing but itself.

To make the search entry of somebody who is known anew takes thirty times as long as to put the row in place,
and the longer the more there are. What people set aside of a ticket is not pointed at again for a note on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.places import PLACES
from cardesk_desktop.store.sync.reading import hex_list, is_one_of

MOST_CLIENTS = 500
"""Clients of one block that are looked at; of more, most are new."""
_FACTS: Mapping[str, Statement] = MappingProxyType(
    {
        # Of an erased client everything is looked through again, whatever came.
        "client": Statement(
            sql(
                "SELECT id, name, phone, email, tax_number, is_company, is_archived,"
                " (SELECT json_group_array(number) FROM"
                " (SELECT number FROM client_phone WHERE client_id = client.id ORDER BY position))"
                " FROM client WHERE erased_at IS NULL AND id IN (SELECT unhex(value) FROM json_each(:ids))"
            )
        ),
        # Who is at a ticket, and what is noted, leaves what was invoiced of it as it is (decision 304).
        "ticket": Statement(sql(f"SELECT id, state FROM ticket WHERE {is_one_of(PLACES['ticket'])}")),
        "ticket_line": Statement(
            sql(
                "SELECT CAST(ticket_id || id AS BLOB), item_id, quantity_milli FROM ticket_line"
                f" WHERE {is_one_of(PLACES['ticket_line'])}"
            )
        ),
    }
)
"""By kind: what search entries, lists and entries to look at are made of."""

Facts = Mapping[bytes, Sequence[Any]]
"""By identity."""


class ChangedFacts:
    """Asked before rows are put in place and after it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def facts(self, kind: str, identities: Sequence[bytes]) -> Facts:
        """What something follows from of those that are here; nothing of kinds of which that is not known."""
        statement = _FACTS.get(kind)
        if statement is None or not identities or (kind == "client" and len(identities) > MOST_CLIENTS):
            return {}
        return {row[0]: row for row in self._database.rows(statement, {"ids": hex_list(identities)})}

    def changed(self, kind: str, identities: Sequence[bytes], before: Facts) -> Sequence[bytes]:
        """Those of the rows that are new, or of which something else follows than before."""
        if not before:
            return identities
        now = self.facts(kind, identities)
        return [each for each in identities if each not in now or now[each] != before.get(each)]
