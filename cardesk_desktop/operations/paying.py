"""Taking money: a sale is sealed in one commit with its payments, stock movements and journal entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.pricing import price
from cardesk_desktop.domain.tender import Tender, settle
from cardesk_desktop.domain.ticket import Ticket, TicketState
from cardesk_desktop.operations.desk import Desk, acting, permit
from cardesk_desktop.operations.issuing_invoice import Sale
from cardesk_desktop.operations.sealing_sale import SealedSale, pay, seal_sale
from cardesk_desktop.operations.sealing_time import sealing_time
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SaleCompleted:
    """The sealed invoice with its payments; what of them was taken just now; the change; what stays open."""

    file: InvoiceFile
    taken: Money
    change: Money
    balance: Money


def complete_sale(
    desk: Desk,
    *,
    staff_id: UUID,
    ticket_id: UUID,
    tenders: Sequence[Tender],
    expected: Money,
) -> Outcome[SaleCompleted]:
    """Seal the ticket as an invoice. Asked again for the same ticket, it answers with the same invoice.

    Refuses with TICKET_CLOSED when another register has invoiced it as `number`, TICKET_CHANGED when it no
    longer comes to `expected`, PAYMENT_EXCEEDS_BALANCE, PAYMENT_NEEDS_CLIENT when a rest stays on account,
    BUYER_DETAILS_MISSING, and CLOCK_WENT_BACK until a person has confirmed the date.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.TAKE_PAYMENT)
        issued = work.documents.invoice_of_ticket(ticket_id)
        if issued is None:
            ticket = work.tickets.get(ticket_id)
            sale = Sale(
                ticket,
                price(ticket, work.company.company().tax_mode),
                staff,
                sealing_time(desk, work),
            )
            _check_tenders(desk, work, sale, tenders, expected)
            sealed = seal_sale(desk, work, sale, tenders)
            return Outcome(_completed(work, sealed.invoice.id, tenders), _changes(ticket, sealed))
        closed = _close(work, ticket_id)
        if work.documents.is_own(issued):
            return Outcome(_completed(work, issued, ()), closed)
        # What is handed over here would stand nowhere: the money of that invoice came in elsewhere.
        number = work.documents.invoice_file(issued).invoice.number
        elsewhere = Refused(Code.TICKET_CLOSED, number=number)
        if not closed:
            raise elsewhere
    # After the commit, so that a ticket that lay open is closed.
    raise elsewhere


def take_payment(
    desk: Desk,
    *,
    staff_id: UUID,
    invoice_id: UUID,
    tenders: Sequence[Tender],
    expected_balance: Money,
) -> Outcome[SaleCompleted]:
    """Take a later payment towards an invoice.

    Refuses with INVOICE_ALREADY_PAID, and with TICKET_CHANGED when the balance is no longer the
    expected one, so that a second click cannot pay twice.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.TAKE_PAYMENT)
        file = work.documents.invoice_file(invoice_id)
        balance = file.settlement.balance
        if balance.minor <= 0:
            raise Refused(Code.INVOICE_ALREADY_PAID, number=file.invoice.number)
        if balance != expected_balance:
            raise Refused(Code.TICKET_CHANGED, now=balance)
        if not tenders:
            raise Refused(Code.AMOUNT_ZERO)
        settle(balance, tenders)
        at = sealing_time(desk, work)
        pay(desk, work, invoice_id, staff, tenders, at)
        changes = Changes.of((Noun.INVOICE, invoice_id), (Noun.PAYMENT, invoice_id))
        if file.invoice.visit_id:
            changes |= Changes.of((Noun.VISIT, file.invoice.visit_id))
        return Outcome(_completed(work, invoice_id, tenders), changes)


def _check_tenders(
    desk: Desk, work: UnitOfWork, sale: Sale, tenders: Sequence[Tender], expected: Money
) -> None:
    gross = sale.priced.gross
    if gross != expected:
        raise Refused(Code.TICKET_CHANGED, now=gross)
    if settle(gross, tenders).balance:
        if sale.ticket.client_id is None:
            raise Refused(Code.PAYMENT_NEEDS_CLIENT)
        permit(desk, work, sale.staff, Permission.SELL_ON_ACCOUNT)


def _close(work: UnitOfWork, ticket_id: UUID) -> Changes:
    """Close a ticket whose invoice is there: a backup that was put back may know it as open still."""
    ticket = work.tickets.get(ticket_id)
    if ticket.state in (TicketState.INVOICED, TicketState.VOIDED):
        return Changes()
    work.tickets.save(ticket.moved(TicketState.INVOICED))
    return Changes.of((Noun.TICKET, ticket_id))


def _changes(ticket: Ticket, sealed: SealedSale) -> Changes:
    invoice_id = sealed.invoice.id
    touched = [(Noun.TICKET, ticket.id), (Noun.INVOICE, invoice_id), (Noun.PAYMENT, invoice_id)]
    touched += [(Noun.STOCK, product_id) for product_id in sealed.products]
    if ticket.visit_id:
        touched.append((Noun.VISIT, ticket.visit_id))
    return Changes.of(*touched)


def _completed(work: UnitOfWork, invoice_id: UUID, tenders: Sequence[Tender]) -> SaleCompleted:
    file = work.documents.invoice_file(invoice_id)
    counted = tenders or [payment.tender for payment in file.payments]
    taken = total((tender.amount for tender in counted), file.invoice.currency)
    change = total((tender.change for tender in counted), file.invoice.currency)
    return SaleCompleted(file, taken, change, file.settlement.balance)
