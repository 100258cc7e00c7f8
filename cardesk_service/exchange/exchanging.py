"""One exchange: take in what is pushed, give out what is new, in one transaction (`docs/sync.md`)."""

from __future__ import annotations

from sqlalchemy import Connection

from cardesk_service.clock import NewId
from cardesk_service.exchange.devices import (
    NOTHING,
    Mark,
    allot_epoch,
    held,
    hold_epoch,
    newest_epoch,
    standing,
)
from cardesk_service.exchange.giving import give
from cardesk_service.exchange.place import (
    Order,
    Speaker,
    begin_generation,
    held_order,
    remembered_of,
)
from cardesk_service.exchange.reading import MAX_OPS
from cardesk_service.exchange.taking import Taken, fork, gap, read_chain, take
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import Malformed
from cardesk_wire.messages import Block, ExchangeReply, ExchangeRequest, Refusal

OLDEST_PROTOCOL = 1
"""Registers that speak an older one are asked to update; what they push is taken in all the same."""
_CLOCK_IS_RIGHT_US = 60_000_000
"""A register whose clock is further behind is told the time."""
_MAX_EPOCH = 2**31
_MAX_CURSOR = 2**63
_MAX_GENERATION = 64


def exchange(
    connection: Connection, speaker: Speaker, request: ExchangeRequest, *, now: int, new_id: NewId
) -> ExchangeReply | Refusal:
    """Answer a request, in a transaction that writes; `now` is in microseconds since 1970.

    A refusal is an answer too, and what was noted for it is to be committed.
    """
    try:
        # Before anything is looked up: no database takes a number without end.
        _require_sense(request)
        locked = held(connection, speaker, request.epoch) if request.ops else None
        order, mark = locked or standing(connection, speaker, request.epoch)
        if order is None:
            order = held_order(connection, speaker.company, now=now, new_id=new_id)
        refusal = _refusal(connection, speaker, request, order, mark, now=now, new_id=new_id)
        if refusal is not None:
            return refusal
        if request.ops:
            known = locked[1] if locked is not None else None
            taken = take(connection, speaker, request, order, known, now=now, new_id=new_id)
        else:
            taken = _nothing_taken(connection, speaker, request, mark, now=now)
    except Malformed as error:
        return Refusal(RefusalCode.MALFORMED, {"why": str(error)[:200]})
    if isinstance(taken, Refusal):
        return taken
    return _reply(connection, speaker, request, order, taken, now=now)


def is_at_rest(connection: Connection, speaker: Speaker, request: ExchangeRequest, *, now: int) -> bool:
    """Whether a request pushes nothing, and its register knows everything there is, the time included.

    One statement tells: no transaction is needed around it. Such a request is answered without a word.
    """
    if request.ops or request.protocol < OLDEST_PROTOCOL or request.now < now - _CLOCK_IS_RIGHT_US:
        return False
    try:
        _require_sense(request)
        chain = read_chain(request)
    except Malformed:
        return False
    order, mark = standing(connection, speaker, request.epoch)
    is_known = order is not None and (request.generation, request.cursor) == (order.generation, order.head)
    return is_known and mark is not None and mark.chain == chain


def glance(
    connection: Connection, speaker: Speaker, request: ExchangeRequest, *, now: int
) -> ExchangeReply | None:
    """Answer a request that pushes nothing, without writing; None where that takes an `exchange`."""
    try:
        _require_sense(request)
        chain = read_chain(request)
    except Malformed:
        return None
    order, mark = standing(connection, speaker, request.epoch)
    if order is None or request.ops or request.generation not in ("", order.generation):
        return None
    if mark is None or mark.chain != chain or request.cursor > order.head:
        return None
    return _reply(connection, speaker, request, order, Taken(mark.oseq, []), now=now)


def _refusal(
    connection: Connection,
    speaker: Speaker,
    request: ExchangeRequest,
    order: Order,
    mark: Mark | None,
    *,
    now: int,
    new_id: NewId,
) -> Refusal | None:
    """Why the request cannot even be looked at."""
    if len(request.ops) > MAX_OPS:
        return Refusal(RefusalCode.TOO_LARGE, {"most": MAX_OPS})
    if request.generation not in ("", order.generation):
        return _generation_changed(connection, speaker, request, order, now=now)
    if request.generation and request.cursor > order.head:
        # A register knows places that this database does not: it was put back, and nobody said so.
        begun = held_order(connection, speaker.company, now=now, new_id=new_id)
        if begun.generation == order.generation:
            begun = begin_generation(connection, speaker.company, now=now, new_id=new_id)
        # Else another register showed it at this moment: one restore begins one generation.
        return _generation_changed(connection, speaker, request, begun, now=now)
    if mark is None and request.epoch < newest_epoch(connection, speaker):
        allotted = allot_epoch(connection, speaker, past=request.epoch, now=now)
        return Refusal(RefusalCode.EPOCH_ENDED, {"epoch": allotted})
    return None


def _require_sense(request: ExchangeRequest) -> None:
    """Raise Malformed for what cannot even be looked up."""
    if not 0 < request.epoch < _MAX_EPOCH or not 0 <= request.cursor < _MAX_CURSOR:
        raise Malformed("not an epoch, or not a cursor")
    if "\0" in request.generation or len(request.generation) > _MAX_GENERATION:
        raise Malformed("not a generation")


def _generation_changed(
    connection: Connection, speaker: Speaker, request: ExchangeRequest, order: Order, *, now: int
) -> Refusal:
    allotted = allot_epoch(connection, speaker, past=request.epoch, now=now)
    remembered = remembered_of(connection, speaker.company, request.generation)
    return Refusal(
        RefusalCode.GENERATION_CHANGED,
        {"epoch": allotted, "generation": order.generation, "restored_to": remembered},
    )


def _nothing_taken(
    connection: Connection, speaker: Speaker, request: ExchangeRequest, mark: Mark | None, *, now: int
) -> Taken | Refusal:
    chain = read_chain(request)
    if mark is None:
        # Its first word under this epoch. One that has a past there says so by its chain.
        if chain != NOTHING.chain:
            return gap(connection, speaker, request.epoch, NOTHING, now=now)
        mark = hold_epoch(connection, speaker, request.epoch, now=now)
    if mark.chain != chain:
        return fork(connection, speaker, request.epoch, now=now)
    return Taken(mark.oseq, [])


def _reply(
    connection: Connection,
    speaker: Speaker,
    request: ExchangeRequest,
    order: Order,
    taken: Taken,
    *,
    now: int,
) -> ExchangeReply:
    notices: list[str] = []
    blocks: list[Block] = []
    cursor = request.cursor
    if request.protocol < OLDEST_PROTOCOL:
        notices.append(RefusalCode.PLEASE_UPDATE)
    elif taken.is_all_known:
        cursor = order.head
    elif not taken.has_more:
        # Else it holds on to values that others have changed since: it has yet to hear what became of them.
        blocks, cursor = give(
            connection,
            speaker,
            epoch=request.epoch,
            cursor=request.cursor,
            head=order.head,
            limit=request.limit,
        )
    return ExchangeReply(
        generation=order.generation,
        restored_to=order.restored_to,
        acked=taken.acked,
        cursor=cursor,
        head=order.head,
        now=now,
        verdicts=taken.verdicts,
        blocks=blocks,
        notices=notices,
    )
