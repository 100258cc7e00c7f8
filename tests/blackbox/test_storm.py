"""Three registers, a service, and a network between them that does all that networks do.

Any of them is killed at any time, a disk is full for a moment, a register's database is put back from a copy,
and so is the service's. Afterwards every printed paper is on the service exactly once, and all are equal.
CI storms for some seconds; `CARDESK_BLACKBOX=1 python3 dev.py test tests/blackbox` for ten minutes, and
with a greater number for so many seconds.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter as Counted
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from cardesk_desktop.store.sync_views import Side
from cardesk_service.exchange.numbers import gaps
from cardesk_service.store.engine import open_engine
from tests.blackbox.stage import Network, Register, Service, opened
from tests.blackbox.vault import Vault, carry_photos, lacking
from tests.service.postgresql import running_server, with_database
from tests.sync.counter import Counter

FLAG = int(os.environ.get("CARDESK_BLACKBOX", "0"))
STORM_S = {0: 8, 1: 600}.get(FLAG, FLAG)
CODES = ["R01", "R02", "R03"]
SEED = os.environ.get("CARDESK_BLACKBOX_SEED", "20261126")
_PATIENCE_S = 90
_FORGETTING_S = 90
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
        _storm(Vault(service, database), registers, random.Random(SEED))
        network.calm()
        service.wait()
        _meet(registers, is_anything_gone=any(register.uncertain for register in registers))
        _judge(database, registers)
    finally:
        for register in registers:
            register.kill()
        network.close()
        service.kill()


def _storm(vault: Vault, registers: list[Register], chance: random.Random) -> None:
    """Kill whoever is there, again and again, and start it again."""
    for register in registers:
        register.start()
    # Each gets to sell before anything happens to it: to start takes a second, or many on a busy computer.
    _wait_for_work(registers, time.monotonic() + _PATIENCE_S)
    until = time.monotonic() + STORM_S
    while time.monotonic() < until:
        time.sleep(chance.uniform(0.5, 2.5))
        if chance.random() < 0.3:
            vault.service.kill()
            _look_after(vault.keep, vault.put_back, chance)
            time.sleep(chance.uniform(0, 0.5))
            vault.service.start()
        else:
            victim = chance.choice(registers)
            # Some are killed while they open; most get to work before, however busy this computer is.
            if chance.random() < 0.8:
                _wait_for_work([victim], until)
            victim.kill()
            _look_after(victim.keep_disk, victim.put_disk_back, chance)
            victim.start()
    for register in registers:
        register.kill()


def _wait_for_work(registers: list[Register], until: float) -> None:
    """Until each of them has printed something since it was started, but no longer."""
    while not all(register.has_worked for register in registers) and time.monotonic() < until:
        time.sleep(0.05)


def _look_after(keep: Callable[[], None], put_back: Callable[[], bool], chance: random.Random) -> None:
    """While it is down, a copy may be made of it, or the last one be put back."""
    what = chance.random()
    if what < 0.15 and put_back():
        return
    if what < 0.4:
        keep()


def _meet(registers: list[Register], *, is_anything_gone: bool) -> None:
    """The network heals: everybody says and hears everything; then all hold the same."""
    for _ in range(2):
        for register in registers:
            with register.counter() as counter:
                assert counter.drain() < 60, "an outbox that never drains"
                carry_photos(counter)
    for register in registers:
        with register.counter() as counter:
            counter.drain()
            carry_photos(counter)
            _wait_until_equal(counter, register.folder.name)
            with counter.desk.store.read() as work:
                assert [each for each in work.sync.problems() if each.side is Side.SENT] == []
                photos = work.sync.photos.counts()
            assert photos.to_send == 0
            assert lacking(counter) == 0 or is_anything_gone


def _wait_until_equal(counter: Counter, name: str) -> None:
    """What is said of who was erased goes here at once, and at the service within a minute."""
    until = time.monotonic() + _FORGETTING_S
    while counter.tallies() != counter.tallies_there():
        assert time.monotonic() < until, name
        time.sleep(2)
        counter.drain()


def _judge(database_url: str, registers: list[Register]) -> None:
    printed = [number for register in registers for number in register.said()]
    uncertain = set().union(*(register.uncertain for register in registers))
    assert len(printed) > STORM_S // 4, "too few papers to prove anything"
    assert len(set(printed)) == len(printed), "a number was printed twice"
    engine = open_engine(database_url, connections=1)
    try:
        with engine.begin() as connection:
            rows = connection.execute(_NUMBERS).all()
            assert uncertain or gaps(connection, registers[0].admission.company_id) == []
    finally:
        engine.dispose()
    kept = Counted(f"{code}-{letter}-{kind}{sequence:06d}" for code, letter, kind, sequence, _, _ in rows)
    assert [number for number in printed if kept[number] != 1 and number not in uncertain] == []
    assert max(kept.values()) == 1
    assert not any(is_twice for *_, is_twice, _ in rows)
    assert all(is_signed for *_, is_signed in rows)
