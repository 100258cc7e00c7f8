"""Many write at once in PostgreSQL, some of them slow to commit: the reader misses none."""

from __future__ import annotations

import threading
import time
from uuid import UUID

import pytest

from cardesk_service.exchange.exchanging import exchange
from cardesk_service.store.engine import open_engine
from cardesk_wire.messages import ExchangeReply
from tests.service.exchange.speaking import Register, Service, everything, identity

WRITERS = 8
PUSHES = 25
ROWS = 50
SLOW_EVERY = 6
SLOW_S = 0.03


def _write(url: str, number: int, faults: list[BaseException]) -> None:
    """One register on a connection of its own; every sixth commit comes late."""
    engine = open_engine(url, connections=1)
    register = Register(Service(engine), number)
    ids = iter(range(number * 1_000_000, number * 1_000_000 + 10_000))
    try:
        for push in range(PUSHES):
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
    writers = [
        threading.Thread(target=_write, args=(empty_postgresql, number, faults))
        for number in range(1, WRITERS + 1)
    ]
    for writer in writers:
        writer.start()
    pages = 0
    while any(writer.is_alive() for writer in writers):
        reader.exchange(limit=300)
        pages += 1
    reader.sync()
    assert not faults
    assert pages > WRITERS
    assert len(reader.rows) == WRITERS * PUSHES * ROWS == 10_000
    assert reader.cursor == 10_000
    assert reader.rows == everything(reader.service)[0]
    engine.dispose()
