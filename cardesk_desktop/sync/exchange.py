"""One exchange, as steps that may run on different threads: prepare, (the network), accept or give in.

Each step is called inside a unit of work that writes; between them nothing is held. Where nothing is to be
said, or nothing was, one that reads is enough (`glance`, `overhear`): nobody waits for the disk. Whatever
gets lost on the way, the same ops are sent again, byte by byte, until they are answered. A register that
takes a company over asks for parts of a snapshot by the same steps before, and each tells its keys by them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

import msgspec

from cardesk_desktop.domain.changes import Changes
from cardesk_desktop.domain.clock import micros
from cardesk_desktop.store.sync.handing_in.outbox import AckedBeyond
from cardesk_desktop.store.sync.state import SyncState
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.courses import Identity, start_over
from cardesk_desktop.sync.keys import KeyRequest, KeysTold, keys_told, next_keys
from cardesk_desktop.sync.snapshot import PartRequest, next_part, put_part
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import written
from cardesk_wire.messages import PROTOCOL, ExchangeReply, ExchangeRequest, Snapshot

Request: TypeAlias = ExchangeRequest | PartRequest | KeyRequest
Reply: TypeAlias = ExchangeReply | Snapshot | KeysTold
"""What is said, for those who only pass it on between threads."""

SCHEMA = 1
"""Of the kinds and fields that this program knows; raised whenever `cardesk_wire.kinds` grows."""
MOST_OPS = 2_000
"""Ops in one request where nobody says how many (`courtesy`)."""
MOST_BYTES = 2 * 1024 * 1024
"""Bytes of ops in one request, before they are compressed."""
MOST_UNCUT = 100
"""Changes that are cut together with what an answer brings (`Applier.apply`), three milliseconds' worth.
Who has more, after a week without a network or a large import, hands in first, a request at a time."""
MOST_ROWS = 5_000
"""Rows in one answer where nobody says how many."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an answer changed here. `is_more` when there is more to fetch or to send.

    `cursor` is where that led, when it is not more.
    """

    changes: Changes = field(default_factory=Changes)
    is_more: bool = False
    cursor: int = 0
    notices: tuple[str, ...] = ()

    @property
    def is_too_old(self) -> bool:
        """True where the service takes in what this program says, and tells it nothing any more."""
        return RefusalCode.PLEASE_UPDATE in self.notices


def handed_in(request: Request) -> int:
    """How many ops a request has."""
    return len(request.ops) if isinstance(request, ExchangeRequest) else 0


def prepare(work: UnitOfWork, now: datetime, *, rows: int = MOST_ROWS, ops: int = MOST_OPS) -> Request | None:
    """The next request, with at most so many `ops` of what changed here; None when nobody is to be asked.

    The first request of a register has no ops: those belong to a generation, which nobody told it yet.
    """
    sync = work.sync
    state = sync.state()
    if not state.is_joined or state.is_paused:
        return None
    if not state.generation:
        return _request(state, now, rows, [])
    first = next_keys(work, state) or next_part(work)
    if first is not None:
        return first
    pending = sync.pending(MOST_BYTES)
    if len(pending) < ops:
        # What is sold goes before what is offered: it was never anywhere else.
        cut = sync.cut(ops - len(pending), MOST_BYTES)
        if state.is_offering:
            sync.offer(ops - len(pending) - cut)
        if cut or state.is_offering:
            pending = sync.pending(MOST_BYTES)
    limit = 1 if sync.has_more_to_cut_than(MOST_UNCUT) else rows
    return _request(sync.state(), now, limit, [msgspec.Raw(op) for op in pending[:ops]])


def glance(work: UnitOfWork, now: datetime, *, rows: int = MOST_ROWS) -> Request | None:
    """As `prepare`, where nothing is to be handed in; None where there may be, or nobody is to be asked."""
    sync, state = work.sync, work.sync.state()
    is_speaking = state.is_joined and not state.is_paused and state.generation
    if not is_speaking or state.is_offering or sync.snapshot.standing() is not None or sync.waiting() > 0:
        return None
    return _request(state, now, rows, []) if next_keys(work, state) is None else None


def overhear(work: UnitOfWork, request: Request, reply: Reply, now: datetime) -> Accepted | None:
    """As `accept`, where the answer says nothing that is not known; None where it has to be put in place."""
    if not isinstance(request, ExchangeRequest) or not isinstance(reply, ExchangeReply):
        return None
    has_news = request.ops or reply.blocks or reply.verdicts
    if has_news or glance(work, now) is None:
        return None
    state = work.sync.state()
    asked, told = (request.epoch, request.generation, request.cursor), (reply.cursor, reply.head)
    is_known = asked == (state.epoch, state.generation, state.cursor) and told == (state.cursor, state.cursor)
    # A clock that is behind the service's is set, and what waits for other rows is tried again at the head.
    is_settled = reply.acked < state.next_oseq and reply.now <= micros(now) and not work.sync.later()
    if not is_known or not is_settled:
        return None
    return Accepted(cursor=reply.cursor, notices=tuple(reply.notices))


def accept(work: UnitOfWork, request: Request, reply: Reply, now: datetime, identity: Identity) -> Accepted:
    """Put an answer in place, all of it in this unit of work; one to a request of other days does nothing."""
    state = work.sync.state()
    if state.is_joined and isinstance(request, PartRequest) and isinstance(reply, Snapshot):
        return Accepted(put_part(work, request, reply, now), is_more=True)
    if state.is_joined and isinstance(request, KeyRequest) and isinstance(reply, KeysTold):
        keys_told(work, request, state)
        return Accepted(is_more=True)
    if not isinstance(request, ExchangeRequest) or not isinstance(reply, ExchangeReply):
        return Accepted(is_more=state.is_joined)
    asked = request.epoch, request.generation, request.cursor
    if asked != (state.epoch, state.generation, state.cursor) or not state.is_joined:
        return Accepted(is_more=state.is_joined)
    return _accept(work, state, reply, now, identity)


def can_be_had_again(work: UnitOfWork, request: Request, reply: Reply) -> bool:
    """True where nothing is lost with an answer but time: whoever loses it to a power cut asks once more.

    What it settles is sent again then, byte by byte, and answered as the first time. What is cut together
    with it is on the disk before it is sent: `prepare` waits for that. A verdict is kept at once, though.
    """
    if not isinstance(request, ExchangeRequest) or not isinstance(reply, ExchangeReply) or reply.verdicts:
        return False
    state = work.sync.state()
    return bool(request.generation) and not state.is_offering and reply.acked < state.next_oseq


def _accept(
    work: UnitOfWork, state: SyncState, reply: ExchangeReply, now: datetime, identity: Identity
) -> Accepted:
    sync = work.sync
    sync.hear(reply.now)
    if not state.generation:
        sync.begin_epoch(state.epoch, generation=reply.generation, cursor=state.cursor)
        return Accepted(is_more=True)
    try:
        sync.settle(reply.acked, reply.verdicts, now)
    except AckedBeyond:
        start_over(work, now, identity, epoch=state.epoch + 1)
        return Accepted(is_more=True)
    if sync.snapshot.standing() is not None:
        # The service was not put back and still cannot go on with the snapshot.
        sync.snapshot.pull_instead()
        return Accepted(is_more=True)
    if state.speaks_first or sync.has_more_to_cut_than(MOST_UNCUT):
        return Accepted(is_more=True, notices=tuple(reply.notices))
    is_at_head = reply.cursor >= reply.head
    changes = sync.apply(reply.blocks, reply.cursor, is_at_head=is_at_head, now=now)
    # Who is too old is told nothing, however often it asks.
    is_more_there = not is_at_head and RefusalCode.PLEASE_UPDATE not in reply.notices
    is_more = is_more_there or sync.state().is_offering or sync.waiting() > 0
    return Accepted(changes, is_more, reply.cursor, tuple(reply.notices))


def _request(state: SyncState, now: datetime, rows: int, ops: list[msgspec.Raw]) -> ExchangeRequest:
    return ExchangeRequest(
        protocol=PROTOCOL,
        schema=SCHEMA,
        epoch=state.epoch,
        generation=state.generation,
        cursor=state.cursor,
        now=micros(now),
        chain=written(state.answered_chain),
        ops=ops,
        limit=1 if state.speaks_first or not state.generation else rows,
    )
