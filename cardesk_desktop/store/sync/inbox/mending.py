"""Values that a person chose, put into a row: of a conflict, or of a row that could not be taken in.

They are changes of this register like any other: triggers mark them, and the next exchange hands them in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import text as sql

from cardesk_desktop.domain.changes import Changes
from cardesk_desktop.store.burials import not_buried
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.consequences.following import Follower
from cardesk_desktop.store.sync.consequences.touched import touched
from cardesk_desktop.store.sync.handing_in.cutting import Cutter, Due
from cardesk_desktop.store.sync.places import PLACES, Place
from cardesk_desktop.store.sync.reading import KindReader
from cardesk_desktop.store.sync.rows.arriving import Arrived, cells
from cardesk_desktop.store.sync.rows.guarding import GONE, Guard
from cardesk_desktop.store.sync.rows.placing import Placer
from cardesk_desktop.store.sync.state import StateRow
from cardesk_wire.coding import Malformed, read
from cardesk_wire.messages import Value

_ONE_KEY = 16
_VISITOR = Statement(sql("SELECT client_id FROM visit WHERE id = :id AND client_id IS NOT NULL"))


class Mender:
    """Reads and writes single rows as they travel."""

    def __init__(
        self, database: Database, state: StateRow, cutter: Cutter, placer: Placer, follower: Follower
    ) -> None:
        self._database = database
        self._guard = Guard(database)
        self._state = state
        self._cutter = cutter
        self._placer = placer
        self._follower = follower

    def row(self, kind: str, identity: bytes) -> Mapping[str, Value] | None:
        """The fields of a row as it is here; None when it is not."""
        place = PLACES[kind]
        rows = KindReader(self._database, place).some((identity,))
        return dict(zip(place.kind.fields, rows[0][1], strict=True)) if rows else None

    def as_it_arrived(self, kind: str, identity: bytes, fields: Mapping[str, Value]) -> Mapping[str, Value]:
        """The fields of a row that is kept whole, without those that were changed here since."""
        place, said = PLACES[kind], self._guard.unanswered(kind, identity)
        own = place.kind.fields if said == GONE else place.names(place.whole_groups(said))
        return {name: value for name, value in fields.items() if name not in own}

    def named(self, kind: str, value: Value) -> bytes | None:
        """The identity of the row that a value names; None when it names none that is here."""
        try:
            identity = read(value) if isinstance(value, str) else b""
        except Malformed:
            return None
        return identity if identity and self.row(kind, identity) is not None else None

    def change(
        self, kind: str, identity: bytes, fields: Mapping[str, Value], now: datetime
    ) -> Changes | None:
        """Change fields of a row; None when it is not here, or the values cannot be held."""
        place, there = PLACES[kind], self.row(kind, identity)
        if there is None:
            return None
        # What lies in other tables is written only where it changes: every writing there is a change.
        columns = {name: there[name] for name in place.columns} | dict(fields)
        if not self._placer.put(Arrived(place, [identity], {name: [cell] for name, cell in columns.items()})):
            return None
        return self._followed(place, identity, now)

    def add(self, kind: str, identity: bytes, fields: Mapping[str, Value], now: datetime) -> Changes | None:
        """Put a row in place, as a change of this register; None when it cannot be held, or was deleted."""
        place = PLACES[kind]
        if self._guard.buried(kind, (identity,)):
            return None
        if not self._placer.put(Arrived(place, [identity], {name: [cell] for name, cell in fields.items()})):
            return None
        return self._followed(place, identity, now)

    def heir(self, kind: str, identity: bytes, fields: Mapping[str, Value]) -> bytes:
        """The identity under which a row that was deleted for ever can come back; empty where it cannot.

        It can where all of it is known, nobody erased it, and it has not come back already.
        """
        place = PLACES[kind]
        is_whole = len(place.keys) == 1 and not place.kind.sealed and fields.keys() >= set(place.kind.fields)
        if not is_whole or len(identity) != _ONE_KEY or fields.get("erased_at") is not None:
            return b""
        heir = not_buried(self._database, kind, UUID(bytes=identity)).bytes
        return heir if heir != identity and self.row(kind, heir) is None else b""

    def back(self, kind: str, identity: bytes) -> bytes:
        """The identity under which a row that was deleted for ever is here again; empty where it is not."""
        if len(PLACES[kind].keys) != 1 or len(identity) != _ONE_KEY:
            return b""
        heir = not_buried(self._database, kind, UUID(bytes=identity)).bytes
        return heir if heir != identity and self.row(kind, heir) is not None else b""

    def send(self, kind: str, identity: bytes, fields: Sequence[str]) -> bool:
        """Hand these fields of a row in once more, as they are now; False when it is not here."""
        place = PLACES[kind]
        rows = KindReader(self._database, place).some((identity,))
        if not rows:
            return False
        state = self._state.get()
        bits = place.whole_groups(place.bits(frozenset(fields))) or place.all_fields
        self._cutter.add([Due(place, identity, bits, state.hlc, state.cursor, rows[0][1])])
        return True

    def wrong(self, kind: str, identity: bytes, fields: Mapping[str, Value]) -> frozenset[str]:
        """The fields because of which this database cannot hold a row; none where that is not to be told."""
        place = PLACES[kind]
        unreadable = frozenset(name for name in fields if not _is_readable(place, identity, name, fields))
        if unreadable or self._fits(place, identity, fields):
            return unreadable
        return frozenset(
            name
            for name in fields
            if self._fits(place, identity, {other: fields[other] for other in fields if other != name})
        )

    def _fits(self, place: Place, identity: bytes, fields: Mapping[str, Value]) -> bool:
        return self._placer.fits(Arrived(place, [identity], {name: [cell] for name, cell in fields.items()}))

    def _followed(self, place: Place, identity: bytes, now: datetime) -> Changes:
        kind = place.kind.name
        self._follower.follow(kind, (identity,), now)
        if kind == "visit":
            visitors = [row[0] for row in self._database.rows(_VISITOR, {"id": identity})]
            self._follower.follow("client", visitors, now)
        return touched(place, (identity,))


def _is_readable(place: Place, identity: bytes, name: str, fields: Mapping[str, Value]) -> bool:
    try:
        cells(Arrived(place, [identity], {name: [fields[name]]}))
    except Malformed:
        return False
    return True
