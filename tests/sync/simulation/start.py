"""Where every world begins: five registers of one company that have met, made once and copied."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sqlcipher3 import dbapi2

from cardesk_desktop.domain.numbering import Witness
from cardesk_desktop.signing import RegisterKey
from cardesk_desktop.sync.courses import Identity
from cardesk_desktop.sync.exchange import Reply, accept, prepare
from cardesk_desktop.sync.joining import join
from cardesk_desktop.sync.keys import KeyRequest, KeysTold
from cardesk_wire.coding import decode, encode
from cardesk_wire.messages import ExchangeReply, ExchangeRequest
from tests.builders.basics import NOW
from tests.builders.open_shop import found_shop
from tests.builders.premises import Premises
from tests.builders.shop import make_company, make_register
from tests.sync.simulation.computer import Computer, SkewedClock, template
from tests.sync.simulation.disk import Disk, copied
from tests.sync.simulation.service import COMPANY, SimulatedService, blank_service

REGISTERS = 5


@dataclass(frozen=True, slots=True)
class RegisterStart:
    """One register as it is when a world begins."""

    name: str
    device: str
    disk: dbapi2.Connection
    witness: dict[str, Witness]
    key: RegisterKey


@dataclass(frozen=True, slots=True)
class Start:
    """The service and the registers, to be copied."""

    service: sqlite3.Connection
    registers: tuple[RegisterStart, ...]

    def register(self, number: int) -> RegisterStart:
        """The register of this number, from 0."""
        return self.registers[number]


@cache
def start() -> Start:
    """All registers have heard everything."""
    service = SimulatedService(blank_service(), lambda: NOW, "start")
    opened = [_open(number) for number in range(REGISTERS)]
    for _ in range(3):
        for known, computer in opened:
            _meet(service, known.device, computer)
    begun = Start(service.copy(), tuple(known for known, _ in opened))
    # The program itself is there for all worlds: what each leaves behind is found without looking through it.
    gc.collect()
    gc.freeze()
    return begun


def lonely(number: int) -> RegisterStart:
    """A register that lived alone until now, without any account, and numbers as the first one does."""
    return replace(_register(number, template(found_shop)), device=f"device {number + 1} alone")


def blank(number: int) -> RegisterStart:
    """A register on which nobody has done anything, and that has not joined."""
    return replace(
        _register(number, template(_unfounded(f"R{number + 1:02d}"))), device=f"device {number + 1} new"
    )


def _open(number: int) -> tuple[RegisterStart, Computer]:
    make = found_shop if number == 0 else _founded(f"R{number + 1:02d}")
    known = _register(number, copied(template(make)))
    computer = Computer(Disk(known.disk), known.witness, known.key, SkewedClock(lambda: NOW), known.name)
    with computer.desk.store.write() as work:
        join(work, company_id=str(COMPANY), device_id=known.device, lease_code=known.name)
    return known, computer


def _register(number: int, disk: dbapi2.Connection) -> RegisterStart:
    key = RegisterKey(bytes([number + 1]) * 32)
    return RegisterStart(f"R{number + 1:02d}", f"device {number + 1}", disk, {}, key)


@cache
def _founded(code: str) -> Callable[[Path], None]:
    """A database of a company, its owner and nothing else."""

    def make(folder: Path) -> None:
        premises = Premises(folder)
        with premises.open().write() as work:
            work.company.found(make_company(), make_register(code))
        premises.close()

    return make


@cache
def _unfounded(code: str) -> Callable[[Path], None]:
    """A database of a register whose company is to come."""

    def make(folder: Path) -> None:
        premises = Premises(folder)
        with premises.open().write() as work:
            work.company.add_register(make_register(code))
        premises.close()

    return make


def _meet(service: SimulatedService, device: str, computer: Computer) -> None:
    is_more = True
    while is_more:
        with computer.desk.store.write() as work:
            request = prepare(work, NOW)
        if isinstance(request, KeyRequest):
            service.serve(device, request)
            reply: Reply = KeysTold()
        else:
            assert isinstance(request, ExchangeRequest)
            reply = decode(service.serve(device, encode(request)), ExchangeReply)
        with computer.desk.store.write() as work:
            is_more = accept(work, request, reply, NOW, computer.identity).is_more
    with computer.desk.store.write() as work:
        while work.sync.catch_up(1_000, NOW):
            pass


__all__ = ["Identity", "Start", "blank", "lonely", "start"]
