"""What a register does for its sync, inside units of work; `cardesk_desktop.sync` builds on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from uuid import UUID

from cardesk_desktop.domain.changes import Changes
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.repositories.projections import Projections
from cardesk_desktop.store.search import SearchIndex
from cardesk_desktop.store.sync.consequences.following import Follower
from cardesk_desktop.store.sync.consequences.later import Later
from cardesk_desktop.store.sync.counting import SyncCounts, TallyPage, tallies, tally_page, waiting
from cardesk_desktop.store.sync.erased.overwriting import Overwriting
from cardesk_desktop.store.sync.erased.search_words import Erased
from cardesk_desktop.store.sync.handing_in.cutting import Cutter
from cardesk_desktop.store.sync.handing_in.offering import Offerer
from cardesk_desktop.store.sync.handing_in.outbox import Outbox
from cardesk_desktop.store.sync.handing_in.uncut import has_more_to_cut_than
from cardesk_desktop.store.sync.inbox.mending import Mender
from cardesk_desktop.store.sync.pages import Pages
from cardesk_desktop.store.sync.papers.aliases import Aliases
from cardesk_desktop.store.sync.papers.projecting import Papers
from cardesk_desktop.store.sync.photos import PhotoQueue
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.rows.guarding import Guard
from cardesk_desktop.store.sync.rows.placing import Placer
from cardesk_desktop.store.sync.rows.unplaced import Unplaced
from cardesk_desktop.store.sync.rows.waiting import Waiting
from cardesk_desktop.store.sync.state import StateRow, SyncState
from cardesk_desktop.store.sync.taking_in.applying import Applier
from cardesk_desktop.store.sync.taking_in.assembling import assembled
from cardesk_desktop.store.sync.taking_in.snapshot import SnapshotTaker, Standing
from cardesk_desktop.store.sync.told_keys import ToldKeys
from cardesk_desktop.store.sync_views import Conflict, Problem
from cardesk_wire.messages import Block, Snapshot, Tally, Verdict


class SyncRepository:
    """One unit of work's part in the sync. Nothing here commits or speaks to anybody."""

    def __init__(self, database: Database, company: CompanyRepository, index: SearchIndex) -> None:
        self._database, self._company, self._index = database, company, index
        self._state, self._guard = StateRow(database), Guard(database)
        self._waiting, self._later = Waiting(database), Later(database)
        self.pages = Pages(database)
        self._problems = Problems(database)
        self._cutter = Cutter(database, self._state)
        self.overwriting = Overwriting(database)

    # Most units of work only ask how things stand: all else is made when it is needed.
    @cached_property
    def photos(self) -> PhotoQueue:
        """Photos on their way."""
        return PhotoQueue(self._database)

    @cached_property
    def keys(self) -> ToldKeys:
        """By which this register's papers are checked, and whether the service knows them."""
        return ToldKeys(self._database)

    @cached_property
    def mender(self) -> Mender:
        """For values that a person chose."""
        return Mender(self._database, self._state, self._cutter, self._placer, self._follower)

    @cached_property
    def snapshot(self) -> SnapshotTaker:
        """Everything that the company has, taken over by a register that has nothing."""
        return SnapshotTaker(self._database, self._state)

    @cached_property
    def _outbox(self) -> Outbox:
        unplaced = Unplaced(self._database, self._waiting, self._problems, self._placer)
        return Outbox(self._database, self._state, self._problems, unplaced)

    @cached_property
    def _offerer(self) -> Offerer:
        return Offerer(self._database, self._state, self._cutter)

    @cached_property
    def _placer(self) -> Placer:
        return Placer(self._database, self._guard, self._waiting, self._problems)

    @cached_property
    def _aliases(self) -> Aliases:
        return Aliases(self._database)

    @cached_property
    def _erased(self) -> Erased:
        return Erased(self._database, self._index, self.overwriting)

    @cached_property
    def _papers(self) -> Papers:
        return Papers(
            self._database,
            self._company,
            Projections(self._database, self._index),
            self._aliases,
            self._erased,
            self._waiting,
            self._problems,
            self.photos,
        )

    @cached_property
    def _follower(self) -> Follower:
        return Follower(self._database, self._index, self._papers, self._erased, self._later)

    @cached_property
    def _applier(self) -> Applier:
        return assembled(
            self._database,
            self._index,
            state=self._state,
            cutter=self._cutter,
            placer=self._placer,
            papers=self._papers,
            aliases=self._aliases,
            follower=self._follower,
            waiting=self._waiting,
        )

    def state(self) -> SyncState:
        """Where this register stands."""
        return self._state.get()

    def join(self, *, company_id: str, device_id: str, lease_code: str = "") -> None:
        """From now on what changes here is marked. Own documents that are there already count as waiting.

        What was here before is handed in by `begin_offer`; `begin_epoch` says from where to count.
        """
        self._state.put(is_joined=True, company_id=company_id, device_id=device_id, lease_code=lease_code)

    def leave(self) -> None:
        """Mark no more changes. What waits stays, and is handed in after the next joining."""
        self._state.put(is_joined=False)

    def pause(self, is_paused: bool) -> None:
        """Exchange nothing for a while; changes are marked all the same."""
        self._state.put(is_paused=is_paused)

    def hear(self, now: int) -> None:
        """The service's clock, in microseconds since 1970: what changes here from now on is later."""
        self._state.hear(now)

    def begin_epoch(self, epoch: int, *, generation: str, cursor: int) -> None:
        """Count all ops from 1 again for this generation, tell the keys again, and pull from `cursor`."""
        self._outbox.begin_again()
        self.keys.tell_again()
        self._state.put(epoch=epoch, generation=generation, cursor=cursor)
        self.pages.go_back()

    def cut(self, limit_rows: int, limit_bytes: int) -> int:
        """Give what changed here its places in this register's order; the number of ops that were cut."""
        return self._cutter.cut(limit_rows, limit_bytes)

    def has_more_to_cut_than(self, number: int) -> bool:
        """Whether more changes than that have their turn, and no place in this register's order yet."""
        return has_more_to_cut_than(self._database, number, offers_rows=self._state.get().offers_rows)

    def pending(self, limit_bytes: int) -> tuple[bytes, ...]:
        """The oldest ops that wait for an answer, as many as fit."""
        return self._outbox.pending(limit_bytes)

    def settle(self, acked: int, verdicts: Sequence[Verdict], now: datetime) -> None:
        """Let go of the ops up to `acked`. Raises `sync.outbox.AckedBeyond`. A repeat changes nothing."""
        self._outbox.settle(acked, verdicts, now)

    def apply(self, blocks: Sequence[Block], cursor: int, *, is_at_head: bool, now: datetime) -> Changes:
        """Put rows, graves and documents of others in place, and remember the cursor; what was touched.

        Settle the same answer before: what was answered is no longer held against what arrives.
        """
        if self._state.get().is_offering:
            self._offerer.offer_ahead(blocks)
        if not is_at_head:
            self.pages.begin()
        is_settled = not is_at_head or self._waiting.is_empty()
        changes = Changes()
        if blocks or not is_settled or self.waiting() > 0:
            changes = self._applier.apply(blocks, cursor, is_at_head=is_at_head, now=now)
        else:
            # Nothing arrived, and nothing changed here meanwhile: the usual answer to a sale.
            self._state.put(cursor=cursor)
        if is_at_head:
            self.pages.end()
        return changes

    def take_part(self, standing: Standing, part: Snapshot, now: datetime) -> Changes:
        """Put a part of the snapshot in place, with how far that leads."""
        return self.snapshot.take(self._applier, standing, part, now)

    def catch_up(self, limit: int, now: datetime) -> int:
        """Make the search entries and sums of at most so many rows; how many are still to come."""
        return self._follower.catch_up(limit, now)

    def begin_offer(self, base: int) -> None:
        """Offer everything that is here, as it was known at the cursor `base`."""
        self._offerer.begin(base)

    def offer(self, limit: int) -> bool:
        """Cut ops for at most so many rows more of what is offered; False when nothing is left."""
        return self._offerer.offer(limit)

    def tallies(self, fields_by_kind: Mapping[str, Sequence[str]]) -> list[Tally]:
        """How many rows of each kind there are, and the digest over them; a field unknown here is null."""
        return tallies(self._database, fields_by_kind)

    def tally_page(self, kind: str, after: bytes, limit: int) -> TallyPage:
        """Count and hash the next rows of a kind; what `tallies` reads in one go, in slices."""
        return tally_page(self._database, kind, after, limit)

    def problems(self) -> tuple[Problem, ...]:
        """What a person has to look at, oldest first."""
        return self._problems.all()

    def forget(self, kind: str, identity: UUID) -> None:
        """Let go of what is kept of a row whose person was erased; that goes out as a change like any other.

        Ops that were cut stay until they are answered, since they may have arrived; then they go.
        """
        self._problems.forget(kind, identity.bytes)
        self._waiting.forget(kind, (identity.bytes,))

    def conflicts(self) -> tuple[Conflict, ...]:
        """Changes that lost against another's, which nobody has looked at, oldest first."""
        return self._problems.conflicts()

    def counts(self) -> SyncCounts:
        """What the badge shows; cheap enough to ask after every sale."""
        problems, conflicts = self._problems.counts()
        return SyncCounts(waiting(self._database), problems, conflicts, self.later())

    def later(self) -> int:
        """How many rows arrived and are not done with: they wait for others, or for what follows."""
        return self._later.count() + self._waiting.count()

    def waiting(self) -> int:
        """How many changes the service does not know."""
        return waiting(self._database)

    def is_buried(self, kind: str, identity: bytes) -> bool:
        """True for a row that was deleted for ever: what takes its place needs another identity."""
        return bool(self._guard.buried(kind, (identity,)))
