"""Where a company's order stands, and who is speaking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from cardesk_service.clock import NewId
from cardesk_service.store.statement import Statement, Together
from cardesk_wire import coding

PLACES_OF_A_GENERATION = 2**31
_SLOT_US = 1_000_000
_FIRST_SLOT = 1_767_225_600_000_000 // _SLOT_US
"""A second each, counted from 2026: in 2^63 places there is room until the year 2162."""


class Speaker(NamedTuple):
    """The company and the register for which a request speaks, as identities stand in messages."""

    company: str
    device: str

    @classmethod
    def of(cls, company_id: UUID, device_id: UUID) -> Speaker:
        """The speaker with these identities."""
        return cls(coding.written(company_id.bytes), coding.written(device_id.bytes))


@dataclass(slots=True)
class Order:
    """The company's order: its newest place, and the generation it belongs to."""

    head: int
    generation: str
    restored_to: int

    def next_place(self) -> int:
        """Take the next place; `keep_head` makes it so."""
        self.head += 1
        return self.head


_ORDER = Statement("SELECT seq, generation, restored_to FROM sync_counter WHERE company_id = :company")
_LOCK = Statement(
    "SELECT seq, generation, restored_to FROM sync_counter WHERE company_id = :company", lock="FOR UPDATE"
)
_BEGIN = Statement(
    "INSERT INTO sync_counter (company_id, seq, generation, restored_to)"
    " VALUES (:company, 0, :generation, 0) ON CONFLICT (company_id) DO NOTHING"
)
_KEEP = Statement("UPDATE sync_counter SET seq = :seq WHERE company_id = :company")
_MOVE = Statement(
    "UPDATE sync_counter SET seq = :seq, generation = :generation, restored_to = :restored_to"
    " WHERE company_id = :company"
)
_RECORD = Statement(
    "INSERT INTO sync_generation (company_id, number, id, restored_to, began_at)"
    " VALUES (:company, :number, :id, :restored_to, :now) ON CONFLICT (company_id, number) DO NOTHING"
)
_NUMBER = Statement("SELECT max(number) FROM sync_generation WHERE company_id = :company")
_REMEMBERED = Statement(
    "SELECT later.restored_to FROM sync_generation AS known JOIN sync_generation AS later"
    " ON later.company_id = known.company_id AND later.number > known.number"
    " WHERE known.company_id = :company AND known.id = :id ORDER BY later.number LIMIT 1"
)
_SNAPSHOTS = Statement("DELETE FROM sync_segment WHERE company_id = :company")
_COMPANIES = Statement("SELECT company_id FROM sync_counter ORDER BY company_id")


def order_of(connection: Connection, company: str) -> Order | None:
    """Where the company's order stands; None before its first exchange."""
    row = _ORDER.first(connection, {"company": company})
    return Order(*row) if row else None


def held_order(connection: Connection, company: str, *, now: int, new_id: NewId) -> Order:
    """The order, locked until the commit: the first lock of a push. It is made where there is none."""
    row = _LOCK.first(connection, {"company": company})
    if row is None:
        generation = coding.written(new_id().bytes)
        if _BEGIN.run(connection, {"company": company, "generation": generation}):
            first = {"company": company, "number": 0, "id": generation, "restored_to": 0, "now": now}
            _RECORD.run(connection, first)
        (row,) = _LOCK.rows(connection, {"company": company})
    return Order(*row)


def keep_head(together: Together, company: str, order: Order) -> None:
    """What was taken of a held order is taken."""
    together.add(_KEEP, {"company": company, "seq": order.head})


def remembered_of(connection: Connection, company: str, generation: str) -> int:
    """The last place of the generation that a register knows which this database remembers too.

    Nothing is known of one that began after the backup was made, and was lost with what it said.
    """
    row = _REMEMBERED.first(connection, {"company": company, "id": generation})
    return int(row[0]) if row else 0


def begin_generation(connection: Connection, company: str, *, now: int, new_id: NewId) -> Order:
    """Go on in a new generation: the database, or a register, was found to remember less than was said.

    Its number comes from the clock, so that a backup that is put back twice does not begin the same twice.
    Whatever the clock says, it is past all that is here.
    """
    order = held_order(connection, company, now=now, new_id=new_id)
    (newest,) = _NUMBER.rows(connection, {"company": company})[0]
    past = max(int(newest), order.head // PLACES_OF_A_GENERATION) + 1
    number = max(past, now // _SLOT_US - _FIRST_SLOT)
    begun = Order(number * PLACES_OF_A_GENERATION, coding.written(new_id().bytes), order.head)
    named = {"company": company, "restored_to": begun.restored_to}
    # Parts of snapshots name the generation in which they were made.
    _SNAPSHOTS.run(connection, named)
    _MOVE.run(connection, {**named, "seq": begun.head, "generation": begun.generation})
    _RECORD.run(connection, {**named, "number": number, "id": begun.generation, "now": now})
    return begun


def mark_restored(connection: Connection, *, now: int, new_id: NewId) -> int:
    """Say that this database was put back from a backup; gives the number of companies.

    Every register then begins a new epoch and offers all that it holds.
    """
    companies = [row[0] for row in _COMPANIES.rows(connection, {})]
    for company in companies:
        begin_generation(connection, company, now=now, new_id=new_id)
    return len(companies)
