"""Changes of a ticket as the front desk makes them."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.discount import AmountOff, Discount, PercentOff
from cardesk_desktop.operations import changing_lines
from cardesk_desktop.operations.ticket_view import TicketView
from tests.builders.open_shop import (
    FRONT_DESK,
    OpenShop,
    dirhams,
)


def percent_off(percent: float, reason: str = "Regular client") -> PercentOff:
    """So many per cent off."""
    return PercentOff(round(percent * 100), reason)


def amount_off(amount: float) -> AmountOff:
    """So much off."""
    return AmountOff(dirhams(amount), "Scratch on the lid")


def on_line(
    shop: OpenShop,
    view: TicketView,
    discount: Discount | None,
    place: int = 0,
    staff_id: UUID = FRONT_DESK.id,
) -> TicketView:
    """Give a discount on a line."""
    ticket = view.ticket
    return changing_lines.set_line_discount(
        shop.desk,
        staff_id=staff_id,
        ticket_id=ticket.id,
        line_id=ticket.lines[place].id,
        discount=discount,
    ).value


def on_ticket(
    shop: OpenShop, view: TicketView, discount: Discount | None, staff_id: UUID = FRONT_DESK.id
) -> TicketView:
    """Give a discount on the whole ticket."""
    return changing_lines.set_discount(
        shop.desk, staff_id=staff_id, ticket_id=view.ticket.id, discount=discount
    ).value


def without_line(shop: OpenShop, view: TicketView, place: int = 0) -> TicketView:
    """Take a line off."""
    ticket = view.ticket
    return changing_lines.remove_line(
        shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, line_id=ticket.lines[place].id
    ).value


def put_back(
    shop: OpenShop, before: TicketView, place: int = 0, staff_id: UUID = FRONT_DESK.id
) -> TicketView:
    """Undo the removal of a line of the ticket as it was."""
    ticket = before.ticket
    return changing_lines.put_back_line(
        shop.desk,
        staff_id=staff_id,
        ticket_id=ticket.id,
        line=ticket.lines[place],
        discount=ticket.discount,
    ).value
