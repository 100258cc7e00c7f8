"""The service of a world: the real exchange on a database in memory; it can be stopped and put back."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.sync.answers import ServiceRefused
from cardesk_desktop.sync.keys import KeyRequest
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_service.companies.registers import keep_keys
from cardesk_service.exchange import forgetting, snapshots
from cardesk_service.exchange.exchanging import exchange, glance, is_at_rest
from cardesk_service.exchange.late_keys import check_papers, places_of
from cardesk_service.exchange.place import Speaker, mark_restored
from cardesk_service.exchange.reconciling import reconcile
from cardesk_service.store.column_types import micros
from cardesk_service.store.engine import open_engine
from cardesk_service.store.registers import Register
from cardesk_service.store.tables.every import METADATA
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import Malformed, decode, decompress, encode, read
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Op, ReconcileRequest, Refusal, Tally
from tests.builders.basics import identity
from tests.sync.simulation.computer import SkewedClock
from tests.sync.simulation.network import TOLD, Said
from tests.sync.simulation.power import PowerCut
from tests.sync.simulation.truth import ServiceRows

if TYPE_CHECKING:
    from cardesk_service.office import Office

T = TypeVar("T")

COMPANY = identity("company of the account")
ROWS_OF_A_PART = 7
"""So few that the smallest company comes in many parts."""
_ROWS = "SELECT kind, identity, fields, is_deleted, stamps FROM sync_row ORDER BY kind, identity"
_PAPERS = "SELECT kind, identity, fields, is_deleted, stamps FROM sync_row WHERE kind = 'document'"
_KEPT = (
    "sync_row",
    "sync_counter",
    "sync_batch",
    "sync_verdict",
    "sync_document",
    "sync_key",
    "sync_set_aside",
)
"""What a repeat may not change. That an old copy spoke once more, `sync_device` remembers."""
_HEAD = "SELECT coalesce(max(seq), 0) FROM sync_counter"
_UNCHECKED = "SELECT register_code, incarnation, kind, sequence FROM sync_document WHERE NOT is_signed"
_NEWER = "SELECT count(*) FROM sync_row WHERE seq > ?"
_ASKED_AT = "SELECT min(asked_at) FROM sync_erasure"
_A_MINUTE_US = 60_000_000
_STEP = 40
"""Instructions of SQLite's machine in one step."""


Contents: TypeAlias = Mapping[str, Sequence[tuple[Any, ...]]]
"""All that lies in a database: rows by table. A service of which nobody has heard has none."""


class _Minute:
    """As much of an office as forgetting needs, in one transaction: what is cut off begins anew."""

    def __init__(
        self, connection: Connection, *, time: Callable[[], datetime], new_id: Callable[[], UUID]
    ) -> None:
        self._connection = connection
        self.store, self.clock, self.new_id, self.now = self, self, new_id, time

    def read_now(self, work: Callable[[Connection], T]) -> T:
        """Read in the transaction."""
        return work(self._connection)

    write_now = read_now


class SimulatedService:
    """Nothing but its database is kept between two requests."""

    def __init__(self, contents: Contents, time: Callable[[], datetime], seed: str) -> None:
        self._connection, self._wire = _pool.pop() if _pool else _opened()
        _fill(self._wire, contents)
        self._time = time
        self._new_id = IdFactory(SkewedClock(time), random.Random(seed).getrandbits)
        self._backup: Contents | None = None

    def serve(self, device: str, body: Said) -> bytes:
        """Answer a request as the API does; raises ServiceRefused, and PowerCut when it stops on the way."""
        self.forget_erased(after_us=_A_MINUTE_US)
        if isinstance(body, PartRequest):
            return self._running(partial(self._part, _speaker(device).company, body))
        if isinstance(body, KeyRequest):
            return self._running(partial(self._keys, device, body))
        try:
            request = decode(body, ExchangeRequest)
        except Malformed as error:
            raise ServiceRefused(Refusal(RefusalCode.MALFORMED)) from error
        answer = self._running(partial(self._answer, _speaker(device), request))
        if isinstance(answer, Refusal):
            raise ServiceRefused(answer)
        return encode(answer)

    def forget_erased(self, *, after_us: int = 0) -> bool:
        """What it does a minute after somebody was erased; whether anybody was."""
        (asked_at,) = self._wire.execute(_ASKED_AT).fetchone()
        if asked_at is None or asked_at + after_us > micros(self._time()):
            return False
        minute = partial(_Minute, time=self._time, new_id=self._new_id)
        self._running(lambda connection: forgetting.forget_erased(cast("Office", minute(connection))))
        return True

    def kept_words(self) -> Iterator[Op]:
        """Every op that still lies there as it was said, of those that could not be taken in too."""
        aside = self._wire.execute("SELECT op FROM sync_set_aside WHERE kind != 'document'").fetchall()
        for raw in (*self.said(), *(op for (op,) in aside)):
            op = _said(raw)
            if op is not None:
                yield op

    def stop_in(self, steps: int) -> None:
        """Stop after so many steps of the database."""
        left = [steps * _STEP]

        def is_over() -> int:
            left[0] -= 1
            return int(left[0] < 0)

        # Asked after each: a longer stretch begins wherever the last run of a statement left off, and the
        # same seed would be another world after others than by itself.
        self._wire.set_progress_handler(is_over, 1)

    def rows(self) -> ServiceRows:
        """What it holds."""
        return ServiceRows(self._wire.execute(_ROWS).fetchall())

    def papers(self) -> dict[bytes, bytes]:
        """The content of every document that it holds, by identity."""
        return ServiceRows(self._wire.execute(_PAPERS).fetchall()).papers()

    def set_aside(self) -> set[tuple[str, bytes]]:
        """What its owner's page shows of what could not be taken in: kind and identity."""
        found = self._wire.execute("SELECT kind, identity FROM sync_set_aside").fetchall()
        return {(kind, read(identity)) for kind, identity in found}

    def said(self) -> Iterator[bytes]:
        """Every op that it was ever handed, as far as it remembers."""
        for (body,) in self._wire.execute("SELECT body FROM sync_batch WHERE NOT is_forgotten").fetchall():
            yield from _ops_in(body)

    def unchecked(self) -> list[tuple[str, str, str, int]]:
        """The numbers of papers whose signature it could not check."""
        return self._wire.execute(_UNCHECKED).fetchall()

    def head(self) -> int:
        """The newest place."""
        return int(self._wire.execute(_HEAD).fetchone()[0])

    def newer_than(self, place: int) -> int:
        """How many rows were written past a place."""
        return int(self._wire.execute(_NEWER, (place,)).fetchone()[0])

    def kept(self) -> list[list[tuple[Any, ...]]]:
        """The same for the same rows at the same places."""
        return [
            self._wire.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4").fetchall() for table in _KEPT
        ]

    def tallies(self, request: ReconcileRequest) -> list[Tally]:
        """The other side of a register's count."""
        with self._connection.begin():
            return reconcile(self._connection, Speaker.of(COMPANY, COMPANY).company, request).tallies

    @property
    def has_backup(self) -> bool:
        """Whether somebody made one."""
        return self._backup is not None

    def back_up(self) -> None:
        """Keep the database as it is."""
        self._backup = self.copy()

    def restore(self) -> None:
        """Put the database back, and say so as the manual asks for."""
        if self._backup is not None:
            _fill(self._wire, self._backup)
            with self._connection.begin():
                mark_restored(self._connection, now=micros(self._time()), new_id=self._new_id)

    def copy(self) -> Contents:
        """What lies in it, for worlds that begin where this one is."""
        return {name: self._wire.execute(f"SELECT * FROM {name}").fetchall() for name in METADATA.tables}

    def close(self) -> None:
        """Leave the database to the next world, which fills it anew."""
        _pool.append((self._connection, self._wire))

    def _answer(
        self, speaker: Speaker, request: ExchangeRequest, connection: Connection
    ) -> ExchangeReply | Refusal:
        now = micros(self._time())
        if is_at_rest(connection, speaker, request, now=now):
            return request.confirmed()
        reply = glance(connection, speaker, request, now=now) if not request.ops else None
        return reply or exchange(connection, speaker, request, now=now, new_id=self._new_id)

    def _keys(self, device: str, request: KeyRequest, connection: Connection) -> bytes:
        register = Register(COMPANY, identity(device), "", device, self._time())
        keep_keys(connection, register, request.message.keys)
        series = {(key.register_code, key.incarnation) for key in request.keys}
        company, now = _speaker(device).company, micros(self._time())
        places = places_of(series)
        while places:
            places = check_papers(connection, company, places, now=now, new_id=self._new_id)
        return TOLD

    def _part(self, company: str, request: PartRequest, connection: Connection) -> bytes:
        place = request.place if request.after else None
        found = snapshots.part(connection, company, place, request.after, most_rows=ROWS_OF_A_PART)
        if found is None:
            raise ServiceRefused(Refusal(RefusalCode.NOT_FOUND))
        if found.is_new:
            snapshots.keep(connection, company, found, now=micros(self._time()))
        return found.body

    def _running(self, job: Callable[[Connection], T]) -> T:
        """Do it in a transaction, unless the service stops meanwhile."""
        try:
            with self._connection.begin():
                return job(self._connection)
        except (OperationalError, sqlite3.OperationalError) as error:
            if "interrupted" not in str(error):
                raise
            self._wire.set_progress_handler(None, 0)
            self._wire.rollback()
            raise PowerCut from error
        finally:
            self._wire.set_progress_handler(None, 0)


_pool: list[tuple[Connection, sqlite3.Connection]] = []
"""Databases whose statements are prepared."""


def _opened() -> tuple[Connection, sqlite3.Connection]:
    engine = open_engine("sqlite://")
    connection = engine.connect()
    with connection.begin():
        METADATA.create_all(connection)
    return connection, _wire(engine)


def _fill(wire: sqlite3.Connection, contents: Contents) -> None:
    """Let this be all that lies in the database."""
    wire.execute("BEGIN")
    for name in METADATA.tables:
        wire.execute(f"DELETE FROM {name}")
        if rows := contents.get(name):
            wire.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    wire.execute("COMMIT")


# What was said before a world began, all of them look through.
@lru_cache(maxsize=256)
def _ops_in(body: bytes) -> tuple[bytes, ...]:
    return tuple(map(bytes, decode(decompress(body), list[msgspec.Raw])))


@lru_cache(maxsize=4096)
def _said(raw: bytes) -> Op | None:
    try:
        return decode(raw, Op)
    except Malformed:
        return None


@cache
def _speaker(device: str) -> Speaker:
    return Speaker.of(COMPANY, identity(device))


def _wire(engine: Engine) -> sqlite3.Connection:
    """The bare connection behind an engine in memory, of which there is one."""
    connection = engine.raw_connection().driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection
