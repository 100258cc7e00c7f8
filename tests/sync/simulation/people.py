"""What people do at a register: each of these is one commit of the real store, and tells the ledger of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.pin import StaffPin
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.supplier import Supplier
from cardesk_wire.coding import chained, encode, written
from cardesk_wire.messages import Op
from tests.builders.open_shop import OWNER
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
from tests.sync.simulation.ledger import Edit, Made, Spoiled
from tests.sync.simulation.oblivion import erase
from tests.sync.simulation.place import Place
from tests.sync.simulation.regulars import (
    change_phone,
    describe_car,
    forget_client,
    meet_client,
    merge,
    merge_cars,
    write_note,
)
from tests.sync.simulation.shelves import give_car, rename_shelf, sort_goods
from tests.sync.simulation.stock_room import begin_count, change_price, count, end_count, receive_goods
from tests.sync.simulation.story import short

Deed = Callable[[Place], None]


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
