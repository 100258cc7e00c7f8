"""Ops as they came, kept before anybody understands them, and what became of those that did not go in.

A push is one batch: the bytes of its ops in one compressed JSON array. They are forgotten after a while
(`forgetting`); the chain hashes behind them stay, so that a repeat is answered as it was the first time.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection

from cardesk_service.exchange.devices import NOTHING, Mark
from cardesk_service.exchange.merging import Outcome
from cardesk_service.exchange.place import Speaker
from cardesk_service.store import set_aside
from cardesk_service.store.statement import Bulk, Statement, Together
from cardesk_wire import coding
from cardesk_wire.messages import Status, Verdict

_HASH = len(coding.NO_CHAIN)
_OPS = msgspec.json.Decoder(list[msgspec.Raw])

_KEEP = Statement(
    "INSERT INTO sync_batch (company_id, device_id, epoch, first, last, chain, body, received_at)"
    " VALUES (:company, :device, :epoch, :first, :last, :chain, :body, :now)"
)
_COVERING = Statement(
    "SELECT first, last, chain, body, is_forgotten FROM sync_batch WHERE company_id = :company"
    " AND device_id = :device AND epoch = :epoch AND first <= :oseq ORDER BY first DESC LIMIT 1"
)
_SAID = Statement(
    "SELECT first, body, received_at FROM sync_batch WHERE company_id = :company AND device_id = :device"
    " AND epoch = :epoch AND first <= :oseq ORDER BY first DESC LIMIT 1"
)
_JUDGE = Bulk(
    "sync_verdict",
    {
        "company_id": "text",
        "device_id": "text",
        "epoch": "bigint",
        "oseq": "bigint",
        "status": "text",
        "code": "text",
    },
)
_JUDGED = Statement(
    "SELECT oseq, status, code FROM sync_verdict WHERE company_id = :company AND device_id = :device"
    " AND epoch = :epoch AND oseq BETWEEN :first AND :last ORDER BY oseq"
)


def keep_ops(
    together: Together, speaker: Speaker, epoch: int, after: Mark, ops: Sequence[bytes], *, now: int
) -> Mark:
    """Keep ops that follow `after`, and give the mark behind them."""
    mark = Mark(after.oseq + len(ops), coding.chained(after.chain, ops))
    body = coding.compress(b"[" + b",".join(ops) + b"]")
    values = {"company": speaker.company, "device": speaker.device, "epoch": epoch, "now": now}
    span = {"first": after.oseq + 1, "last": mark.oseq, "chain": mark.chain}
    together.add(_KEEP, {**values, **span, "body": body})
    return mark


def chain_at(connection: Connection, speaker: Speaker, epoch: int, oseq: int) -> bytes | None:
    """The chain hash after an op that was kept; None when it was not."""
    if oseq == 0:
        return NOTHING.chain
    values = {"company": speaker.company, "device": speaker.device, "epoch": epoch, "oseq": oseq}
    row = _COVERING.first(connection, values)
    if row is None or row[1] < oseq:
        return None
    first, last, chain, body, is_forgotten = row
    if last == oseq:
        return bytes(chain)
    count = oseq - first + 1
    if is_forgotten:
        return bytes(body)[(count - 1) * _HASH : count * _HASH]
    before = chain_at(connection, speaker, epoch, first - 1)
    return None if before is None else coding.chained(before, ops_in(bytes(body))[:count])


def ops_in(body: bytes) -> list[bytes]:
    """The ops in the body of a batch that was not forgotten."""
    return [bytes(op) for op in _OPS.decode(coding.decompress(body))]


def hashes_in(body: bytes, before: bytes) -> bytes:
    """What stays of the body of a batch: the chain hash behind each of its ops, one after the other."""
    hashes = []
    for op in ops_in(body):
        before = coding.chained(before, [op])
        hashes.append(before)
    return b"".join(hashes)


def keep_verdicts(
    connection: Connection, speaker: Speaker, epoch: int, outcomes: Sequence[tuple[int, Outcome]]
) -> list[Verdict]:
    """Keep what became of ops that did not go in as they were, and give it as it is answered."""
    _JUDGE.run(
        connection,
        [(*speaker, epoch, oseq, status.value, str(code)) for oseq, (status, code) in outcomes],
    )
    verdicts = [Verdict(oseq, status, str(code)) for oseq, (status, code) in outcomes]
    if any(verdict.status in set_aside.STATUSES for verdict in verdicts):
        _set_aside(connection, speaker, epoch, verdicts)
    return verdicts


def _set_aside(connection: Connection, speaker: Speaker, epoch: int, verdicts: Sequence[Verdict]) -> None:
    """Keep the ops that were not taken in where people see them; the batch was kept just now."""
    values = {"company": speaker.company, "device": speaker.device, "epoch": epoch}
    ((first, body, now),) = _SAID.rows(connection, {**values, "oseq": verdicts[-1].oseq})
    ops = dict(enumerate(ops_in(bytes(body)), start=first))
    set_aside.keep(connection, speaker, epoch, verdicts, ops, now=now)


def verdicts_of(connection: Connection, speaker: Speaker, epoch: int, first: int, last: int) -> list[Verdict]:
    """What was answered about these ops the first time."""
    values = {"company": speaker.company, "device": speaker.device, "epoch": epoch}
    found = _JUDGED.rows(connection, {**values, "first": first, "last": last})
    return [Verdict(oseq, Status(status), code) for oseq, status, code in found]
