"""What becomes of a ticket before it is paid: other quantities and prices, discounts, or nothing at all."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.changing_lines import (
    set_discount,
    set_line_details,
    set_line_discount,
    set_quantity,
)
from cardesk_desktop.operations.selling import set_size
from cardesk_desktop.operations.tickets import void
from tests.builders.open_shop import MANAGER
from tests.sync.simulation.front_desk import open_ticket
from tests.sync.simulation.ledger import Moved
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import short


def change_line(at: Place) -> None:
    """More of something, for less, or done by somebody."""
    ticket_id = open_ticket(at)
    if ticket_id is None:
        return
    with at.desk.store.read() as work:
        ticket = work.tickets.get(ticket_id)
    if not ticket.lines:
        return
    line, what = at.chance.choice(ticket.lines), at.chance.choice(("quantity", "discount", "price", "note"))
    at.story.tell(at.name, f"line {short(line.id)} of ticket {short(ticket_id)} has another {what}")
    where = {"staff_id": MANAGER.id, "ticket_id": ticket_id, "line_id": line.id}
    if what == "quantity":
        set_quantity(at.desk, quantity=Quantity.of(1 + at.chance.randrange(9)), **where)
    elif what == "discount":
        set_line_discount(at.desk, discount=_discount(at), **where)
    elif what == "note":
        set_line_details(at.desk, note=at.new_word(), worker_id=MANAGER.id, **where)
    else:
        price = replace(line.unit_price, minor=100 + at.chance.randrange(9_000))
        lines = tuple(
            replace(each, unit_price=price) if each.id == line.id else each for each in ticket.lines
        )
        with at.desk.store.write() as work:
            work.tickets.save(replace(ticket, lines=lines))


def take_for_larger(at: Place) -> None:
    """The car of a ticket is of another size than it was written down with."""
    ticket_id = open_ticket(at)
    if ticket_id is None:
        return
    size = at.chance.choice(list(SizeClass))
    set_size(at.desk, staff_id=MANAGER.id, ticket_id=ticket_id, size_class=size)
    at.story.tell(at.name, f"ticket {short(ticket_id)} is for a {size}")


def give_discount(at: Place) -> None:
    """The whole ticket is cheaper, or not any more."""
    ticket_id = open_ticket(at)
    if ticket_id is None:
        return
    discount = _discount(at)
    set_discount(at.desk, staff_id=MANAGER.id, ticket_id=ticket_id, discount=discount)
    at.story.tell(at.name, f"ticket {short(ticket_id)} has discount {discount}")


def give_up(at: Place) -> None:
    """A ticket is not wanted any more; a car that is here gets an empty one."""
    ticket_id = open_ticket(at)
    if ticket_id is None:
        return
    at.intend(Moved(at.life, ("ticket", ticket_id.bytes), 1), told=f"ticket {short(ticket_id)} is given up")
    void(at.desk, staff_id=MANAGER.id, ticket_id=ticket_id, reason="changed their mind")


def _discount(at: Place) -> PercentOff | None:
    percent = at.chance.randrange(4)
    return PercentOff(500 * percent, "regular") if percent else None


DEEDS = ((change_line, 6), (take_for_larger, 2), (give_discount, 4), (give_up, 2))
"""With how often each is done."""
