"""What is being paid: an open ticket that becomes an invoice, or what an invoice still leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.ui.requests import OpenLaterPayment, OpenPayment

Payable = OpenPayment | OpenLaterPayment
"""What the page was asked to take the payment of."""


@dataclass(frozen=True, slots=True)
class Subject:
    """It, with what the page says about it. `number` is empty until there is an invoice."""

    payable: Payable
    due: Money
    line_count: int
    plate: Plate | None = None
    client: Client | None = None
    """Who pays, while that can still be said."""
    buyer_name: str = ""
    number: str = ""
    visit_id: UUID | None = None

    @property
    def is_later(self) -> bool:
        """True for a payment towards an invoice that was issued before."""
        return isinstance(self.payable, OpenLaterPayment)


def subject_of_ticket(view: TicketView) -> Subject:
    """A ticket that is about to be paid."""
    return Subject(
        payable=OpenPayment(view.ticket.id),
        due=view.priced.gross,
        line_count=len(view.ticket.lines),
        plate=view.vehicle.plate if view.vehicle else None,
        client=view.client,
        buyer_name=view.client.name if view.client else "",
        visit_id=view.ticket.visit_id,
    )


def subject_of_invoice(file: InvoiceFile) -> Subject:
    """An invoice of which something is still open."""
    invoice, buyer, car = file.invoice, file.invoice.buyer, file.invoice.vehicle
    return Subject(
        payable=OpenLaterPayment(invoice.id),
        due=file.settlement.balance,
        line_count=len(invoice.lines),
        plate=Plate(Region(car.region), car.plate) if car else None,
        buyer_name=buyer.name if buyer else "",
        number=invoice.number,
        visit_id=invoice.visit_id,
    )
