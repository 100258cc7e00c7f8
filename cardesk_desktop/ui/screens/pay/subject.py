"""What is being paid: an open ticket that becomes an invoice, or what an invoice still leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.invoice import InvoiceFile
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.operations.ticket_view import TicketView


@dataclass(frozen=True, slots=True)
class Payable:
    """Which one: the ticket, or the invoice that is there already. One of the two is given."""

    ticket_id: UUID | None = None
    invoice_id: UUID | None = None

    @property
    def is_later(self) -> bool:
        """True for a payment towards an invoice that was issued before."""
        return self.invoice_id is not None


@dataclass(frozen=True, slots=True)
class Subject:
    """The same with what the page says about it. `number` is empty until there is an invoice."""

    payable: Payable
    due: Money
    line_count: int
    plate: Plate | None = None
    client_id: UUID | None = None
    client_name: str = ""
    number: str = ""
    visit_id: UUID | None = None


def subject_of_ticket(view: TicketView) -> Subject:
    """A ticket that is about to be paid."""
    return Subject(
        payable=Payable(ticket_id=view.ticket.id),
        due=view.priced.gross,
        line_count=len(view.ticket.lines),
        plate=view.vehicle.plate if view.vehicle else None,
        client_id=view.client.id if view.client else None,
        client_name=view.client.name if view.client else "",
        visit_id=view.ticket.visit_id,
    )


def subject_of_invoice(file: InvoiceFile) -> Subject:
    """An invoice of which something is still open."""
    invoice, buyer, car = file.invoice, file.invoice.buyer, file.invoice.vehicle
    return Subject(
        payable=Payable(invoice_id=invoice.id),
        due=file.settlement.balance,
        line_count=len(invoice.lines),
        plate=Plate(Region(car.region), car.plate) if car else None,
        client_id=buyer.client_id if buyer else None,
        client_name=buyer.name if buyer else "",
        number=invoice.number,
        visit_id=invoice.visit_id,
    )
