"""Whose an invoice is, after clients were made one, or parted again, at another register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.reading import hex_list

_KEPT = Statement(
    sql(
        "SELECT old_id, client_id FROM client_alias "
        "WHERE old_id IN (SELECT unhex(value) FROM json_each(:ids)) "
        # Who is still there was merged by half: the rest was lost with its register. They are themselves.
        "AND NOT EXISTS (SELECT 1 FROM client WHERE id = old_id)"
    )
)
_MERGED = Statement(
    sql("SELECT old_id FROM client_alias WHERE client_id IN (SELECT unhex(value) FROM json_each(:ids))")
)
# Found by whose they were: the name that was sealed has no index.
_MOVE = Statement(
    sql(
        "UPDATE invoice_balance SET client_id = :new WHERE client_id = :was "
        "AND (SELECT buyer_id FROM invoice WHERE id = invoice_id) = :buyer"
    )
)


class Aliases:
    """Lets balances go where the aliases of clients point."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def kept(self, old_ids: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """The client that each of these belongs to now; itself where it was not merged."""
        found: dict[bytes, bytes] = dict(self._database.rows(_KEPT, {"ids": hex_list(old_ids)}))
        return {old_id: found.get(old_id, old_id) for old_id in old_ids}

    def those_of(self, client_ids: Sequence[bytes]) -> list[bytes]:
        """These clients, and all that were merged into them."""
        merged = self._database.rows(_MERGED, {"ids": hex_list(client_ids)}) if client_ids else []
        return [*client_ids, *(row[0] for row in merged)]

    def owner(self, client_id: UUID) -> UUID:
        """The client that this one belongs to now."""
        return UUID(bytes=self.kept((client_id.bytes,))[client_id.bytes])

    def follow(self, before: Mapping[bytes, bytes]) -> list[bytes]:
        """Move the balances of those that point elsewhere than before; the clients whose sums changed."""
        changed: list[bytes] = []
        for old_id, new in self.kept(tuple(before)).items():
            was = before[old_id]
            if was != new:
                self._database.run(_MOVE, {"new": new, "was": was, "buyer": old_id})
                changed += [was, new]
        return changed
