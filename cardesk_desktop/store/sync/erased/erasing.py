"""An erasure that was asked for at another register: what it replaces here is overwritten in the file.

It arrives as rows of the client and the cars, emptied notes of visits, tickets and lines, and deleted photos
and conflicts, perhaps on several pages. From the first of these to the end of what is put in place with it,
SQLite overwrites what it frees, the words of the search and the bodies of problems too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.erased.forgetting import Forgetting
from cardesk_desktop.store.sync.erased.overwriting import Overwriting
from cardesk_desktop.store.sync.erased.search_words import plate_left_of
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.reading import hex_list
from cardesk_desktop.store.sync.rows.arriving import Arrived
from cardesk_wire.coding import written
from cardesk_wire.erased import CAR, CLIENT, TELLING, is_erased, may_be_left

_AMONG = "(SELECT unhex(substr(value, 1, 32)) FROM json_each(:ids))"
_OF_ERASED: Mapping[str, Statement] = MappingProxyType(
    {
        kind: Statement(
            sql(
                f"SELECT max(coalesce({note}, '') <> '') FROM {table} "
                f"JOIN client AS c ON c.id = t.client_id "
                f"WHERE t.id IN {_AMONG} AND c.erased_at IS NOT NULL"
            )
        )
        for kind, table, note in (
            ("visit", "visit AS t", "t.note"),
            ("ticket", "ticket AS t", "t.note"),
            ("ticket_line", "ticket AS t LEFT JOIN ticket_line AS l ON l.ticket_id = t.id", "l.note"),
        )
    }
)
"""Whether a word is left here where the rows of a kind, or the tickets of lines, are of somebody who was
erased; null where none of them is."""
_IS_NEWS: Mapping[str, Statement] = MappingProxyType(
    {
        CLIENT: Statement(sql(f"SELECT 1 FROM client WHERE id IN {_AMONG} AND erased_at IS NULL LIMIT 1")),
        CAR: Statement(
            sql(f"SELECT 1 FROM vehicle WHERE id IN {_AMONG} AND plate <> {plate_left_of('id')} LIMIT 1")
        ),
        "conflict": Statement(sql(f"SELECT 1 FROM sync_conflict WHERE id IN {_AMONG} LIMIT 1")),
    }
)
"""Whether one of the erased is known here by more than what is left of them. Conflicts go for that only."""
_GOES_WITH = frozenset({"visit_photo", "damage_mark", "conflict"})
"""What is deleted with somebody: a plate is on a photo, and a conflict says what somebody was called."""


class Erasing:
    """Overwrites while something of an erasure is put in place, and notes whether anything was."""

    def __init__(self, database: Database, problems: Problems, overwriting: Overwriting) -> None:
        self._database = database
        self._problems = problems
        self._overwriting = overwriting
        self._forgetting = Forgetting(database)
        self.is_under_way = False
        """Something of an erasure was met in what is being put in place."""

    def arriving(self, rows: Arrived) -> None:
        """Look at rows before they are put in place; what is kept of somebody who was erased goes."""
        kind = rows.place.kind.name
        gone = _erased(rows)
        if gone:
            self._begin(is_news=self._is_news(kind, gone))
        elif kind in _OF_ERASED:
            ids = {"ids": hex_list(rows.identities)}
            is_noted = self._database.value(_OF_ERASED[kind], ids)
            if is_noted is not None:
                self._begin(is_news=bool(is_noted))
        for identity in gone:
            self._problems.forget(kind, identity)

    def placed(self) -> None:
        """The rows of a page are in place: what is kept of the visits of the erased goes with them."""
        if self._forgetting.of_erased():
            self._overwriting.has_erased = True

    def leaving(self, kind: str, identities: Sequence[bytes]) -> None:
        """Rows of a kind are about to be deleted."""
        if kind in _GOES_WITH:
            is_theirs = self._forgetting.is_of_erased(kind, identities)
            self._begin(is_news=is_theirs or self._is_news(kind, identities))

    def end(self) -> None:
        """All of it is in place."""
        self.is_under_way = False
        self._overwriting.end()

    def _begin(self, *, is_news: bool) -> None:
        self.is_under_way = True
        self._overwriting.begin()
        self._overwriting.has_erased |= is_news

    def _is_news(self, kind: str, identities: Sequence[bytes]) -> bool:
        return kind in _IS_NEWS and (
            self._database.first(_IS_NEWS[kind], {"ids": hex_list(identities)}) is not None
        )


def _erased(rows: Arrived) -> list[bytes]:
    """The clients who were erased, and their cars."""
    kind = rows.place.kind.name
    field = TELLING.get(kind, "")
    # Of a company's clients and cars, which all come in a first filling, hardly any.
    return [
        identity
        for identity, said in zip(rows.identities, rows.columns.get(field, ()), strict=False)
        if may_be_left(kind, said) and is_erased(kind, written(identity), {field: said})
    ]
