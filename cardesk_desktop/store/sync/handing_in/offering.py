"""Offering everything: on joining, and after the service was put back (see `docs/sync.md`)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.handing_in.cutting import EVERYTHING, Cutter, Due
from cardesk_desktop.store.sync.places import PLACES, Place
from cardesk_desktop.store.sync.reading import KindReader
from cardesk_desktop.store.sync.rows.arriving import Arrived, arrived
from cardesk_desktop.store.sync.state import BURIED, StateRow
from cardesk_wire.coding import Malformed
from cardesk_wire.messages import Block, Value

# One whose deletion waits to be told is told as that.
_GRAVES = Statement(
    sql(
        "SELECT id FROM sync_grave AS g WHERE kind = :kind AND id > :after AND NOT EXISTS "
        "(SELECT 1 FROM sync_mark AS m WHERE m.kind = g.kind AND m.id = g.id) ORDER BY id LIMIT +:limit"
    )
)


class Offerer:
    """Walks every kind by its keys from a place that outlives the program."""

    def __init__(self, database: Database, state: StateRow, cutter: Cutter) -> None:
        self._database = database
        self._state = state
        self._cutter = cutter

    def begin(self, base: int) -> None:
        """Offer everything that is here from the first row on, as it was known at the cursor `base`."""
        self._state.put(offer_kind=_STAGES[0], offer_id=b"", offer_base=base)
        self._cutter.skip_documents()

    def offer(self, limit: int) -> bool:
        """Cut ops for at most so many rows more; False when everything has been offered."""
        state = self._state.get()
        stage, after = state.offer_kind, state.offer_id or b""
        offered: list[Due] = []
        while len(offered) < limit and stage is not None:
            due = self._next(stage, after, state.offer_base, limit - len(offered))
            offered += due
            stage, after = (stage, due[-1].identity) if due else (_after(stage), b"")
        # Most kinds have few rows: all of them together are one statement.
        self._cutter.add(offered)
        if state.offer_kind is not None:
            self._state.put(offer_kind=stage, offer_id=after)
        return stage is not None

    def offer_ahead(self, blocks: Sequence[Block]) -> None:
        """Cut ops for what is about to arrive and stands here otherwise, unless its turn was already.

        Where the service was put back to before it was told, nobody else knows it (decision 314).
        """
        # What changed here since is a change, and not only remembered.
        self._cutter.cut(EVERYTHING, EVERYTHING)
        for block in blocks:
            place = PLACES.get(block.kind)
            if place is not None and not place.kind.sealed:
                # Whoever puts the block in place finds it unreadable, and says so.
                with suppress(Malformed):
                    self._cutter.add(self._differing(arrived(place, block)))

    def _differing(self, rows: Arrived) -> list[Due]:
        place, base = rows.place, self._state.get().offer_base
        coming = [identity for identity in rows.identities if not self._was_offered(place, identity)]
        there = dict(KindReader(self._database, place).some(coming)) if coming else {}
        due = []
        for number, identity in enumerate(rows.identities):
            row = there.get(identity)
            if row is not None and any(
                name in rows.columns and rows.columns[name][number] != value
                for name, value in zip(place.kind.fields, row, strict=True)
            ):
                due.append(Due(place, identity, place.all_fields, 0, base, row))
        return due

    def _was_offered(self, place: Place, identity: bytes) -> bool:
        state = self._state.get()
        now, turn = _STAGES.index(state.offer_kind or _STAGES[-1]), _STAGES.index(place.kind.name)
        return turn < now or (turn == now and identity <= (state.offer_id or b""))

    def _next(self, stage: str, after: bytes, base: int, limit: int) -> Sequence[Due]:
        place = PLACES[stage.removeprefix(BURIED)]
        found: list[tuple[bytes, Sequence[Value] | None]]
        if stage.startswith(BURIED):
            parameters = {"kind": place.kind.name, "after": after, "limit": limit}
            found = [(row[0], None) for row in self._database.rows(_GRAVES, parameters)]
        else:
            found = list(KindReader(self._database, place).page(after, limit))
        # Nobody knows any more when each was changed: an offer is older than every change.
        return [Due(place, identity, place.all_fields, 0, base, row) for identity, row in found]


_STAGES = (*PLACES, *(f"{BURIED}{kind}" for kind in PLACES))


def _after(stage: str) -> str | None:
    following = _STAGES.index(stage) + 1
    return _STAGES[following] if following < len(_STAGES) else None
