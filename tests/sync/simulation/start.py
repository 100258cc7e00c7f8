"""Where every world begins: five registers of one company that have met, made once and copied."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sqlcipher3 import dbapi2

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.numbering import Witness
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.pin import StaffPin
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.tax_rate import TaxRate
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.domain.vehicle_photo import DamageKind, DamageMark, Moment, VisitPhoto
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.operations.counting_stock import count_product, start_count
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.selling import line_for
from cardesk_desktop.signing import RegisterKey
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.courses import Identity
from cardesk_desktop.sync.exchange import Reply, accept, prepare
from cardesk_desktop.sync.joining import join
from cardesk_desktop.sync.keys import KeyRequest, KeysTold
from cardesk_wire.coding import decode, encode
from cardesk_wire.messages import ExchangeReply, ExchangeRequest
from tests.builders.basics import AED, NOW, UAE_VAT, seeded_ids
from tests.builders.open_shop import CLOTH, FATIMA, FLEET, FRESHENER, MANAGER, PATROL, WASH, found_shop
from tests.builders.premises import Premises
from tests.builders.shop import make_category, make_company, make_register, make_supplier, make_vehicle
from tests.sync.simulation.computer import Computer, SkewedClock, template
from tests.sync.simulation.disk import Disk, copied
from tests.sync.simulation.service import COMPANY, Contents, SimulatedService

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

    service: Contents
    registers: tuple[RegisterStart, ...]

    def register(self, number: int) -> RegisterStart:
        """The register of this number, from 0."""
        return self.registers[number]


@cache
def start() -> Start:
    """All registers have heard everything."""
    service = SimulatedService({}, lambda: NOW, "start")
    opened = [_open(number) for number in range(REGISTERS)]
    for _ in range(3):
        for known, computer in opened:
            _meet(service, known.device, computer)
    _differ(*(computer for _, computer in opened[:2]))
    for _ in range(2):
        for known, computer in opened:
            _meet(service, known.device, computer)
    begun = Start(service.copy(), tuple(known for known, _ in opened))
    # The program itself is there for all worlds: what each leaves behind is found without looking through it.
    gc.collect()
    gc.freeze()
    # And that is little: a world holds itself in no circle. To look every 700 objects took a twentieth of it.
    gc.set_threshold(20_000)
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
    make = _busy_shop if number == 0 else _founded(f"R{number + 1:02d}")
    known = _register(number, copied(template(make)))
    computer = Computer(Disk(known.disk), known.witness, known.key, SkewedClock(lambda: NOW), known.name)
    with computer.desk.store.write() as work:
        join(work, company_id=str(COMPANY), device_id=known.device, lease_code=known.name)
    return known, computer


def _register(number: int, disk: dbapi2.Connection) -> RegisterStart:
    key = RegisterKey(bytes([number + 1]) * 32)
    return RegisterStart(f"R{number + 1:02d}", f"device {number + 1}", disk, {}, key)


def _busy_shop(folder: Path) -> None:
    """The shop with a car in it: its ticket is open, and a scratch is marked on its photo."""
    found_shop(folder)
    premises = Premises(folder)
    desk = Desk(premises.open(), premises.clock, seeded_ids(7, premises.clock))
    arrived, new_id = premises.clock.now(), desk.new_id
    with desk.store.write() as work:
        visit = Visit(new_id(), PATROL.id, arrived, PATROL.client_id)
        ticket = Ticket(new_id(), AED, arrived, visit_id=visit.id, vehicle_id=PATROL.id, client_id=FATIMA.id)
        for item in (WASH, FRESHENER):
            ticket = ticket.with_item(line_for(desk, item, PATROL.size_class))
        photo = VisitPhoto(new_id(), visit.id, Moment.CHECK_IN, "ab" * 32, arrived, MANAGER.id)
        _stock(work, desk)
        work.visits.add(visit)
        work.tickets.save(ticket)
        work.visit_photos.add(photo)
        work.visit_photos.add_mark(
            DamageMark(new_id(), photo.id, DamageKind.SCRATCH, 5, 5, arrived, MANAGER.id)
        )
    count = start_count(desk, staff_id=MANAGER.id, product_ids=(FRESHENER.id,)).value.count
    count_product(
        desk, staff_id=MANAGER.id, count_id=count.id, product_id=FRESHENER.id, quantity=Quantity.of(3)
    )
    premises.close()


def _stock(work: UnitOfWork, desk: Desk) -> None:
    """What may be changed from the first day on: one of each kind that the shop has none of."""
    hired = Staff(desk.new_id(), "Staff of the first day", Role.TECHNICIAN)
    work.staff.add(hired)
    work.pins.put(StaffPin(hired.id, "first"))
    work.suppliers.add(make_supplier())
    work.catalogue.add_category(make_category("Empty shelf", 3))
    work.tax_rates.add(TaxRate(desk.new_id(), Names("Old tax"), Tax(UAE_VAT.category, 300), 9))
    work.vehicles.add(make_vehicle("D 5", client=FLEET))
    work.galleries.put(FRESHENER.id, ("cd" * 32, "ef" * 32), desk.new_id)


def _differ(one: Computer, other: Computer) -> None:
    """Two change the price of the cloth at once, so that there is a difference for somebody to settle."""
    for computer, minor in ((one, 1_900), (other, 2_100)):
        with computer.desk.store.write() as work:
            cloth = work.catalogue.product(CLOTH.id)
            work.catalogue.save_product(replace(cloth, price=replace(cloth.price, minor=minor)))


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
