"""Rows that name one that was deleted for ever: placed without it, or shown to a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.deleted.burying import Burier
from cardesk_desktop.store.sync.deleted.heirs import ALIAS_OF, GOES_ALONG, Heirs
from cardesk_desktop.store.sync.places import PLACES, Place, Rows
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.reading import split
from cardesk_desktop.store.sync.rows.arriving import Arrived
from cardesk_desktop.store.sync.rows.guarding import Guard
from cardesk_desktop.store.sync.rows.placing import Placer
from cardesk_desktop.store.sync.rows.waiting import Waiting
from cardesk_desktop.store.sync_views import Side
from cardesk_desktop.store.tables.every import TABLES
from cardesk_wire.coding import read, written
from cardesk_wire.messages import Value

NAMES_DELETED = "names_deleted"
"""A row that came too late: what it cannot be without was deleted for ever at another register."""

_MARK = Statement(
    sql(
        "INSERT INTO sync_mark SELECT :kind, :id, :fields, 0, hlc, cursor FROM sync_state WHERE true "
        "ON CONFLICT (kind, id) DO UPDATE SET fields = fields | excluded.fields, hlc = excluded.hlc"
    )
)
_MARK_GONE = Statement(
    sql(
        "INSERT INTO sync_mark SELECT :kind, :id, 0, 1, hlc, cursor FROM sync_state WHERE true "
        "ON CONFLICT (kind, id) DO UPDATE SET fields = 0, is_gone = 1, hlc = excluded.hlc"
    )
)
KINDS_OF_TABLES = {place.table.name: kind for kind, place in PLACES.items()}
"""By table, the kind whose rows it holds."""


def beside_parents(of: Rows) -> dict[int, str]:
    """The places in a row of the table beside that name a row of a kind, and the kind."""
    columns = [(number, TABLES[of.table].c[name]) for number, name in enumerate(of.columns)]
    return {
        number: KINDS_OF_TABLES[key.column.table.name]
        for number, each in columns
        for key in each.foreign_keys
    }


class Orphans:
    """Looks for the dead among those whom a row names."""

    def __init__(
        self,
        database: Database,
        guard: Guard,
        burier: Burier,
        heirs: Heirs,
        placer: Placer,
        waiting: Waiting,
        problems: Problems,
    ) -> None:
        self._database = database
        self._guard = guard
        self._burier = burier
        self._heirs = heirs
        self._placer = placer
        self._waiting = waiting
        self._problems = problems

    def place(self, rows: Arrived, body: bytes, now: datetime) -> bool:
        """Place a row without the dead that it names, and tell the others; False when it waits on.

        Where it cannot do without one, it is kept as a problem and waits no more.
        """
        place, (identity,) = rows.place, rows.identities
        dead, beside = self._dead(rows), self._living_beside(rows)
        if not dead and not beside:
            return False
        if any(self._is_open(kind, named) for kind, named in dead.values()):
            return False
        heirs = {name: self._heirs.heir(kind, named) for name, (kind, named) in dead.items()}
        may_be_without = {column.name for column, _ in place.parents if column.nullable}
        may_change = {name for name in dead if name not in place.keys}
        if all(name in may_change and (heirs[name] or name in may_be_without) for name in dead):
            others = {name: [written(heir) if heir else None] for name, heir in heirs.items()}
            is_placed = self._placer.again(
                Arrived(place, rows.identities, {**rows.columns, **others, **beside})
            )
            if is_placed:
                self._mark(place, identity, [*dead, *beside])
            return is_placed
        if place.kind.name in GOES_ALONG:
            if self._has_another(rows):
                self._waiting.forget(place.kind.name, rows.identities)
                self._mark(place, identity, list(dead))
                return True
            self._burier.bury(place, rows.identities)
            self._database.run(_MARK_GONE, {"kind": place.kind.name, "id": identity})
        else:
            # It waited since it arrived, and of what arrived then nobody here has seen anything.
            base = self._waiting.base(place.kind.name, identity)
            self._problems.add(Side.ARRIVED, place.kind.name, identity, NAMES_DELETED, body, now, base)
        self._waiting.forget(place.kind.name, rows.identities)
        return False

    def _is_open(self, kind: str, named: bytes) -> bool:
        """Whether it is still to be heard, or to be put in place here, who a dead row is now."""
        # Whoever holds one of those that were merged into one another says soon who they are.
        return bool(self._heirs.circle(kind, named)) or self._heirs.is_to_come(kind, named)

    def _has_another(self, rows: Arrived) -> bool:
        """Whether this register knows of another, living row into which the same one was merged."""
        of = next((kind for kind, alias in ALIAS_OF.items() if alias == rows.place.kind.name), "")
        return self._heirs.heir(of, rows.identities[0]) is not None

    def _dead(self, rows: Arrived) -> dict[str, tuple[str, bytes]]:
        """The fields that name a dead row, its kind and identity; of a key, its column."""
        found: dict[str, tuple[str, bytes]] = {}
        for column, table in rows.place.parents:
            named = self._named(rows, column.name)
            kind = KINDS_OF_TABLES[table]
            if named is not None and self._guard.buried(kind, (named,)):
                found[column.name] = kind, named
        return found

    def _named(self, rows: Arrived, name: str) -> bytes | None:
        """What a field or a part of the key names."""
        if name in rows.place.keys:
            return split(rows.identities[0])[rows.place.keys.index(name)]
        (named,) = rows.columns.get(name, [None])
        return read(named) if isinstance(named, str) else None

    def _living_beside(self, rows: Arrived) -> dict[str, Sequence[Value]]:
        """The rows beside a row without those that name a dead one; empty where there are none of these."""
        of = rows.place.rows
        parents = beside_parents(of) if of is not None else {}
        if of is None or not parents or of.field not in rows.columns:
            return {}
        (entries,) = rows.columns[of.field]
        living = [
            entry
            for entry in (entries if isinstance(entries, list) else [])
            if not any(self._guard.buried(kind, (read(entry[at]),)) for at, kind in parents.items())
        ]
        return {} if living == entries else {of.field: [living]}

    def _mark(self, place: Place, identity: bytes, names: Sequence[str]) -> None:
        fields = place.bits(frozenset(names))
        self._database.run(_MARK, {"kind": place.kind.name, "id": identity, "fields": fields})
