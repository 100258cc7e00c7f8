"""Taking money: a sale is sealed in one commit with its payments, stock movements and journal entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice import Invoice, InvoiceFile, Payment
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.pricing import price
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.stock import MovementKind, StockMovement, signed
from cardesk_desktop.domain.tender import Tender, settle
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.domain.ticket import Ticket, TicketState
from cardesk_desktop.operations.desk import Desk, acting, permit
from cardesk_desktop.operations.issuing import Sale, invoice_for
from cardesk_desktop.operations.sealing_time import sealing_time
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SaleCompleted:
    """The sealed invoice with its payments; the change to hand out; what stays on account."""

    file: InvoiceFile
    change: Money
    balance: Money


def complete_sale(
    desk: Desk,
    *,
    staff_id: UUID,
    ticket_id: UUID,
    tenders: Sequence[Tender],
    expected: Money,
    is_clock_confirmed: bool = False,
) -> Outcome[SaleCompleted]:
    """Seal the ticket as an invoice. Asked again for the same ticket, it answers with the same invoice.

    Refuses with TICKET_CHANGED when the ticket no longer comes to `expected`, PAYMENT_EXCEEDS_BALANCE,
    PAYMENT_NEEDS_CLIENT when a rest stays on account, BUYER_DETAILS_MISSING, and CLOCK_WENT_BACK
    until a person has confirmed the date.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.TAKE_PAYMENT)
        issued = work.documents.invoice_of_ticket(ticket_id)
        if issued is not None:
            return Outcome(_completed(work, issued, ()))
        ticket = work.tickets.get(ticket_id)
        closed = ticket.moved(TicketState.INVOICED)
        sale = Sale(
            ticket,
            price(ticket, work.company.company().tax_mode),
            staff,
            sealing_time(desk, work, staff_id=staff_id, is_confirmed=is_clock_confirmed),
        )
        _check_tenders(desk, work, sale, tenders, expected)
        invoice = invoice_for(work, desk.new_id(), sale)
        work.documents.add_invoice(invoice)
        work.tickets.save(closed)
        _pay(desk, work, invoice.id, staff, tenders, sale.at)
        products = _take_from_stock(desk, work, ticket, invoice)
        figures = {"gross_minor": invoice.gross.minor, "tax_minor": invoice.tax.minor}
        _journal(desk, work, JournalEvent.SALE_COMPLETED, invoice.id, staff_id, figures)
        changes = _changes(ticket, invoice, products)
        return Outcome(_completed(work, invoice.id, tenders), changes)


def take_payment(
    desk: Desk,
    *,
    staff_id: UUID,
    invoice_id: UUID,
    tenders: Sequence[Tender],
    expected_balance: Money,
    is_clock_confirmed: bool = False,
) -> Outcome[SaleCompleted]:
    """Take a later payment towards an invoice.

    Refuses with INVOICE_ALREADY_PAID, and with TICKET_CHANGED when the balance is no longer the
    expected one, so that a second click cannot pay twice.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.TAKE_PAYMENT)
        file = work.documents.invoice_file(invoice_id)
        balance = file.settlement.balance
        if not balance:
            raise Refused(Code.INVOICE_ALREADY_PAID, number=file.invoice.number)
        if balance != expected_balance:
            raise Refused(Code.TICKET_CHANGED, now=balance)
        if not tenders:
            raise Refused(Code.AMOUNT_ZERO)
        settle(balance, tenders)
        at = sealing_time(desk, work, staff_id=staff_id, is_confirmed=is_clock_confirmed)
        _pay(desk, work, invoice_id, staff, tenders, at)
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


def _pay(
    desk: Desk,
    work: UnitOfWork,
    invoice_id: UUID,
    staff: Staff,
    tenders: Sequence[Tender],
    at: datetime,
) -> None:
    for tender in tenders:
        reference = one_line(tender.reference, field="reference")
        payment = Payment(
            id=desk.new_id(),
            number=work.documents.next_number(DocumentKind.PAYMENT),
            invoice_id=invoice_id,
            paid_at=at,
            tender=replace(tender, reference=reference),
            staff_name=staff.name,
        )
        work.documents.add_payment(payment)
        figures = {"amount_minor": tender.amount.minor}
        _journal(desk, work, JournalEvent.PAYMENT_TAKEN, payment.id, staff.id, figures)


def _take_from_stock(desk: Desk, work: UnitOfWork, ticket: Ticket, invoice: Invoice) -> tuple[UUID, ...]:
    """One movement per product of the ticket."""
    sold: dict[UUID, Quantity] = {}
    for line in ticket.lines:
        if line.kind is ItemKind.PRODUCT:
            sold[line.item_id] = sold.get(line.item_id, Quantity(0)) + line.quantity
    for product_id, quantity in sold.items():
        work.documents.add_movement(
            StockMovement(
                id=desk.new_id(),
                number=work.documents.next_number(DocumentKind.STOCK_MOVEMENT),
                product_id=product_id,
                kind=MovementKind.SALE,
                quantity=signed(MovementKind.SALE, quantity),
                moved_at=invoice.issued_at,
                invoice_id=invoice.id,
            )
        )
    return tuple(sold)


def _journal(
    desk: Desk,
    work: UnitOfWork,
    event: JournalEvent,
    subject_id: UUID,
    staff_id: UUID,
    figures: dict[str, int],
) -> None:
    work.journal.add(JournalEntry(desk.new_id(), desk.clock.now(), event, subject_id, staff_id, figures))


def _changes(ticket: Ticket, invoice: Invoice, products: Sequence[UUID]) -> Changes:
    touched = [(Noun.TICKET, ticket.id), (Noun.INVOICE, invoice.id), (Noun.PAYMENT, invoice.id)]
    touched += [(Noun.STOCK, product_id) for product_id in products]
    if ticket.visit_id:
        touched.append((Noun.VISIT, ticket.visit_id))
    return Changes.of(*touched)


def _completed(work: UnitOfWork, invoice_id: UUID, tenders: Sequence[Tender]) -> SaleCompleted:
    file = work.documents.invoice_file(invoice_id)
    counted = tenders or [payment.tender for payment in file.payments]
    change = total((tender.change for tender in counted), file.invoice.currency)
    return SaleCompleted(file, change, file.settlement.balance)
