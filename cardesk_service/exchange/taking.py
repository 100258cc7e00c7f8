"""Taking in what a register pushes: each op once, in its order, whatever is lost or repeated on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection

from cardesk_service.clock import NewId
from cardesk_service.exchange.batches import chain_at, keep_ops, keep_verdicts, verdicts_of
from cardesk_service.exchange.clashing import conflicts
from cardesk_service.exchange.devices import Mark, allot_epoch, hold_epoch, move_mark
from cardesk_service.exchange.forgetting import note_erased
from cardesk_service.exchange.letting_go import files_of, note_let_go
from cardesk_service.exchange.merging import Merging, Outcome
from cardesk_service.exchange.naming import Naming
from cardesk_service.exchange.numbers import Numbering
from cardesk_service.exchange.place import Order, Speaker, held_order, keep_head
from cardesk_service.exchange.reading import Read, read_ops
from cardesk_service.exchange.row import Row
from cardesk_service.exchange.rows import Key, read_rows, write_rows
from cardesk_service.exchange.sealed import DOCUMENT
from cardesk_service.store.statement import Together
from cardesk_wire import coding
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import Malformed
from cardesk_wire.messages import ExchangeRequest, Op, Refusal, Status, Verdict


@dataclass(frozen=True, slots=True)
class Taken:
    """How far the register's order is kept of what it sent, and what became of its ops.

    `is_all_known` when the register knew everything before it, and everything since is as it sent it;
    `has_more` when more is kept behind that.
    """

    acked: int
    verdicts: list[Verdict]
    is_all_known: bool = False
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class _Push:
    """What a register hands in, and where and when it is taken in."""

    connection: Connection
    speaker: Speaker
    request: ExchangeRequest
    now: int
    new_id: NewId


def take(
    connection: Connection,
    speaker: Speaker,
    request: ExchangeRequest,
    order: Order,
    mark: Mark | None,
    *,
    now: int,
    new_id: NewId,
) -> Taken | Refusal:
    """Take in the ops of a request, and move `order` on. Raises Malformed for what is no push at all.

    `mark` is the register's where that and the order are held (`devices.held`), else they are locked here.
    """
    chain = read_chain(request)
    raw = [bytes(op) for op in request.ops]
    read = read_ops(raw)
    if mark is None:
        order.head = held_order(connection, speaker.company, now=now, new_id=new_id).head
        mark = hold_epoch(connection, speaker, request.epoch, now=now)
    first = read.first or mark.oseq + 1
    if first > mark.oseq + 1:
        return gap(connection, speaker, request.epoch, mark, now=now)
    known = raw[: mark.oseq + 1 - first]
    is_next = not known and chain == mark.chain
    push = _Push(connection, speaker, request, now, new_id)
    if not is_next and not _is_same_order(push, first, chain, known):
        return fork(connection, speaker, request.epoch, now=now)
    verdicts = verdicts_of(connection, speaker, request.epoch, first, first + len(known) - 1) if known else []
    fresh = Read(mark.oseq + 1, read.ops[len(known) :])
    taken = _take_in(push, fresh, raw[len(known) :], order, mark)
    # What was kept behind a repeat may be another copy's: the register is told of what it sent, and no more.
    last = first + len(raw) - 1
    return replace(taken, acked=last, verdicts=verdicts + taken.verdicts, has_more=taken.acked > last)


def read_chain(request: ExchangeRequest) -> bytes:
    """The hash of the register's order before the request; raises Malformed."""
    chain = coding.read(request.chain)
    if len(chain) != len(coding.NO_CHAIN):
        raise Malformed("not a chain hash")
    return chain


def fork(connection: Connection, speaker: Speaker, epoch: int, *, now: int) -> Refusal:
    """Another copy of the register went on from the same place: this one gets an epoch of its own."""
    allotted = allot_epoch(connection, speaker, past=epoch, now=now)
    return Refusal(RefusalCode.FORK, {"epoch": allotted})


def gap(connection: Connection, speaker: Speaker, epoch: int, mark: Mark, *, now: int) -> Refusal:
    """Ops are missing. A register that no longer has them, since they were answered, begins anew."""
    allotted = allot_epoch(connection, speaker, past=epoch, now=now)
    return Refusal(RefusalCode.GAP, {"acked": mark.oseq, "epoch": allotted})


def _is_same_order(push: _Push, first: int, chain: bytes, known: Sequence[bytes]) -> bool:
    """Whether what the register says of its past is what it said before."""
    connection, speaker, epoch = push.connection, push.speaker, push.request.epoch
    if chain != chain_at(connection, speaker, epoch, first - 1):
        return False
    after = first - 1 + len(known)
    return not known or coding.chained(chain, known) == chain_at(connection, speaker, epoch, after)


def _take_in(push: _Push, fresh: Read, raw: Sequence[bytes], order: Order, mark: Mark) -> Taken:
    """Keep ops that were not known, as they came and as they were decided; the register's mark moves on."""
    speaker, request, now = push.speaker, push.request, push.now
    is_all_known, outcomes = False, list[tuple[int, Outcome]]()
    together = Together(push.connection)
    if fresh.ops:
        mark = keep_ops(together, speaker, request.epoch, mark, raw, now=now)
        head = order.head
        outcomes, is_as_sent = _decide(push, fresh, order, together)
        is_all_known = request.cursor >= head and is_as_sent
        if order.head != head:
            keep_head(together, speaker.company, order)
    skew = max(-(2**62), min(request.now - now, 2**62))
    move_mark(together, speaker, request.epoch, mark, cursor=request.cursor, skew=skew, now=now)
    together.run()
    verdicts = keep_verdicts(push.connection, speaker, request.epoch, outcomes)
    return Taken(mark.oseq, verdicts, is_all_known)


def _decide(
    push: _Push, read: Read, order: Order, together: Together
) -> tuple[list[tuple[int, Outcome]], bool]:
    """Put ops into their rows; what did not go in as it was, with its place. Whether all rows are as sent."""
    connection, request, now = push.connection, push.request, push.now
    company = push.speaker.company
    ops = [_believed(op, order.head) for op in read.ops]
    understood = [op for op in ops if isinstance(op, Op)]
    naming = Naming(understood)
    keys: dict[Key, None] = {(op.kind, op.identity): None for op in understood}
    keys.update(dict.fromkeys(sorted(naming.keys())))
    rows = read_rows(connection, company, list(keys)) if keys else {}
    naming.read_on(connection, company, rows)
    files = files_of(rows)
    documents = [op for op in understood if op.kind == DOCUMENT and op.fields is not None]
    numbering = Numbering.read(connection, company, documents)
    merging = Merging(push.speaker.device, request.epoch, request.cursor, now, order.next_place)
    outcomes: list[tuple[int, Outcome]] = []
    for oseq, op in enumerate(ops, start=read.first or 1):
        outcome = _decide_one(op, rows, merging, numbering) if isinstance(op, Op) else op
        if outcome != (Status.OK, ""):
            outcomes.append((oseq, outcome))
    numbering.write(connection, together)
    erased = naming.erased(rows)
    inbox = conflicts(merging.told(), order, now=now, new_id=push.new_id) if merging.clashes else []
    changed = [row for row in rows.values() if row.has_changed]
    write_rows(together, company, [*changed, *inbox])
    note_erased(connection, company, changed, erased, now=now)
    note_let_go(connection, company, files, changed, now=now)
    return outcomes, not inbox and not any(row.is_altered for row in changed)


def _decide_one(op: Op, rows: dict[Key, Row], merging: Merging, numbering: Numbering) -> Outcome:
    row = rows[op.kind, op.identity]
    if op.kind != DOCUMENT or op.fields is None:
        return merging.merge(op, row)
    if op.identity in numbering.refused:
        return Status.QUARANTINED, numbering.refused[op.identity]
    outcome = merging.merge(op, row)
    return numbering.outcome(row) if outcome == (Status.OK, "") else outcome


def _believed(op: Op | Outcome, head: int) -> Op | Outcome:
    """The op; nobody knows of places that are not there yet."""
    if isinstance(op, Op) and op.base > head:
        return msgspec.structs.replace(op, base=head)
    return op
