"""Reads what is being paid, as it is now."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.operations.looking_at_invoices import invoice
from cardesk_desktop.operations.ticket_view import TicketView, view_ticket
from cardesk_desktop.ui.requests import OpenLaterPayment, OpenPayment
from cardesk_desktop.ui.screens.pay.subject import Payable
from cardesk_desktop.ui.tasks import Tasks


def read(
    tasks: Tasks,
    payable: Payable,
    *,
    on_ticket: Callable[[TicketView], None],
    on_invoice: Callable[[InvoiceFile], None],
    on_refused: Callable[[Refused], None],
    owner: QObject,
) -> None:
    """Ask for the ticket or the invoice; one of the three answers."""
    match payable:
        case OpenPayment(ticket_id):
            tasks.run(view_ticket, on_done=on_ticket, on_refused=on_refused, owner=owner, ticket_id=ticket_id)
        case OpenLaterPayment(invoice_id):
            tasks.run(invoice, on_done=on_invoice, on_refused=on_refused, owner=owner, invoice_id=invoice_id)


def thing(payable: Payable) -> tuple[Noun, UUID]:
    """The thing whose changes matter to a payment."""
    match payable:
        case OpenPayment(ticket_id):
            return Noun.TICKET, ticket_id
        case OpenLaterPayment(invoice_id):
            return Noun.INVOICE, invoice_id


def is_closed(view: TicketView) -> bool:
    """True for a ticket that nobody pays any more."""
    return view.ticket.state in (TicketState.INVOICED, TicketState.VOIDED)


def is_settled(file: InvoiceFile) -> bool:
    """True for an invoice on which nothing is open, or more was paid than that."""
    return file.settlement.balance.minor <= 0
