"""An erasure that was asked for at another register: what it replaces here is overwritten in the file.

It arrives as rows of the client and the cars, emptied notes of visits, tickets and lines, and deleted photos
and conflicts, perhaps on several pages. From the first of these to the end of what is put in place with it,
SQLite overwrites what it frees, the words of the search and the bodies of problems too.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.arriving import Arrived
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.reading import hex_list
from cardesk_wire.coding import written
from cardesk_wire.erased import CAR, CLIENT, is_erased

_OVERWRITE = "PRAGMA secure_delete = {}"
_AMONG = "(SELECT unhex(substr(value, 1, 32)) FROM json_each(:ids))"
_OF_ERASED: Mapping[str, Statement] = MappingProxyType(
    {
        kind: Statement(
            sql(
                f"SELECT 1 FROM {table} AS t JOIN client AS c ON c.id = t.client_id "
                f"WHERE t.id IN {_AMONG} AND c.erased_at IS NOT NULL LIMIT 1"
            )
        )
        for kind, table in (("visit", "visit"), ("ticket", "ticket"), ("ticket_line", "ticket"))
    }
)
"""Whether one of the rows of a kind, or the ticket of a line, is of somebody who was erased."""
_GOES_WITH = frozenset({"visit_photo", "damage_mark", "conflict"})
"""What is deleted with somebody: a plate is on a photo, and a conflict says what somebody was called."""


class Erasing:
    """Overwrites while something of an erasure is put in place."""

    def __init__(self, database: Database, problems: Problems) -> None:
        self._database = database
        self._problems = problems

    def arriving(self, rows: Arrived) -> None:
        """Look at rows before they are put in place; what is kept of somebody who was erased goes."""
        kind = rows.place.kind.name
        gone = _erased(rows)
        of_erased = _OF_ERASED.get(kind)
        if gone or (
            of_erased is not None
            and self._database.first(of_erased, {"ids": hex_list(rows.identities)}) is not None
        ):
            self._database.script(_OVERWRITE.format("ON"))
        for identity in gone:
            self._problems.forget(kind, identity)

    def leaving(self, kind: str) -> None:
        """Rows of a kind are about to be deleted."""
        if kind in _GOES_WITH:
            self._database.script(_OVERWRITE.format("ON"))

    def end(self) -> None:
        """All of it is in place."""
        self._database.script(_OVERWRITE.format("OFF"))


def _erased(rows: Arrived) -> list[bytes]:
    """The clients who were erased, and their cars."""
    kind = rows.place.kind.name
    field = {CLIENT: "erased_at", CAR: "plate"}.get(kind, "")
    return [
        identity
        for identity, said in zip(rows.identities, rows.columns.get(field, ()), strict=False)
        if is_erased(kind, written(identity), {field: said})
    ]
