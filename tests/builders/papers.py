"""Documents before they are sealed: invoices, payments, credit notes, movements, reckoned as they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.credit_note import CreditNote, Refund
from cardesk_desktop.domain.crediting import Pick, credit, everything_left, value_left
from cardesk_desktop.domain.discount import Discount
from cardesk_desktop.domain.invoice import (
    Buyer,
    Invoice,
    InvoicedVehicle,
    InvoiceLine,
    Payment,
    Seller,
    form_for,
)
from cardesk_desktop.domain.invoice_content import write_invoice
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.pricing import PricedLine, price
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import GoodsReceipt, MovementKind, StockMovement, signed
from cardesk_desktop.domain.tax import TaxMode
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.domain.ticket import TicketLine
from cardesk_desktop.domain.vehicle import Vehicle
from tests.builders.basics import AED, NOW, identity
from tests.builders.seals import sealed, series_of
from tests.builders.shop import (
    make_client,
    make_company,
    make_product,
    make_register,
    make_staff,
    make_ticket,
    make_vehicle,
)


def make_buyer(client: Client | None = None) -> Buyer:
    """The client as printed; by default a business that gets a full tax invoice."""
    client = client or make_client("Gulf Rent LLC", tax_number="100987654300003", address="Deira, Dubai")
    return Buyer(client.id, client.name, client.phone, client.email, client.address, client.tax_number)


def make_invoiced_vehicle(vehicle: Vehicle | None = None) -> InvoicedVehicle:
    """The car as printed."""
    car = vehicle or make_vehicle()
    return InvoicedVehicle(car.id, car.plate.text, car.plate.region, car.name, car.size_class, 48_200)


def make_invoice(
    lines: int | Sequence[TicketLine] = 3,
    *,
    of: Currency | None = None,
    language: str = "en",
    second_language: str = "",
    company: Company | None = None,
    mode: TaxMode | None = None,
    buyer: Buyer | None = None,
    vehicle: InvoicedVehicle | None = None,
    discount: Discount | None = None,
    sequence: int = 1,
    issued_at: datetime = NOW,
) -> Invoice:
    """An invoice over so many lines of the menu at the company's own rate, or over these lines."""
    seller = company or make_company(of=of or AED, language=language, second_language=second_language)
    of = of or seller.currency
    mode = mode or seller.tax_mode
    ticket = make_ticket(lines, of=of, language=language, tax=seller.default_tax, discount=discount)
    priced = price(ticket, mode)
    number = series_of(DocumentKind.INVOICE).number(sequence)
    return Invoice(
        id=identity(f"invoice {number}"),
        number=number,
        form=form_for(buyer, priced.gross, seller.country),
        issued_at=issued_at,
        supplied_on=issued_at.astimezone(seller.time_zone).date(),
        time_zone=seller.time_zone,
        register_code=make_register().code,
        staff_name=make_staff().name,
        seller=_seller(seller),
        currency=of,
        tax_mode=mode,
        lines=tuple(_invoice_line(line) for line in priced.lines),
        summary=priced.taxed.summary,
        net=priced.taxed.net,
        tax=priced.taxed.tax,
        language=language,
        second_language=second_language,
        buyer=buyer,
        vehicle=vehicle,
        ticket_id=ticket.id,
        discount_reasons=(discount.reason,) if discount else (),
        footer=seller.footer,
    )


def make_payment(
    invoice: Invoice,
    *,
    kind: TenderKind = TenderKind.CASH,
    paid: Money | None = None,
    received: Money | None = None,
    sequence: int = 1,
) -> Payment:
    """A payment towards the invoice: all of it when no amount is given."""
    paid = invoice.gross if paid is None else paid
    number = series_of(DocumentKind.PAYMENT).number(sequence)
    tender = Tender(kind, paid, paid if received is None else received)
    return Payment(identity(f"payment {number}"), number, invoice.id, NOW, tender, make_staff().name)


def make_credit_note(
    invoice: Invoice,
    picks: Sequence[Pick] | None = None,
    *,
    earlier: Sequence[CreditNote] = (),
    refunded: Money | None = None,
    reason: str = "Scratched while washing",
    issued_at: datetime = NOW,
) -> CreditNote:
    """A credit note over these lines, or over all that is left; given back as a whole when not told."""
    taken = credit(invoice, earlier, everything_left(invoice, earlier) if picks is None else picks)
    number = series_of(DocumentKind.CREDIT_NOTE).number(len(earlier) + 1)
    return CreditNote(
        id=identity(f"credit note {number}"),
        number=number,
        form=invoice.form,
        invoice_id=invoice.id,
        invoice_number=invoice.number,
        invoice_issued_on=invoice.issued_on,
        supplied_on=invoice.supplied_on,
        issued_at=issued_at,
        time_zone=invoice.time_zone,
        register_code=invoice.register_code,
        staff_name=make_staff().name,
        sold_by=invoice.staff_name,
        seller=invoice.seller,
        currency=invoice.currency,
        tax_mode=invoice.tax_mode,
        lines=taken.lines,
        summary=taken.taxed.summary,
        net=taken.taxed.net,
        tax=taken.taxed.tax,
        before=value_left(invoice, earlier),
        refunded=taken.gross if refunded is None else refunded,
        reason=reason,
        language=invoice.language,
        second_language=invoice.second_language,
        buyer=invoice.buyer,
        vehicle=invoice.vehicle,
        footer=invoice.footer,
    )


def make_refund(
    note: CreditNote, *, kind: TenderKind = TenderKind.CASH, amount: Money | None = None, sequence: int = 1
) -> Refund:
    """Money given back with a credit note: all that it says when no amount is given."""
    number = series_of(DocumentKind.REFUND).number(sequence)
    given = note.refunded if amount is None else amount
    tender = Tender(kind, given, given)
    return Refund(
        identity(f"refund {number}"), number, note.id, note.invoice_id, note.issued_at, tender, "Omar Haddad"
    )


def make_movement(
    product: Product | None = None,
    *,
    kind: MovementKind = MovementKind.RECEIPT,
    quantity: Quantity | None = None,
    sequence: int = 1,
) -> StockMovement:
    """Stock that came in, or went out where the kind says so: ten by default."""
    number = series_of(DocumentKind.STOCK_MOVEMENT).number(sequence)
    moved = signed(kind, quantity or Quantity.of(10))
    return StockMovement(
        identity(f"movement {number}"), number, (product or make_product()).id, kind, moved, NOW
    )


def make_receipt(name: str = "receipt") -> GoodsReceipt:
    """The head of a delivery of one line."""
    return GoodsReceipt(
        identity(name),
        "R01-A-M000001",
        NOW,
        None,
        "Gulf Car Care",
        "DN 77",
        "Omar Haddad",
        1,
        Money(950, AED),
    )


def make_invoice_file(
    invoice: Invoice | None = None, payments: Sequence[Payment] | None = None
) -> InvoiceFile:
    """A sealed invoice with its payments; paid in cash when none are given."""
    invoice = invoice or make_invoice()
    paid = (make_payment(invoice),) if payments is None else tuple(payments)
    return InvoiceFile(invoice, sealed(write_invoice(invoice), invoice.id), paid)


def _seller(company: Company) -> Seller:
    return Seller(
        company.name,
        company.country,
        company.address,
        company.tax_number,
        company.phone,
        company.email,
        company.registrations,
    )


def _invoice_line(priced: PricedLine) -> InvoiceLine:
    line = priced.line
    return InvoiceLine(
        kind=line.kind,
        item_id=line.item_id,
        names=line.names,
        quantity=line.quantity,
        unit_price=line.unit_price,
        discount=priced.discount,
        tax=line.tax,
        net=priced.taxed.net,
        tax_amount=priced.taxed.tax,
        note=line.note,
    )
