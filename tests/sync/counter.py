"""A counter with the real store on disk and the real client: it exchanges when it is asked to."""

from __future__ import annotations

import hashlib
import random
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

import httpx

from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.syncing import begin_exchange, end_exchange
from cardesk_desktop.signing import REGISTER_KEY, RegisterKey
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.opening import open_store
from cardesk_desktop.sync.answers import ServiceRefused
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.courses import Identity, Next, give_in
from cardesk_desktop.sync.exchange import MOST_OPS, MOST_ROWS, Reply, Request
from cardesk_desktop.sync.joining import join
from cardesk_desktop.sync.trusting import trust
from cardesk_wire.kinds import KINDS
from cardesk_wire.messages import ReconcileRequest, Refusal, Tally
from tests.builders import make_company, make_register
from tests.service.joining import Admission

DATABASE = "cardesk.db"
STORE_KEY = b"k" * 32


def key_of(code: str) -> RegisterKey:
    """The key with which the register of this code seals."""
    return RegisterKey(hashlib.sha256(f"register {code}".encode()).digest())


def open_desk(folder: Path, code: str) -> Desk:
    """The desk in this folder, under keys that every process knows; made when there is none."""
    raw = hashlib.sha256(f"register {code}".encode()).digest()
    keychain = MemoryKeychain({DATABASE_KEY: STORE_KEY, REGISTER_KEY: raw})
    clock = SystemClock()
    new_id = IdFactory(clock, random.SystemRandom().getrandbits)
    store = open_store(folder / DATABASE, keychain=keychain, clock=clock, new_id=new_id)
    return Desk(store, clock, new_id)


def found_and_join(desk: Desk, admission: Admission) -> None:
    """Found the one company that all counters share, unless there is a register, and speak for it."""
    with desk.store.write() as work:
        if not work.company.has_register():
            work.company.found(make_company(), make_register(admission.code))
        join(
            work,
            company_id=admission.company_id,
            device_id=admission.device_id,
            lease_code=admission.code,
        )


class Counter(AbstractContextManager["Counter"]):
    """A desk and its line to the service. To be used on one thread, but for `client`."""

    def __init__(
        self, desk: Desk, admission: Admission, transport: httpx.BaseTransport | None = None
    ) -> None:
        self.desk = desk
        self.identity = Identity(desk.store.public_key, desk.new_id)
        self.client = ServiceClient(
            admission.url, trust(admission.ca), cookie=admission.cookie, transport=transport
        )

    def prepare(self, rows: int = MOST_ROWS, ops: int = MOST_OPS) -> Request:
        """The next request."""
        request = begin_exchange(self.desk, rows=rows, ops=ops, is_asking=True).value
        if request is None:
            raise RuntimeError("this counter has joined nothing")
        return request

    def accept(self, request: Request, reply: Reply) -> bool:
        """Put the answer in place; whether there is more."""
        return end_exchange(self.desk, request=request, reply=reply).value.is_more

    def give_in(self, refusal: Refusal) -> bool:
        """Do what a refusal asks for; whether to exchange again at once."""
        with self.desk.store.write() as work:
            return give_in(work, refusal, self.desk.clock.now(), self.identity).next is Next.AGAIN

    def exchange(self, rows: int = MOST_ROWS) -> bool:
        """One exchange; whether there is more. Raises ServiceAway, and ServiceRefused where that is final."""
        request = self.prepare(rows)
        try:
            reply = self.client.ask(request)
        except ServiceRefused as refused:
            if self.give_in(refused.refusal):
                return True
            raise
        return self.accept(request, reply)

    def drain(self) -> int:
        """Exchange until there is nothing more to say or to hear; how often that was."""
        count = 1
        while self.exchange():
            count += 1
        return count

    def catch_up(self) -> None:
        """Make the search entries and sums of what arrived."""
        with self.desk.store.write() as work:
            while work.sync.catch_up(1_000, self.desk.clock.now()):
                pass

    def tallies(self) -> list[Tally]:
        """What is here, kind by kind."""
        with self.desk.store.read() as work:
            return work.sync.tallies({kind.name: kind.fields for kind in KINDS})

    def tallies_there(self) -> list[Tally]:
        """What the service holds, in the same words; empty while there is more than is known here."""
        with self.desk.store.read() as work:
            cursor = work.sync.state().cursor
        return self.client.reconcile(ReconcileRequest(cursor, self.tallies())).tallies

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.client.close()
        self.desk.store.close()
