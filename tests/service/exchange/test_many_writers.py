"""Many write at once in PostgreSQL, some of them slow to commit: the reader misses none."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import Connection

from cardesk_service.clock import NewId
from cardesk_service.exchange import taking
from cardesk_service.exchange.exchanging import exchange
from cardesk_service.exchange.place import Order, held_order, keep_head
from cardesk_service.store.engine import open_engine
from cardesk_service.store.statement import Together
from cardesk_wire.messages import ExchangeReply
from tests.service.exchange.speaking import Register, Service, everything, identity

WRITERS = 8
PUSHES = 25
ROWS = 50
SLOW_EVERY = 6
SLOW_S = 0.03
LOOKS = 3
"""So often the reader has looked before the writers write their second half."""
PATIENCE_S = 60


def _write(url: str, number: int, faults: list[BaseException], looked: threading.Event) -> None:
    """One register on a connection of its own; every sixth commit comes late."""
    engine = open_engine(url, connections=1)
    register = Register(Service(engine), number)
    ids = iter(range(number * 1_000_000, number * 1_000_000 + 10_000))
    try:
        for push in range(PUSHES):
            if push == PUSHES // 2:
                assert looked.wait(PATIENCE_S)
            for place in range(ROWS):
                row = identity(number * 10_000 + push * ROWS + place)
                register.write("client", row, {"name": f"{number}.{push}.{place}"})
            with engine.begin() as connection:
                reply = exchange(
                    connection,
                    register.speaker,
                    register.request(limit=1),
                    now=register.service.now,
                    new_id=lambda: UUID(int=next(ids)),
                )
                if (push + number) % SLOW_EVERY == 0:
                    time.sleep(SLOW_S)
            assert isinstance(reply, ExchangeReply)
            register.ops, register.acked = [], reply.acked
            register.chain = _chain_after(register, reply)
    except BaseException as error:
        faults.append(error)
        raise
    finally:
        engine.dispose()


def _chain_after(register: Register, reply: ExchangeReply) -> bytes:
    """The chain as the service keeps it."""
    rows = register.service.ask(
        f"SELECT chain FROM sync_device WHERE device_id = '{register.device}' AND oseq = {reply.acked}"
    )
    chain = rows[0][0]
    assert isinstance(chain, bytes)
    return chain


@pytest.mark.timeout(300)
def test_the_reader_misses_none_of_ten_thousand_rows(empty_postgresql: str) -> None:
    engine = open_engine(empty_postgresql, connections=2)
    reader = Register(Service(engine), 99).sync()
    faults: list[BaseException] = []
    looked = threading.Event()
    writers = [
        threading.Thread(target=_write, args=(empty_postgresql, number, faults, looked))
        for number in range(1, WRITERS + 1)
    ]
    for writer in writers:
        writer.start()
    looks = 0
    while any(writer.is_alive() for writer in writers):
        reader.exchange(limit=300)
        looks += 1
        if looks == LOOKS:
            looked.set()
    reader.sync()
    assert not faults
    assert len(reader.rows) == WRITERS * PUSHES * ROWS == 10_000
    assert reader.cursor == 10_000
    assert reader.rows == everything(reader.service)[0]
    engine.dispose()


def _numbered_apart(connection: Connection, company: str, *, now: int, new_id: NewId) -> Order:
    """What a sequence of the database does: a number is given for good before the rows are there."""
    with connection.engine.begin() as apart:
        order = held_order(apart, company, now=now, new_id=new_id)
        taken = replace(order)
        order.next_place()
        together = Together(apart)
        keep_head(together, company, order)
        together.run()
    return taken


@pytest.mark.parametrize("is_sound", [True, False], ids=["as it is", "numbers from a sequence"])
def test_a_reader_overtakes_no_slow_committer(
    empty_postgresql: str, monkeypatch: pytest.MonkeyPatch, is_sound: bool
) -> None:
    engine = open_engine(empty_postgresql, connections=6)
    service = Service(engine)
    reader = Register(service, 99)
    slow, quick = (
        Register(service, number).write("client", identity(number), {"name": "Mona"}) for number in (1, 2)
    )
    reader.write("client", identity(3), {"name": "Omar"}).sync()
    if not is_sound:
        monkeypatch.setattr(taking, "held_order", _numbered_apart)
        monkeypatch.setattr(taking, "keep_head", lambda *_: None)
    writer = threading.Thread(target=quick.say)
    with engine.begin() as connection:
        exchange(connection, slow.speaker, slow.request(), now=service.now, new_id=service.new_id)
        writer.start()
        # The sound one waits for its turn; the other is through, with a later number.
        writer.join(0.2 if is_sound else PATIENCE_S)
        assert writer.is_alive() == is_sound
        reader.sync()
    writer.join(PATIENCE_S)
    reader.sync()
    assert (reader.rows == everything(service)[0]) == is_sound
    engine.dispose()
