"""From a priced ticket to the invoice that is sealed: everything the paper needs is copied in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.invoice import (
    Buyer,
    Invoice,
    InvoicedVehicle,
    InvoiceLine,
    Seller,
    form_for,
)
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.pricing import PricedLine, PricedTicket
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.operations.paper_languages import languages_of
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Sale:
    """What is being sold, to whom, by whom, and when."""

    ticket: Ticket
    priced: PricedTicket
    staff: Staff
    at: datetime


def invoice_for(work: UnitOfWork, invoice_id: UUID, sale: Sale) -> Invoice:
    """The invoice of a sale under the next number. Refuses with BUYER_DETAILS_MISSING (see `form_for`)."""
    company, register = work.company.company(), work.company.register()
    ticket, priced = sale.ticket, sale.priced
    client = work.clients.get(ticket.client_id) if ticket.client_id else None
    visit = work.visits.get(ticket.visit_id) if ticket.visit_id else None
    vehicle = work.vehicles.get(ticket.vehicle_id) if ticket.vehicle_id else None
    buyer = buyer_of(client) if client else None
    workers = {staff.id: staff.name for staff in work.staff.everyone()}
    language, second_language = languages_of(company, client.language if client else "")
    return Invoice(
        id=invoice_id,
        number=work.documents.next_number(DocumentKind.INVOICE),
        form=form_for(buyer, priced.gross, company.country),
        issued_at=sale.at,
        supplied_on=_supply_day(company, visit, sale.at),
        time_zone=company.time_zone,
        register_code=register.code,
        staff_name=sale.staff.name,
        seller=seller_of(company),
        currency=company.currency,
        tax_mode=company.tax_mode,
        lines=tuple(_line(line, workers) for line in priced.lines),
        summary=priced.taxed.summary,
        net=priced.taxed.net,
        tax=priced.taxed.tax,
        language=language,
        second_language=second_language,
        buyer=buyer,
        vehicle=_vehicle(vehicle, ticket, visit) if vehicle else None,
        ticket_id=ticket.id,
        visit_id=ticket.visit_id,
        discount_reasons=_reasons(ticket),
        note=ticket.note,
        footer=company.footer,
        logo_sha256=company.logo_sha256,
    )


def _supply_day(company: Company, visit: Visit | None, at: datetime) -> date:
    """The day the work was done: when the car was ready, else the day of the sale."""
    done_at = visit.ready_at if visit and visit.ready_at else at
    return business_day(done_at, company.time_zone)


def seller_of(company: Company) -> Seller:
    """The company as papers name it."""
    return Seller(
        name=company.name,
        country=company.country,
        address=company.address,
        tax_number=company.tax_number,
        phone=company.phone,
        email=company.email,
        registrations=company.registrations,
    )


def buyer_of(client: Client) -> Buyer:
    """The client as papers name them."""
    return Buyer(
        client_id=client.id,
        name=client.name,
        phone=client.phone,
        email=client.email,
        address=client.address,
        tax_number=client.tax_number,
    )


def _vehicle(vehicle: Vehicle, ticket: Ticket, visit: Visit | None) -> InvoicedVehicle:
    return InvoicedVehicle(
        vehicle_id=vehicle.id,
        plate=vehicle.plate.text,
        region=vehicle.plate.region,
        name=vehicle.name,
        size_class=ticket.size_class,
        odometer_km=visit.odometer_km if visit else None,
    )


def _line(priced: PricedLine, workers: dict[UUID, str]) -> InvoiceLine:
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
        staff_name=workers.get(line.staff_id, "") if line.staff_id else "",
    )


def _reasons(ticket: Ticket) -> tuple[str, ...]:
    """Every reason for a discount, once, in the order given."""
    given = [line.discount for line in ticket.lines] + [ticket.discount]
    return tuple(dict.fromkeys(discount.reason for discount in given if discount))
