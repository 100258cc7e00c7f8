"""Rows of which nothing changed that they are found by: a note on a client moves nothing but itself.

To make the search entry of somebody who is known anew takes thirty times as long as to put the row in place,
and the longer the more there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.reading import hex_list

MOST = 500
"""Rows of one block that are looked at; of more, most are new."""
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
        )
    }
)
"""By kind: what search entries and lists are made of."""

Facts = Mapping[bytes, Sequence[Any]]
"""By identity."""


class Movement:
    """Asked before rows are put in place and after it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def facts(self, kind: str, identities: Sequence[bytes]) -> Facts:
        """What those that are here are found by; nothing of kinds of which that is not known."""
        statement = _FACTS.get(kind)
        if statement is None or len(identities) > MOST:
            return {}
        return {row[0]: row for row in self._database.rows(statement, {"ids": hex_list(identities)})}

    def moved(self, kind: str, identities: Sequence[bytes], before: Facts) -> Sequence[bytes]:
        """Those of the rows that are new, or are found by something else than before."""
        if not before:
            return identities
        now = self.facts(kind, identities)
        return [each for each in identities if each not in now or now[each] != before.get(each)]
