"""Taking in what an exchange or a snapshot brought, up to its cursor, in one transaction (decision 101)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import text as sql

from cardesk_desktop.domain.changes import Changes, merged
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.coding import read_all
from cardesk_desktop.store.sync.consequences.changed_facts import ChangedFacts
from cardesk_desktop.store.sync.consequences.following import Follower
from cardesk_desktop.store.sync.consequences.touched import touched
from cardesk_desktop.store.sync.deleted.burying import Burier
from cardesk_desktop.store.sync.deleted.circles import Circles
from cardesk_desktop.store.sync.deleted.orphans import Orphans
from cardesk_desktop.store.sync.erased.erasing import Erasing
from cardesk_desktop.store.sync.handing_in.cutting import EVERYTHING, Cutter
from cardesk_desktop.store.sync.handing_in.uncut import hold
from cardesk_desktop.store.sync.papers.aliases import Aliases
from cardesk_desktop.store.sync.papers.projecting import Papers
from cardesk_desktop.store.sync.papers.unbilled import Unbilled
from cardesk_desktop.store.sync.places import PLACES, Place
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.reading import hex_list
from cardesk_desktop.store.sync.rows.arriving import Arrived, arrived
from cardesk_desktop.store.sync.rows.placing import UNREADABLE, Placer
from cardesk_desktop.store.sync.rows.waiting import Waiting
from cardesk_desktop.store.sync.state import StateRow
from cardesk_desktop.store.sync_views import Side
from cardesk_wire.coding import Malformed, decode, encode
from cardesk_wire.messages import Block, Value

_CLIENTS_OF = Statement(
    sql(
        "SELECT DISTINCT client_id FROM visit WHERE client_id IS NOT NULL "
        "AND id IN (SELECT unhex(value) FROM json_each(:ids))"
    )
)


class Applier:
    """Puts blocks in place; whatever cannot be placed blocks nothing."""

    def __init__(
        self,
        database: Database,
        *,
        state: StateRow,
        cutter: Cutter,
        placer: Placer,
        burier: Burier,
        circles: Circles,
        papers: Papers,
        aliases: Aliases,
        follower: Follower,
        orphans: Orphans,
        waiting: Waiting,
        problems: Problems,
    ) -> None:
        self._database = database
        self._state = state
        self._cutter = cutter
        self._placer = placer
        self._burier = burier
        self._circles = circles
        self._papers = papers
        self._aliases = aliases
        self._follower = follower
        self._orphans = orphans
        self._waiting = waiting
        self._problems = problems
        self._changed_facts = ChangedFacts(database)
        self._unbilled = Unbilled(database, problems)
        self._erasing = Erasing(database, problems, follower.overwriting)

    def apply(self, blocks: Sequence[Block], cursor: int, *, is_at_head: bool, now: datetime) -> Changes:
        """Take blocks in, and remember that everything up to `cursor` is known."""
        try:
            return self._apply(blocks, cursor, is_at_head=is_at_head, now=now)
        finally:
            self._erasing.end()

    def _apply(self, blocks: Sequence[Block], cursor: int, *, is_at_head: bool, now: datetime) -> Changes:
        # What changed here until now was based on the cursor until now.
        self._cutter.cut(EVERYTHING, EVERYTHING)
        if self._state.get().offers_rows:
            hold(self._database)
        self._state.put(is_applying=True)
        changes = merged([self._block(block, now) for block in blocks])
        if self._erasing.is_under_way:
            # While the photos still tell at whose visit they were. Whoever hears of the visit only when it
            # is somebody else's finds nothing to forget, so it is told.
            self._state.put(is_applying=False)
            self._erasing.placed()
            self._state.put(is_applying=True)
        order = list(PLACES)
        for block in sorted(blocks, key=lambda each: -order.index(each.kind) if each.kind in PLACES else 0):
            if block.graves and block.kind in PLACES:
                changes |= self._graves(PLACES[block.kind], block, now)
        documents = self._cutter.newest_document()
        self._state.put(cursor=cursor, is_applying=False, documents_cut=documents)
        if is_at_head and not self._waiting.is_empty():
            changes |= self.try_again(now)
        return changes

    def try_again(self, now: datetime) -> Changes:
        """Everything has arrived: place what waited, and part what is gone elsewhere from what names it."""
        gone = [
            (place, waiter.identity)
            for place in reversed(list(PLACES.values()))
            for waiter in self._waiting.of_kind(place.kind.name)
            if not waiter.body and place.kind.name != "document"
        ]
        aliases = [waiter.identity for waiter in self._waiting.of_kind("client_alias")]
        clients = [each for place, each in gone if place.kind.name == "client"]
        owners = self._aliases.kept([*aliases, *self._aliases.those_of(clients)])
        # What waits may name one of those that were merged into one another: who are they now?
        for place, identity in reversed(gone):
            self._circles.break_open(place, identity)
        self._state.put(is_applying=True)
        changes = merged([self._wait_no_more(place, now) for place in PLACES.values()])
        self._state.put(is_applying=False)
        changes |= self._part(gone, now)
        richer = self._aliases.follow(owners)
        self._follower.follow("client", richer, now)
        return changes | touched(PLACES["client"], richer)

    def _part(self, gone: Sequence[tuple[Place, bytes]], now: datetime) -> Changes:
        """Take rows away that were named until now; what names them says so itself."""
        heirs: dict[Place, list[bytes]] = {}
        for place, identity in gone:
            heir = self._burier.part(place, identity)
            if heir is not None:
                heirs.setdefault(place, []).append(heir)
        self._state.put(is_applying=True)
        for place, identity in gone:
            self._erasing.leaving(place.kind.name, (identity,))
            self._burier.let_go(place, identity, now)
        self._state.put(is_applying=False)
        for place, richer in heirs.items():
            self._follower.follow(place.kind.name, richer, now)
        touching = [*((place, [each]) for place, each in gone), *heirs.items()]
        return merged([touched(place, identities) for place, identities in touching])

    def _block(self, block: Block, now: datetime) -> Changes:
        place = PLACES.get(block.kind)
        if place is None:
            # Of a later release: the service keeps it, and gives it again once this register knows the kind.
            return Changes()
        try:
            rows = arrived(place, block)
        except Malformed:
            self._problems.add(Side.ARRIVED, block.kind, b"", UNREADABLE, encode(block), now)
            return Changes()
        if not rows.identities:
            return Changes()
        return touched(place, self._placed(rows, now))

    def _placed(self, rows: Arrived, now: datetime) -> Sequence[bytes]:
        """Put the rows in place, with what follows from them."""
        kind = rows.place.kind.name
        if kind == "document":
            placed = self._papers.place(rows, now)
            self._follower.follow(kind, placed, now)
            return placed
        self._erasing.arriving(rows)
        beside = self._clients_of(rows.identities) if kind == "visit" else []
        aliases = self._aliases.kept(rows.identities) if kind == "client_alias" else {}
        before = self._changed_facts.facts(kind, rows.identities)
        placed = self._placer.place(rows, now)
        changed = self._changed_facts.changed(kind, placed, before)
        self._follower.follow(kind, changed, now)
        self._unbilled.look_at(kind, changed, now)
        if kind == "visit":
            beside = list({*beside, *self._clients_of(placed)})
        if kind == "client_alias":
            beside = self._aliases.follow(aliases)
        self._follower.follow("client", beside, now)
        return placed

    def _graves(self, place: Place, block: Block, now: datetime) -> Changes:
        try:
            identities = read_all(block.graves, place.identity_size)
        except Malformed:
            self._problems.add(Side.ARRIVED, block.kind, b"", UNREADABLE, encode(block), now)
            return Changes()
        beside = self._clients_of(identities) if place.kind.name == "visit" else []
        # What was sold to one of them who is still here is theirs, whatever an alias says.
        aliases = self._aliases.kept(identities) if place.kind.name in ("client", "client_alias") else {}
        self._erasing.leaving(place.kind.name, identities)
        self._burier.bury(place, identities)
        self._unbilled.look_at(place.kind.name, identities, now)
        beside = [*beside, *self._aliases.follow(aliases)]
        self._follower.follow("client", beside, now)
        return touched(place, identities)

    def _wait_no_more(self, place: Place, now: datetime) -> Changes:
        kind = place.kind.name
        placed: list[bytes] = []
        waiters = self._waiting.of_kind(kind)
        if kind == "document" and waiters:
            self._papers.project([each.identity for each in waiters], now)
            return touched(place, [each.identity for each in waiters])
        # Those whose visits they were, too: without the one they name, they may be nobody's from now on.
        beside = self._clients_of([each.identity for each in waiters]) if kind == "visit" else []
        before = self._changed_facts.facts(kind, [each.identity for each in waiters])
        for identity, body in waiters:
            if body:
                fields: dict[str, list[Value]] = {
                    name: [value] for name, value in decode(body, dict[str, Value]).items()
                }
                rows = Arrived(place, [identity], fields)
                self._erasing.arriving(rows)
                if self._placer.again(rows) or self._orphans.place(rows, body, now):
                    self._waiting.forget(kind, (identity,))
                    self._problems.is_placed(kind, (identity,))
                    placed.append(identity)
        self._follower.follow(kind, placed, now)
        self._unbilled.look_at(kind, self._changed_facts.changed(kind, placed, before), now)
        if placed and kind == "visit":
            self._follower.follow("client", list({*beside, *self._clients_of(placed)}), now)
        return touched(place, placed)

    def _clients_of(self, visits: Sequence[bytes]) -> list[bytes]:
        return [row[0] for row in self._database.rows(_CLIENTS_OF, {"ids": hex_list(visits)})]
