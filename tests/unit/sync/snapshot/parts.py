"""A company in two parts, and a register that asks for them."""

from __future__ import annotations

from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.taking_in.snapshot import Standing
from cardesk_desktop.sync.courses import Course, Identity, give_in
from cardesk_desktop.sync.exchange import Accepted, Reply, Request, accept, prepare
from cardesk_desktop.sync.joining import join
from cardesk_desktop.sync.keys import KeyRequest, KeysTold
from cardesk_wire.messages import Block, ExchangeReply, Refusal, Snapshot
from tests.builders import NOW
from tests.builders.basics import seeded_ids

HELLO = ExchangeReply("g1", 0, 0, 0, 40, 0)
AFTER = "staff AAA"
STAFF = "AAAAAAAAAAAAAAAAAAAAAQ"
FIRST = Snapshot(
    "g1",
    0,
    40,
    "",
    AFTER,
    3,
    [Block("staff", ["name", "role", "is_active"], [STAFF], [["Omar"], ["owner"], [True]])],
)
LAST = Snapshot("g1", 0, 40, AFTER, "", 3, [Block("staff", [], [], [], ["AAAAAAAAAAAAAAAAAAAAAg"])])


def join_company(store: Store, company: str = "c") -> None:
    with store.write() as work:
        join(work, company_id=company, device_id="d", lease_code="R02")


def ask(store: Store) -> Request:
    """What is asked once the service knows the keys."""
    with store.write() as work:
        request = prepare(work, NOW)
    if isinstance(request, KeyRequest):
        take(store, request, KeysTold())
        return ask(store)
    assert request is not None
    return request


def take(store: Store, request: Request, reply: Reply) -> Accepted:
    with store.write() as work:
        return accept(work, request, reply, NOW, Identity(store.public_key, seeded_ids(8)))


def say(store: Store, reply: Reply) -> Accepted:
    return take(store, ask(store), reply)


def refuse(store: Store, refusal: Refusal) -> Course:
    with store.write() as work:
        return give_in(work, refusal, NOW, Identity(store.public_key, seeded_ids(8)))


def standing(store: Store) -> tuple[Standing | None, int]:
    with store.read() as work:
        return work.sync.snapshot.standing(), work.sync.state().cursor
