"""A ticket as the selling screen sees it."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.pricing import price
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import TaxMode
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.operations.ticket_view import TicketView
from tests.builders import UAE_MODE, make_staff


def seen(ticket: Ticket, mode: TaxMode = UAE_MODE, levels: dict[UUID, Quantity] | None = None) -> TicketView:
    staff = (make_staff(),)
    return TicketView(ticket, price(ticket, mode), None, None, None, staff, levels or {})
