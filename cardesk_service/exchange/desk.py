"""What handlers ask for: bodies in, bodies out, each on one thread from its first byte to its last."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar
from weakref import WeakValueDictionary

from sqlalchemy import Connection

from cardesk_service.clock import Clock, NewId
from cardesk_service.exchange import reconciling, snapshots
from cardesk_service.exchange.exchanging import exchange, glance, is_at_rest
from cardesk_service.exchange.pace import MESSAGES, Pace, Volume
from cardesk_service.exchange.place import Speaker, order_of
from cardesk_service.exchange.waking import Bell, heads
from cardesk_service.refused import Refused
from cardesk_service.store.column_types import micros
from cardesk_service.store.database import Database, StoreUnavailable
from cardesk_service.store.engine import is_sqlite
from cardesk_wire import coding
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import Malformed
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, ReconcileRequest, Refusal

T = TypeVar("T")


class Who(Protocol):
    """Tells for whom a request speaks; raises Refused when it is nobody."""

    def speaker_and(self, beside: Callable[[Connection, Speaker], T]) -> tuple[Speaker, T]:
        """The register, and what `beside` reads with one statement; on a thread of the store."""
        ...

    def glimpse(self, beside: Callable[[Connection, Speaker], T]) -> tuple[Speaker, T] | None:
        """The same where it takes no more than to read; None where the use of a session is to be noted."""
        ...


MAX_REQUEST = 16 * 1024 * 1024
"""Bytes of a request after decompression."""
_SHORT = 256
"""Bytes of a request that cannot push anything large."""
_LARGE = 16 * 1024
"""Bytes of a request that may keep the company's order locked for long: many times what a sale takes."""
_SHORT_UNPACKED = 1024
"""What such a request comes to where it pushes nothing: more is not made of it on the event loop."""
RETRY_AFTER_S = 2
_STATUS = {RefusalCode.MALFORMED: 400, RefusalCode.TOO_LARGE: 413}
_CONFLICT = 409


class SyncDesk:
    """The exchange of one process. Every method raises Refused; BUSY when the database does not answer."""

    def __init__(self, store: Database, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._bell = Bell()
        self._pace = Pace(store, MESSAGES)
        self._volume = Volume(store)
        self._turns = WeakValueDictionary[str, asyncio.Lock]()

    async def exchange(self, who: Who, body: bytes) -> bytes | None:
        """Answer an exchange; None stands for `ExchangeRequest.confirmed`."""
        is_resting = self._is_resting(who, body)
        if is_resting:
            return None
        may_rest = is_resting is None
        if len(body) > _LARGE:
            company = await self._run(lambda: _company(who))
            done = await self._in_turn(company, lambda: self._exchange(who, body, may_rest=False))
        else:
            done = await self._run(lambda: self._exchange(who, body, may_rest=may_rest))
        speaker, answer, has_pushed = done
        if has_pushed:
            self._bell.ring(speaker.company)
        return answer

    async def snapshot(self, who: Who, place: int | None, after: str) -> bytes:
        """A part of the snapshot."""
        company = (await self._run(lambda: self._admitted(who))).company
        return await self._in_turn(company, lambda: self._snapshot(company, place, after))

    async def reconcile(self, who: Who, body: bytes) -> bytes:
        """Say what the service holds."""
        company = (await self._run(lambda: self._admitted(who))).company
        return await self._in_turn(company, lambda: self._reconcile(company, body))

    async def wake(self, who: Who, cursor: int) -> bool:
        """Wait until the company's order goes past the cursor, 25 seconds at most; whether it did."""
        speaker = await self._run(lambda: self._admitted(who))

        def is_past(connection: Connection) -> bool:
            order = order_of(connection, speaker.company)
            return order is not None and order.head > cursor

        return await self._bell.wait(
            speaker.company, speaker.device, lambda: self._run(lambda: self._store.look_now(is_past))
        )

    async def watch(self) -> None:
        """Look for what other processes took in; on SQLite there is no other process."""
        if not is_sqlite(self._store.engine):
            await self._bell.look(self._heads)

    async def _heads(self, companies: list[str]) -> dict[str, int]:
        try:
            return dict(await self._store.read(lambda connection: heads(connection, companies)))
        except StoreUnavailable:
            return {}

    def _is_resting(self, who: Who, body: bytes) -> bool | None:
        """Whether nothing is new, asked without the way to a thread and back; None where that takes more."""
        if len(body) > _SHORT or not self._store.is_at_hand:
            return None
        now = self._now()
        try:
            found = who.glimpse(lambda connection, speaker: _is_at_rest(connection, speaker, body, now))
        except StoreUnavailable as error:
            raise _busy() from error
        if found is None:
            return None
        speaker, is_resting = found
        if is_resting:
            self._pace.require(speaker, now)
        return is_resting

    def _admitted(self, who: Who) -> Speaker:
        speaker, _ = who.speaker_and(lambda _connection, _speaker: None)
        self._pace.require(speaker, self._now())
        return speaker

    def _exchange(self, who: Who, body: bytes, *, may_rest: bool) -> tuple[Speaker, bytes | None, bool]:
        now = self._now()
        # Most requests push nothing and have nothing to hear, and then this is all that is read.
        speaker, is_resting = who.speaker_and(
            lambda connection, speaker: may_rest and _is_at_rest(connection, speaker, body, now)
        )
        self._pace.require(speaker, now)
        if is_resting:
            return speaker, None, False
        request = _read(body, ExchangeRequest)
        self._volume.require(speaker.company, sum(memoryview(op).nbytes for op in request.ops), now)
        reply: ExchangeReply | Refusal | None = None
        if not request.ops:
            reply = self._store.read_now(lambda c: glance(c, speaker, request, now=now))
        if reply is None:
            reply = self._store.write_now(
                lambda c: exchange(c, speaker, request, now=now, new_id=self._new_id)
            )
        if isinstance(reply, Refusal):
            raise Refused(reply.code, _STATUS.get(RefusalCode(reply.code), _CONFLICT), **reply.params)
        return speaker, coding.pack(reply), bool(request.ops)

    def _snapshot(self, company: str, place: int | None, after: str) -> bytes:
        found = self._store.read_now(lambda c: snapshots.part(c, company, place, after))
        if found is None:
            raise Refused(RefusalCode.NOT_FOUND, 404)
        if found.is_new:
            self._store.write_now(lambda c: snapshots.keep(c, company, found, now=self._now()))
        return found.body

    def _reconcile(self, company: str, body: bytes) -> bytes:
        request = _read(body, ReconcileRequest, limit=reconciling.MOST_BYTES)
        try:
            return coding.pack(self._store.read_now(lambda c: reconciling.reconcile(c, company, request)))
        except Malformed as error:
            raise Refused(RefusalCode.MALFORMED, 400) from error

    async def _in_turn(self, company: str, job: Callable[[], T]) -> T:
        """Do something large for a company, one after the other, on one thread of the store.

        Its others wait without a thread, or who asks often would have them all and every company would wait.
        Two who join at once would each make the same parts, too.
        """
        async with self._turns.setdefault(company, asyncio.Lock()):
            return await self._run(job)

    async def _run(self, job: Callable[[], T]) -> T:
        try:
            return await self._store.run(job)
        except StoreUnavailable as error:
            raise _busy() from error

    def _now(self) -> int:
        return micros(self._clock.now())


def _company(who: Who) -> str:
    return who.speaker_and(lambda _connection, _speaker: None)[0].company


def _is_at_rest(connection: Connection, speaker: Speaker, body: bytes, now: int) -> bool:
    """Whether nothing is new for a short request. One that cannot be read is refused once it was counted."""
    if len(body) > _SHORT:
        return False
    try:
        request = coding.unpack(body, ExchangeRequest, limit=_SHORT_UNPACKED)
    except Malformed:
        return False
    return is_at_rest(connection, speaker, request, now=now)


def _busy() -> Refused:
    return Refused(RefusalCode.BUSY, 503, retry_after_s=RETRY_AFTER_S)


def _read(body: bytes, kind: type[T], limit: int = MAX_REQUEST) -> T:
    try:
        return coding.unpack(body, kind, limit=limit)
    except Malformed as error:
        is_large = str(error) == "too large"
        raise (
            Refused(RefusalCode.TOO_LARGE, 413) if is_large else Refused(RefusalCode.MALFORMED, 400)
        ) from error
