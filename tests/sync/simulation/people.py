"""What people do at a register: each of these is one commit of the real store, and tells the ledger of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.client import Client, Phone
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.pin import StaffPin
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.supplier import Supplier
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.operations.clients import ClientForm
from cardesk_desktop.operations.counting_stock import count_product, post_count, start_count
from cardesk_desktop.operations.merging import merge_clients, merge_vehicles
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_wire.coding import chained, encode, written
from cardesk_wire.messages import Op
from tests.builders.open_shop import FRESHENER, MANAGER, OWNER, WASH, dirhams
from tests.sync.simulation import bargaining, bookkeeping, client_book, office, price_list
from tests.sync.simulation.darkroom import describe_mark, photograph_car, photograph_goods
from tests.sync.simulation.front_desk import (
    add_line,
    check_in,
    move_car,
    note_on_ticket,
    note_on_visit,
    park,
    sell,
    take_line_off,
)
from tests.sync.simulation.ledger import Deleted, Edit, Made, Merged, Moved, Spoiled
from tests.sync.simulation.oblivion import erase
from tests.sync.simulation.place import Place
from tests.sync.simulation.shelves import give_car, rename_shelf, sort_goods
from tests.sync.simulation.story import short

Deed = Callable[[Place], None]


def write_note(at: Place) -> None:
    """Somebody writes what they know of a client."""
    client_id = at.one_of("client", where="erased_at IS NULL")
    if client_id is None:
        return
    with at.desk.store.write() as work:
        client, word = work.clients.get(client_id), at.new_word()
        at.intend(
            Edit(at.life, ("client", client.id.bytes), "notes", word, client.notes),
            told=f"notes of client {short(client.id)}: {client.notes!r} -> {word!r}",
        )
        work.clients.save(replace(client, notes=word))


def change_phone(at: Place) -> None:
    """A client has another number, and a second one."""
    client_id = at.one_of("client", where="erased_at IS NULL")
    if client_id is None:
        return
    with at.desk.store.write() as work:
        client, number = work.clients.get(client_id), f"+9715{at.chance.randrange(10**7):07d}"
        at.story.tell(at.name, f"phone of client {short(client.id)}: {number}")
        others = (Phone(client.phone),) if client.phone and at.chance.random() < 0.5 else ()
        work.clients.save(replace(client, phone=number, other_phones=others))


def meet_client(at: Place) -> None:
    """A client is written down, with the car."""
    with at.desk.store.write() as work:
        client = Client(at.desk.new_id(), f"Client {at.new_word()}", created_at=at.desk.clock.now())
        work.clients.add(client)
        plate = Plate.read(f"A {at.chance.randrange(100_000)}", Region.DUBAI)
        vehicle = Vehicle(at.desk.new_id(), plate, SizeClass.SEDAN, client_id=client.id)
        work.vehicles.add(vehicle)
        at.ledger.intend(Made(at.life, ("client", client.id.bytes)))
        at.intend(Made(at.life, ("vehicle", vehicle.id.bytes)), told=f"meets client {short(client.id)}")


def describe_car(at: Place) -> None:
    """Somebody notes what is odd about a car."""
    vehicle_id = at.one_of("vehicle")
    if vehicle_id is None:
        return
    with at.desk.store.write() as work:
        car, word = work.vehicles.get(vehicle_id), at.new_word()
        at.intend(
            Edit(at.life, ("vehicle", car.id.bytes), "notes", word, car.notes),
            told=f"notes of car {short(car.id)}: {car.notes!r} -> {word!r}",
        )
        work.vehicles.save(replace(car, notes=word, year=2000 + at.chance.randrange(26)))


def receive_goods(at: Place) -> None:
    """A box of bottles comes in."""
    units = 1 + at.chance.randrange(9)
    movement = receive(
        at.desk,
        staff_id=MANAGER.id,
        product_id=FRESHENER.id,
        quantity=Quantity.of(units),
        unit_cost=dirhams(units),
        is_clock_confirmed=True,
    ).value
    at.story.tell(at.name, f"receives goods, {movement.number}")


def change_price(at: Place) -> None:
    """The owner changes a price and a name."""
    with at.desk.store.write() as work:
        if at.chance.random() < 0.5:
            product, word = work.catalogue.product(FRESHENER.id), at.new_word()
            cents = 100 + at.chance.randrange(5_000)
            price_ = replace(product.price, minor=cents)
            work.catalogue.save_product(replace(product, sku=word, price=price_))
            told = f"product: sku {product.sku!r} -> {word!r}, price {cents}"
            at.intend(Edit(at.life, ("product", product.id.bytes), "sku", word, product.sku), told=told)
        else:
            service = work.catalogue.service(WASH.id)
            work.catalogue.save_service(replace(service, names=Names(f"Wash {at.new_word()}")))
            at.story.tell(at.name, "renames the wash")


def change_company(at: Place) -> None:
    """The owner corrects the foot of the paper."""
    with at.desk.store.write() as work:
        company, word = work.company.company(), at.new_word()
        work.company.save_company(replace(company, footer=word))
        at.intend(
            Edit(at.life, ("company", bytes(16)), "footer", word, company.footer),
            told=f"footer: {company.footer!r} -> {word!r}",
        )


def take_on(at: Place) -> None:
    """Somebody begins to work here, and chooses a PIN."""
    with at.desk.store.write() as work:
        member = Staff(at.desk.new_id(), f"Staff {at.new_word()}", Role.FRONT_DESK)
        work.staff.add(member)
        work.pins.put(StaffPin(member.id, at.new_word()))
        at.intend(Made(at.life, ("staff", member.id.bytes)), told=f"takes on {member.name}")


def find_supplier(at: Place) -> None:
    """A supplier is written down."""
    with at.desk.store.write() as work:
        supplier = Supplier(at.desk.new_id(), f"Supplier {at.new_word()}")
        work.suppliers.add(supplier)
        at.intend(Made(at.life, ("supplier", supplier.id.bytes)), told=f"finds {supplier.name}")


def forget_client(at: Place) -> None:
    """A client who was written down by mistake is taken away; one whom something names stays."""
    client_id = at.one_of("client")
    if client_id is None:
        return
    with at.desk.store.write() as work:
        notes = work.clients.get(client_id).notes
        if work.clients.remove(client_id):
            at.intend(
                Deleted(at.life, ("client", client_id.bytes), (notes,)),
                told=f"client {short(client_id)} is removed",
            )


def merge(at: Place) -> None:
    """Two clients turn out to be one."""
    ids = at.ids("client", where="erased_at IS NULL")
    if len(ids) < 2:
        return
    kept_id, gone_id = (UUID(bytes=each) for each in at.chance.sample(ids, 2))
    with at.desk.store.read() as work:
        kept, gone = work.clients.get(kept_id), work.clients.get(gone_id)
    at.ledger.intend(Deleted(at.life, ("client", gone_id.bytes), (gone.notes,), is_merged=True))
    at.ledger.intend(Merged(at.life, "client", gone_id.bytes, kept_id.bytes))
    at.story.tell(at.name, f"client {short(gone_id)} is {short(kept_id)}")
    form = ClientForm(kept.name, kept.phone, notes=kept.notes)
    merge_clients(at.desk, staff_id=OWNER.id, kept_id=kept_id, gone_id=gone_id, form=form)


def merge_cars(at: Place) -> None:
    """Two cars turn out to be one."""
    ids = at.ids("vehicle")
    if len(ids) < 2:
        return
    kept_id, gone_id = (UUID(bytes=each) for each in at.chance.sample(ids, 2))
    with at.desk.store.read() as work:
        gone = work.vehicles.get(gone_id)
    at.ledger.intend(Deleted(at.life, ("vehicle", gone_id.bytes), (gone.notes,), is_merged=True))
    at.ledger.intend(Merged(at.life, "vehicle", gone_id.bytes, kept_id.bytes))
    at.story.tell(at.name, f"car {short(gone_id)} is {short(kept_id)}")
    merge_vehicles(at.desk, staff_id=OWNER.id, kept_id=kept_id, gone_id=gone_id)


def begin_count(at: Place) -> None:
    """Somebody begins to count."""
    view = start_count(at.desk, staff_id=MANAGER.id, product_ids=(FRESHENER.id,)).value
    at.intend(
        Made(at.life, ("stock_count", view.count.id.bytes)), told=f"count {short(view.count.id)} begins"
    )


def count(at: Place) -> None:
    """Somebody counts the bottles."""
    count_id = at.one_of("stock_count", where="state = 'open'")
    if count_id is None:
        return
    quantity = Quantity.of(at.chance.randrange(20))
    count_product(at.desk, staff_id=MANAGER.id, count_id=count_id, product_id=FRESHENER.id, quantity=quantity)
    at.story.tell(at.name, f"count {short(count_id)}: {quantity.milli // 1000}")


def end_count(at: Place) -> None:
    """What a count found becomes the stock."""
    count_id = at.one_of("stock_count", where="state = 'open'")
    if count_id is None:
        return
    at.ledger.intend(Moved(at.life, ("stock_count", count_id.bytes), 2))
    at.story.tell(at.name, f"count {short(count_id)} is posted")
    post_count(at.desk, staff_id=OWNER.id, count_id=count_id, is_clock_confirmed=True)


def write_journal(at: Place) -> None:
    """Something goes into the journal."""
    with at.desk.store.write() as work:
        entry = JournalEntry(
            at.desk.new_id(),
            at.desk.clock.now(),
            JournalEvent.ACTION_APPROVED,
            OWNER.id,
            OWNER.id,
            reason="x",
        )
        work.journal.add(entry)
        at.intend(Made(at.life, ("journal_entry", entry.id.bytes)), told="writes in the journal")


def spoil(at: Place) -> None:
    """A defect of the program: an op whose identity is none."""
    with at.desk.store.write() as work:
        state, wire = work.sync.state(), at.computer.connection
        if not state.generation:
            return
        wrong = at.chance.randbytes(3)
        op = encode(Op(state.next_oseq, "client", written(wrong), state.hlc, state.cursor, {}))
        chain = chained(state.chain, (op,))
        cells = (state.next_oseq, "client", wrong, 0, 0, op, chain)
        wire.execute("INSERT INTO sync_op VALUES (?, ?, ?, ?, ?, ?, ?)", cells)
        wire.execute("UPDATE sync_state SET next_oseq = next_oseq + 1, chain = ?", (chain,))
        at.intend(
            Spoiled(at.life, at.device, ("client", wrong)), told=f"leaves an op that is none, {short(wrong)}"
        )


DEEDS: tuple[tuple[Deed, int], ...] = (
    (write_note, 12),
    (change_phone, 4),
    (meet_client, 6),
    (describe_car, 6),
    (give_car, 3),
    (check_in, 8),
    (move_car, 8),
    (note_on_visit, 3),
    (add_line, 8),
    (take_line_off, 5),
    (note_on_ticket, 5),
    (park, 3),
    (sell, 8),
    (receive_goods, 4),
    (change_price, 6),
    (sort_goods, 2),
    (rename_shelf, 3),
    (change_company, 3),
    (take_on, 2),
    (find_supplier, 2),
    (forget_client, 4),
    (erase, 3),
    (merge, 3),
    (merge_cars, 2),
    (begin_count, 2),
    (count, 3),
    (end_count, 2),
    (write_journal, 2),
    (spoil, 2),
    (photograph_goods, 2),
    (photograph_car, 3),
    (describe_mark, 3),
    *office.DEEDS,
    *price_list.DEEDS,
    *client_book.DEEDS,
    *bargaining.DEEDS,
    *bookkeeping.DEEDS,
)
"""With how often each is done."""

_ALL = [deed for deed, _ in DEEDS]
_OFTEN = [often for _, often in DEEDS]
_BY_NAME = {deed.__name__: deed for deed in _ALL}


def do_something(at: Place, habits: tuple[str, ...] = ()) -> None:
    """One deed by chance, every other time a habit."""
    if habits and at.chance.random() < 0.5:
        deed = _BY_NAME[at.chance.choice(habits)]
    else:
        (deed,) = at.chance.choices(_ALL, _OFTEN)
    do(at, deed)


def do(at: Place, deed: Deed) -> None:
    """This deed. What is refused was not done."""
    with at.working():
        try:
            deed(at)
        except Refused as refusal:
            at.ledger.forget()
            at.story.tell(at.name, f"{deed.__name__} is refused: {refusal.code}")
