"""The account service as far as the store of a register can tell: one order, the last writer wins."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cardesk_desktop.domain.changes import Changes
from cardesk_desktop.store.store import Store
from cardesk_wire.coding import decode
from cardesk_wire.kinds import BY_NAME, KINDS
from cardesk_wire.messages import Block, Op, Value, Verdict
from tests.builders import NOW

ALL = 2**30


@dataclass
class Hub:
    """Rows by kind and identity, with the place of their last change; None for a grave."""

    rows: dict[tuple[str, str], tuple[int, dict[str, Value] | None]] = field(default_factory=dict)
    place: int = 0

    def push(self, store: Store, verdicts: list[Verdict] | None = None) -> list[Op]:
        """Take in everything that waits at a register."""
        with store.write() as work:
            work.sync.cut(ALL, ALL)
            pending = work.sync.pending(ALL)
        ops = [decode(body, Op) for body in pending]
        for op in ops:
            self.take(op)
        if ops:
            with store.write() as work:
                work.sync.settle(ops[-1].oseq, verdicts or [], NOW)
        return ops

    def take(self, op: Op) -> None:
        """Merge an op; a deletion is final, what is sealed stays as it is."""
        key = op.kind, op.identity
        _, known = self.rows.get(key, (0, {}))
        if known is None or (known and BY_NAME[op.kind].sealed):
            return
        self.place += 1
        self.rows[key] = (self.place, None if op.fields is None else {**known, **op.fields})

    def blocks(self, after: int = 0) -> list[Block]:
        """Every row past a place, whole, by kinds."""
        found = []
        for kind in KINDS:
            own = [
                (key[1], row)
                for key, (place, row) in self.rows.items()
                if key[0] == kind.name and place > after
            ]
            alive = [(identity, row) for identity, row in own if row is not None]
            columns: list[list[Value]] = [[row.get(name) for _, row in alive] for name in kind.fields]
            graves = [identity for identity, row in own if row is None]
            if own:
                identities = [identity for identity, _ in alive]
                found.append(Block(kind.name, list(kind.fields), identities, columns, graves))
        return found

    def pull(self, store: Store, *, now: datetime = NOW) -> Changes:
        """Give a register everything that is past its cursor."""
        with store.write() as work:
            after = work.sync.state().cursor
            return work.sync.apply(self.blocks(after), self.place, is_at_head=True, now=now)


def join(store: Store, device: str = "device") -> None:
    """Let a register join, with all it has."""
    with store.write() as work:
        work.sync.join(company_id="company", device_id=device)
        work.sync.begin_epoch(1, generation="one", cursor=0)
        work.sync.begin_offer(0)
        while work.sync.offer(ALL):
            pass
