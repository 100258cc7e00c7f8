"""The database's side of sync: each of these is one short unit of work between two requests.

Nobody is asked who they are: a register speaks for the company it has joined, whoever stands at it.
"""

from __future__ import annotations

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.sync.courses import Course, Identity, give_in
from cardesk_desktop.sync.exchange import (
    MOST_OPS,
    MOST_ROWS,
    Accepted,
    Reply,
    Request,
    accept,
    can_be_had_again,
    glance,
    overhear,
    prepare,
)
from cardesk_desktop.sync.status import Progress, Standing
from cardesk_wire.messages import ExchangeRequest, Refusal


def begin_exchange(
    desk: Desk, *, is_asking: bool, rows: int = MOST_ROWS, ops: int = MOST_OPS
) -> Outcome[Request | None]:
    """What to ask the service next, with what changed here; None when this register is not to speak.

    `rows` is how many it may send back, `ops` how many are handed in. When not `is_asking`, there is a
    request only if there is something to hand in, to tell, or to take over.
    """
    with desk.store.read() as work:
        request = glance(work, desk.clock.now(), rows=rows)
    if request is None:
        with desk.store.write() as work:
            request = prepare(work, desk.clock.now(), rows=rows, ops=ops)
    has_more = bool(request.ops) if isinstance(request, ExchangeRequest) else request is not None
    is_due = is_asking or has_more
    return Outcome(request if is_due else None)


def end_exchange(desk: Desk, *, request: Request, reply: Reply) -> Outcome[Accepted]:
    """Put the answer in place, all of it or nothing."""
    with desk.store.read() as work:
        known = overhear(work, request, reply, desk.clock.now())
        if known is not None:
            return Outcome(known)
        write = desk.store.write_soon if can_be_had_again(work, request, reply) else desk.store.write
    with write() as work:
        accepted = accept(work, request, reply, desk.clock.now(), _identity(desk))
        return Outcome(accepted, accepted.changes)


def give_in_to(desk: Desk, *, refusal: Refusal) -> Outcome[Course]:
    """Do what a refusal asks for."""
    with desk.store.write() as work:
        course = give_in(work, refusal, desk.clock.now(), _identity(desk))
        return Outcome(course)


def sync_standing(desk: Desk) -> Outcome[Standing]:
    """What waits, and what needs a person."""
    with desk.store.read() as work:
        counts, state, snapshot = work.sync.counts(), work.sync.state(), work.sync.snapshot.standing()
        photos = work.sync.photos.counts()
        return Outcome(
            Standing(
                is_joined=state.is_joined,
                is_paused=state.is_paused,
                waiting=counts.waiting,
                is_handing_in=state.is_offering,
                problems=counts.problems,
                conflicts=counts.conflicts,
                to_be_made=counts.later,
                progress=Progress(snapshot.rows_done, snapshot.rows_total, snapshot.parts)
                if snapshot is not None
                else None,
                photos_to_send=photos.to_send,
                photos_to_come=photos.to_come,
                photos_delayed=photos.delayed,
                photos_without_room=photos.without_room,
            )
        )


def catch_up(desk: Desk, *, limit: int) -> Outcome[int]:
    """Make so many of the rows that follow from what arrived; how many are still to be made."""
    with desk.store.write_soon() as work:
        return Outcome(work.sync.catch_up(limit, desk.clock.now()))


def _identity(desk: Desk) -> Identity:
    return Identity(desk.store.public_key, desk.new_id)
