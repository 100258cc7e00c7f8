"""What a sale leaves behind, inside one unit of work: the invoice, its payments, the goods that went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.domain.tender import Tender
from cardesk_desktop.domain.ticket import Ticket, TicketState
from cardesk_desktop.operations.desk import Desk, to_journal
from cardesk_desktop.operations.issuing_invoice import Sale, invoice_for
from cardesk_desktop.operations.moving_stock import Move, move_stock
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SealedSale:
    """The invoice, and the products whose stock it changed."""

    invoice: Invoice
    products: tuple[UUID, ...]


def seal_sale(desk: Desk, work: UnitOfWork, sale: Sale, tenders: Sequence[Tender]) -> SealedSale:
    """Seal a sale whose tenders were checked; its ticket is closed with it.

    Refuses with TICKET_CLOSED, TICKET_EMPTY and BUYER_DETAILS_MISSING.
    """
    closed = sale.ticket.moved(TicketState.INVOICED)
    invoice = invoice_for(work, desk.new_id(), sale)
    work.documents.add_invoice(invoice)
    work.tickets.save(closed)
    pay(desk, work, invoice.id, sale.staff, tenders, sale.at)
    products = _take_from_stock(desk, work, sale.ticket, invoice)
    figures = {"gross_minor": invoice.gross.minor, "tax_minor": invoice.tax.minor}
    if invoice.discount:
        figures["discount_minor"] = invoice.discount.minor
    to_journal(desk, work, JournalEvent.SALE_COMPLETED, invoice.id, sale.staff.id, figures)
    return SealedSale(invoice, products)


def pay(
    desk: Desk,
    work: UnitOfWork,
    invoice_id: UUID,
    staff: Staff,
    tenders: Sequence[Tender],
    at: datetime,
) -> None:
    """Seal tenders that were checked as payments towards an invoice. Refuses as `Tender.checked` does."""
    for tender in tenders:
        payment = Payment(
            id=desk.new_id(),
            number=work.documents.next_number(DocumentKind.PAYMENT),
            invoice_id=invoice_id,
            paid_at=at,
            tender=tender.checked(),
            staff_name=staff.name,
        )
        work.documents.add_payment(payment)
        figures = {"amount_minor": tender.amount.minor}
        to_journal(desk, work, JournalEvent.PAYMENT_TAKEN, payment.id, staff.id, figures)


def _take_from_stock(desk: Desk, work: UnitOfWork, ticket: Ticket, invoice: Invoice) -> tuple[UUID, ...]:
    """One movement per product of the ticket."""
    sold: dict[UUID, Quantity] = {}
    for line in ticket.lines:
        if line.kind is ItemKind.PRODUCT:
            sold[line.item_id] = sold.get(line.item_id, Quantity(0)) + line.quantity
    moves = [
        Move(product_id, MovementKind.SALE, -quantity, invoice_id=invoice.id)
        for product_id, quantity in sold.items()
    ]
    if moves:
        move_stock(desk, work, moves, at=invoice.issued_at, staff_name=invoice.staff_name)
    return tuple(sold)
