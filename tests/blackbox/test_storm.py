"""Three registers, a service, and a network between them that does all that networks do.

Any of them is killed at any time. Afterwards every printed invoice is on the service exactly once, and all
are equal. CI storms for some seconds; `CARDESK_BLACKBOX=1 python3 dev.py test tests/blackbox` for ten
minutes, and with a greater number for so many seconds.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter as Counted
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from cardesk_service.exchange.numbers import gaps
from cardesk_service.store.engine import open_engine
from tests.blackbox.stage import Network, Register, Service, opened
from tests.service.postgresql import running_server, with_database

FLAG = int(os.environ.get("CARDESK_BLACKBOX", "0"))
STORM_S = {0: 8, 1: 600}.get(FLAG, FLAG)
CODES = ["R01", "R02", "R03"]
SEED = os.environ.get("CARDESK_BLACKBOX_SEED", "20261126")
_PATIENCE_S = 90
_NUMBERS = text("SELECT register_code, incarnation, kind, sequence, is_twice, is_signed FROM sync_document")


@pytest.fixture
def database() -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    with running_server(f"blackbox-{os.getpid()}") as server:
        yield with_database(server, "blackbox")


@pytest.mark.timeout(STORM_S + 300)
def test_what_was_printed_is_there_once_whatever_happened(database: str, tmp_path: Path) -> None:
    service = Service(tmp_path, {"CARDESK_DATABASE": database, "CARDESK_WORKERS": "2"})
    service.start()
    network = Network(tmp_path, service.port, SEED)
    registers: list[Register] = []
    try:
        service.wait()
        registers = opened(tmp_path, network, service, CODES)
        network.storm()
        _storm(service, registers, random.Random(SEED))
        network.calm()
        service.wait()
        _meet(registers)
        _judge(database, registers)
    finally:
        for register in registers:
            register.kill()
        network.close()
        service.kill()


def _storm(service: Service, registers: list[Register], chance: random.Random) -> None:
    """Kill whoever is there, again and again, and start it again."""
    for register in registers:
        register.start()
    # Each gets to sell before anything happens to it: to start takes a second, or many on a busy computer.
    patience = time.monotonic() + _PATIENCE_S
    while not all(register.said() for register in registers) and time.monotonic() < patience:
        time.sleep(0.05)
    until = time.monotonic() + STORM_S
    while time.monotonic() < until:
        time.sleep(chance.uniform(0.5, 2.5))
        if chance.random() < 0.3:
            service.kill()
            time.sleep(chance.uniform(0, 0.5))
            service.start()
        else:
            victim = chance.choice(registers)
            victim.kill()
            victim.start()
    for register in registers:
        register.kill()


def _meet(registers: list[Register]) -> None:
    """The network heals: everybody says and hears everything; then all hold the same."""
    for _ in range(2):
        for register in registers:
            with register.counter() as counter:
                assert counter.drain() < 60, "an outbox that never drains"
    for register in registers:
        with register.counter() as counter:
            counter.drain()
            assert counter.tallies() == counter.tallies_there(), register.folder.name
            with counter.desk.store.read() as work:
                assert work.sync.problems() == ()


def _judge(database_url: str, registers: list[Register]) -> None:
    printed = [number for register in registers for number in register.said()]
    assert len(printed) > STORM_S, "too few sales to prove anything"
    assert len(set(printed)) == len(printed), "a number was printed twice"
    engine = open_engine(database_url, connections=1)
    try:
        with engine.begin() as connection:
            rows = connection.execute(_NUMBERS).all()
            assert gaps(connection, registers[0].admission.company_id) == []
    finally:
        engine.dispose()
    kept = Counted(f"{code}-{letter}-{kind}{sequence:06d}" for code, letter, kind, sequence, _, _ in rows)
    assert [number for number in printed if kept[number] != 1] == []
    assert not any(is_twice for *_, is_twice, _ in rows)
    assert all(is_signed for *_, is_signed in rows)
