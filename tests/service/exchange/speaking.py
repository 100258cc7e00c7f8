"""A register that says by hand what tests want said, and keeps what it hears."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Engine

from cardesk_service.exchange.exchanging import exchange, glance
from cardesk_service.exchange.place import Speaker, mark_restored
from cardesk_service.store.engine import reading
from cardesk_wire import coding
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import PROTOCOL, ExchangeReply, ExchangeRequest, Op, Refusal, Value

COMPANY = UUID(int=0xC0)
NOON = 1_767_225_600_000_000
SECOND = 1_000_000

Fields = dict[str, Value]
Rows = dict[tuple[str, str], Fields]


def identity(number: int, size: int = 16) -> str:
    """An identity as it stands in messages."""
    return coding.written(number.to_bytes(size, "big"))


@dataclass
class Service:
    """The service's core on a database; the clock moves when a test says so."""

    engine: Engine
    now: int = NOON
    new_id: Callable[[], UUID] = field(default_factory=lambda: (UUID(int=n) for n in count(1)).__next__)

    def __post_init__(self) -> None:
        self._reading = reading(self.engine)

    def exchange(
        self, speaker: Speaker, request: ExchangeRequest, *, may_glance: bool = True
    ) -> ExchangeReply | Refusal:
        """Answer as the handler does: without writing where that is enough."""
        if may_glance and not request.ops:
            with self._reading.begin() as connection:
                reply = glance(connection, speaker, request, now=self.now)
            if reply is not None:
                return reply
        with self.engine.begin() as connection:
            return exchange(connection, speaker, request, now=self.now, new_id=self.new_id)

    def ask(self, sql: str) -> Sequence[tuple[object, ...]]:
        """What lies in the tables."""
        with self._reading.begin() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql).all()]

    def restore(self) -> None:
        """Say that the database was put back."""
        with self.engine.begin() as connection:
            mark_restored(connection, now=self.now, new_id=self.new_id)

    def work(self, work: Callable[[Connection], object]) -> None:
        """Do something in a transaction."""
        with self.engine.begin() as connection:
            work(connection)


@dataclass
class Register:
    """One register: its ops in their order, its cursor, the rows that it was told of."""

    service: Service
    number: int = 1
    epoch: int = 1
    generation: str = ""
    cursor: int = 0
    acked: int = 0
    company: UUID = COMPANY
    ops: list[bytes] = field(default_factory=list)
    """Those that were not answered yet."""
    chain: bytes = coding.NO_CHAIN
    """Before the first of them."""
    rows: Rows = field(default_factory=dict)
    graves: set[tuple[str, str]] = field(default_factory=set)

    @property
    def speaker(self) -> Speaker:
        """Who it is to the service."""
        return Speaker.of(self.company, UUID(int=self.number))

    @property
    def device(self) -> str:
        """Its identity as it stands in messages."""
        return self.speaker.device

    def write(
        self, kind: str, row: str, fields: Fields | None, *, hlc: int | None = None, base: int | None = None
    ) -> Register:
        """Change a row and cut an op for it; by default made now, on what it knows."""
        if fields is None:
            self.rows.pop((kind, row), None)
            self.graves.add((kind, row))
        else:
            self.rows.setdefault((kind, row), {}).update(fields)
        when = self.service.now if hlc is None else hlc
        op = Op(self.next_oseq, kind, row, when, self.cursor if base is None else base, fields)
        self.ops.append(coding.encode(op))
        return self

    @property
    def next_oseq(self) -> int:
        """The place of the next op."""
        return self.acked + len(self.ops) + 1

    def request(self, ops: Sequence[bytes] | None = None, **changes: object) -> ExchangeRequest:
        """What it would say now."""
        request = ExchangeRequest(
            protocol=PROTOCOL,
            schema=1,
            epoch=self.epoch,
            generation=self.generation,
            cursor=self.cursor,
            now=self.service.now,
            chain=coding.written(self.chain),
            ops=[msgspec.Raw(op) for op in (self.ops if ops is None else ops)],
        )
        return msgspec.structs.replace(request, **changes)

    def say(self, ops: Sequence[bytes] | None = None, **changes: object) -> ExchangeReply | Refusal:
        """Send it, and hear nothing: the reply is lost."""
        return self.service.exchange(self.speaker, self.request(ops, **changes))

    def exchange(self, ops: Sequence[bytes] | None = None, **changes: object) -> ExchangeReply:
        """Send what is pending and take in the answer."""
        reply = self.say(ops, **changes)
        assert isinstance(reply, ExchangeReply), reply
        self.hear(reply)
        return reply

    def refused(self, ops: Sequence[bytes] | None = None, **changes: object) -> Refusal:
        """Send what is pending and be refused."""
        refusal = self.say(ops, **changes)
        assert isinstance(refusal, Refusal), refusal
        return refusal

    def begin_again(self) -> Refusal:
        """Be told of another generation, and go on in it under a new epoch."""
        refusal = self.refused()
        assert refusal.code == RefusalCode.GENERATION_CHANGED, refusal
        epoch, restored_to = refusal.params["epoch"], refusal.params["restored_to"]
        assert isinstance(epoch, int)
        assert isinstance(restored_to, int)
        self.generation = str(refusal.params["generation"])
        self.epoch, self.acked, self.chain, self.ops = epoch, 0, coding.NO_CHAIN, []
        self.cursor = min(self.cursor, restored_to)
        return refusal

    def hear(self, reply: ExchangeReply) -> None:
        """Take in an answer."""
        done = max(0, reply.acked - self.acked)
        self.chain = coding.chained(self.chain, self.ops[:done])
        del self.ops[:done]
        self.acked = max(self.acked, reply.acked)
        self.generation, self.cursor = reply.generation, reply.cursor
        heard, graves = told(reply)
        self.rows.update(heard)
        self.graves |= graves
        for grave in graves:
            self.rows.pop(grave, None)
        self._keep_pending()

    def _keep_pending(self) -> None:
        """What was not answered yet stands as it was written here."""
        for raw in self.ops:
            op = coding.decode(raw, Op)
            key = (op.kind, op.identity)
            if op.fields is None:
                self.rows.pop(key, None)
            elif key not in self.graves:
                self.rows.setdefault(key, {}).update(op.fields)

    def sync(self) -> Register:
        """Exchange until there is nothing more."""
        while (reply := self.exchange()).cursor < reply.head or self.ops:
            pass
        return self


def told(reply: ExchangeReply) -> tuple[Rows, set[tuple[str, str]]]:
    """The rows and the graves in an answer."""
    rows: Rows = {}
    graves: set[tuple[str, str]] = set()
    for block in reply.blocks:
        for place, row in enumerate(block.identities):
            rows[block.kind, row] = {
                name: column[place] for name, column in zip(block.fields, block.columns, strict=True)
            }
        graves |= {(block.kind, row) for row in block.graves}
    return rows, graves


def everything(service: Service, company: UUID = COMPANY) -> tuple[Rows, set[tuple[str, str]]]:
    """What a new register hears."""
    observer = Register(service, number=0xFFFF, company=company).sync()
    return observer.rows, observer.graves


def by_field(rows: Mapping[tuple[str, str], Mapping[str, Value]]) -> list[tuple[Value, Value, Value, Value]]:
    """The conflicts among rows: kind, field, kept, lost."""
    return sorted(
        ((r["kind"], r["field"], r["kept"], r["lost"]) for (k, _), r in rows.items() if k == "conflict"),
        key=repr,
    )
