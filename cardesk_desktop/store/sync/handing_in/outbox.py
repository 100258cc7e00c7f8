"""The ops that wait for an answer, and what becomes of them when it comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.rows.unplaced import Unplaced
from cardesk_desktop.store.sync.state import StateRow
from cardesk_desktop.store.sync_views import Side
from cardesk_wire.codes import OpCode
from cardesk_wire.coding import NO_CHAIN, chained, decode, encode
from cardesk_wire.messages import Op, Status, Verdict

_PAGE = 500
_PENDING = Statement(sql("SELECT oseq, body FROM sync_op WHERE oseq > :after ORDER BY oseq LIMIT +:limit"))
_AT = Statement(sql("SELECT kind, id, body, chain FROM sync_op WHERE oseq = :oseq"))
_ANSWERED = Statement(sql("DELETE FROM sync_op WHERE oseq <= :acked"))
_ALL = Statement(sql("SELECT kind, id, fields, is_gone, body FROM sync_op ORDER BY oseq"))
_HOLD = Statement(
    sql(
        "UPDATE sync_mark SET base = min(base, coalesce("
        f"(SELECT min(CAST(body AS TEXT) ->> {Op.__struct_fields__.index('base')}) "
        "FROM sync_op AS o WHERE o.kind = sync_mark.kind AND o.id = sync_mark.id AND o.oseq <= :acked "
        "AND (sync_mark.is_gone OR o.fields & sync_mark.fields <> 0)), base)) "
        "WHERE (kind, id) IN (SELECT kind, id FROM sync_op WHERE oseq <= :acked)"
    )
)
_CLEAR = Statement(sql("DELETE FROM sync_op"))
_ADD = Statement(sql("INSERT INTO sync_op VALUES (:oseq, :kind, :id, :fields, :is_gone, :body, :chain)"))
_MARK_GONE = Statement(sql("INSERT OR REPLACE INTO sync_mark VALUES (:kind, :id, 0, 1, :hlc, :base)"))
_REFUSED = frozenset({Status.QUARANTINED, Status.REJECTED})
_FLAGGED = frozenset({OpCode.NUMBER_TWICE, OpCode.CHAIN_BROKEN})
"""What the service has taken in as it was, and what a person is to look at all the same."""


class AckedBeyond(ValueError):
    """The service has ops of this epoch that this database never cut: another copy of it went on."""


class Outbox:
    """Reads and settles `sync_op`."""

    def __init__(self, database: Database, state: StateRow, problems: Problems, unplaced: Unplaced) -> None:
        self._database = database
        self._state = state
        self._problems = problems
        self._unplaced = unplaced

    def pending(self, limit_bytes: int) -> tuple[bytes, ...]:
        """The oldest ops, each the bytes of its JSON, as many as fit; one is always given."""
        ops: list[bytes] = []
        size, after = 0, 0
        is_more = True
        while is_more:
            page = self._database.rows(_PENDING, {"after": after, "limit": _PAGE})
            for oseq, body in page:
                size += len(body)
                if ops and size > limit_bytes:
                    return tuple(ops)
                ops.append(bytes(body))
                after = oseq
            is_more = len(page) == _PAGE
        return tuple(ops)

    def settle(self, acked: int, verdicts: Sequence[Verdict], now: datetime) -> None:
        """Let go of every op up to `acked`; those that were refused are kept whole as problems, and
        documents whose number or chain is in doubt are pointed at.

        A repeated answer changes nothing. Raises AckedBeyond.
        """
        if acked >= self._state.get().next_oseq:
            raise AckedBeyond(f"{acked} was answered and never sent")
        last = self._database.first(_AT, {"oseq": acked})
        if last is None:
            return
        for verdict in verdicts:
            found = self._database.first(_AT, {"oseq": verdict.oseq})
            if found is None or verdict.oseq > acked:
                continue
            kind, identity, body, _ = found
            if verdict.status in _REFUSED:
                self._problems.add(Side.SENT, kind, identity, verdict.code or verdict.status, body, now)
            elif verdict.code in _FLAGGED:
                self._problems.add(Side.FOUND, kind, identity, verdict.code, b"", now)
        self._unplaced.settle(acked)
        # What changed again before this answer is based on no more than the change that it is about.
        self._database.run(_HOLD, {"acked": acked})
        # Whoever was erased meanwhile is not left behind in what was sent of them.
        self._database.script("PRAGMA secure_delete = ON")
        self._database.run(_ANSWERED, {"acked": acked})
        self._database.script("PRAGMA secure_delete = OFF")
        self._state.put(answered_chain=last[3])

    def begin_again(self) -> None:
        """Count the ops that wait from 1 on, for an epoch in which none of them was sent.

        A deletion becomes a mark again: it is told when everything that named the row was (`turns`).
        """
        rows: list[list[object]] = []
        chain = NO_CHAIN
        for kind, identity, fields, is_gone, body in self._database.rows(_ALL, {}):
            op = decode(body, Op)
            if is_gone:
                self._database.run(_MARK_GONE, {"kind": kind, "id": identity, "hlc": op.hlc, "base": op.base})
                continue
            anew = encode(Op(len(rows) + 1, op.kind, op.identity, op.hlc, op.base, op.fields))
            chain = chained(chain, (anew,))
            rows.append([len(rows) + 1, kind, identity, fields, is_gone, anew, chain])
        self._database.run(_CLEAR, {})
        self._database.put_rows(_ADD, rows)
        self._state.put(next_oseq=len(rows) + 1, chain=chain, answered_chain=NO_CHAIN)
