"""An invoice as canonical content and back. The sealed content is the one truth of an invoice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.content import VERSION, Content, read_document, write_instant, write_names
from cardesk_desktop.domain.invoice import (
    Buyer,
    Invoice,
    InvoicedVehicle,
    InvoiceForm,
    InvoiceLine,
    Seller,
    TaxPaper,
)
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.sealing import Json, canonical_bytes
from cardesk_desktop.domain.tax import Rounding, Tax, TaxCategory, TaxLine, TaxMode
from cardesk_desktop.domain.vehicle import SizeClass


def write_invoice(invoice: Invoice) -> bytes:
    """The canonical bytes that are hashed and signed."""
    return canonical_bytes(
        {
            "v": VERSION,
            "type": "invoice",
            **write_head(invoice),
            "lines": [write_line(line) for line in invoice.lines],
            "ticket_id": _write_id(invoice.ticket_id),
            "visit_id": _write_id(invoice.visit_id),
            "discount_reasons": list(invoice.discount_reasons),
            "note": invoice.note,
        }
    )


def write_head(paper: TaxPaper) -> Mapping[str, Json]:
    """What an invoice and a credit note both say."""
    return {
        "id": str(paper.id),
        "number": paper.number,
        "form": paper.form,
        "issued_at": write_instant(paper.issued_at),
        "supplied_on": paper.supplied_on.isoformat(),
        "time_zone": paper.time_zone.key,
        "register_code": paper.register_code,
        "staff_name": paper.staff_name,
        "seller": _write_seller(paper.seller),
        "buyer": _write_buyer(paper.buyer) if paper.buyer else None,
        "vehicle": _write_vehicle(paper.vehicle) if paper.vehicle else None,
        "currency": paper.currency.code,
        "decimals": paper.currency.exponent,
        "prices_include_tax": paper.tax_mode.prices_include_tax,
        "rounding": paper.tax_mode.rounding,
        "summary": [_write_tax_line(line) for line in paper.summary],
        "net": paper.net.minor,
        "tax": paper.tax.minor,
        "language": paper.language,
        "second_language": paper.second_language,
        "footer": paper.footer,
        "logo_sha256": paper.logo_sha256,
    }


def read_invoice(raw: bytes) -> Invoice:
    """The invoice of these bytes; refuses with DOCUMENT_ALTERED what was not written by `write_invoice`."""
    return read_document(raw, "invoice", _read_invoice)


def _read_invoice(content: Content) -> Invoice:
    return Invoice(
        id=content.identity("id"),
        number=content.text("number"),
        form=InvoiceForm(content.text("form")),
        issued_at=content.instant("issued_at"),
        supplied_on=date.fromisoformat(content.text("supplied_on")),
        time_zone=ZoneInfo(content.text("time_zone")),
        register_code=content.text("register_code"),
        staff_name=content.text("staff_name"),
        seller=read_seller(content.part("seller")),
        buyer=read_buyer(content.part("buyer")) if content.has("buyer") else None,
        vehicle=read_vehicle(content.part("vehicle")) if content.has("vehicle") else None,
        currency=content.sealed_currency(),
        tax_mode=TaxMode(content.flag("prices_include_tax"), Rounding(content.text("rounding"))),
        lines=tuple(read_line(part) for part in content.parts("lines")),
        summary=tuple(read_tax_line(part) for part in content.parts("summary")),
        net=content.money("net"),
        tax=content.money("tax"),
        language=content.text("language"),
        second_language=content.text("second_language"),
        ticket_id=content.identity_or_none("ticket_id"),
        visit_id=content.identity_or_none("visit_id"),
        discount_reasons=content.list_of_texts("discount_reasons"),
        note=content.text("note"),
        footer=content.text("footer"),
        logo_sha256=content.text("logo_sha256"),
    )


def _write_id(identity: UUID | None) -> Json:
    return str(identity) if identity else None


def _write_seller(seller: Seller) -> Json:
    """The company as papers name it."""
    return {
        "name": seller.name,
        "country": seller.country,
        "address": seller.address,
        "tax_number": seller.tax_number,
        "phone": seller.phone,
        "email": seller.email,
        "registrations": dict(seller.registrations),
    }


def read_seller(part: Content) -> Seller:
    """The company of these fields."""
    return Seller(
        name=part.text("name"),
        country=part.text("country"),
        address=part.text("address"),
        tax_number=part.text("tax_number"),
        phone=part.text("phone"),
        email=part.text("email"),
        registrations=part.texts("registrations"),
    )


def _write_buyer(buyer: Buyer) -> Json:
    """The client as papers name them."""
    return {
        "client_id": str(buyer.client_id),
        "name": buyer.name,
        "phone": buyer.phone,
        "email": buyer.email,
        "address": buyer.address,
        "tax_number": buyer.tax_number,
    }


def read_buyer(part: Content) -> Buyer:
    """The client of these fields."""
    return Buyer(
        client_id=part.identity("client_id"),
        name=part.text("name"),
        phone=part.text("phone"),
        email=part.text("email"),
        address=part.text("address"),
        tax_number=part.text("tax_number"),
    )


def _write_vehicle(vehicle: InvoicedVehicle) -> Json:
    """The car."""
    return {
        "vehicle_id": str(vehicle.vehicle_id),
        "plate": vehicle.plate,
        "region": vehicle.region,
        "name": vehicle.name,
        "size_class": vehicle.size_class,
        "odometer_km": vehicle.odometer_km,
    }


def read_vehicle(part: Content) -> InvoicedVehicle:
    """The car of these fields."""
    return InvoicedVehicle(
        vehicle_id=part.identity("vehicle_id"),
        plate=part.text("plate"),
        region=part.text("region"),
        name=part.text("name"),
        size_class=SizeClass(part.text("size_class")),
        odometer_km=part.whole("odometer_km") if part.has("odometer_km") else None,
    )


def _write_tax(tax: Tax) -> Json:
    return {"category": tax.category, "rate_bp": tax.rate_bp, "reason": tax.reason}


def _read_tax(part: Content) -> Tax:
    return Tax(TaxCategory(part.text("category")), part.whole("rate_bp"), part.text("reason"))


def write_line(line: InvoiceLine) -> dict[str, Json]:
    """A line of an invoice."""
    return {
        "kind": line.kind,
        "item_id": str(line.item_id),
        "names": write_names(line.names),
        "quantity_milli": line.quantity.milli,
        "unit_price": line.unit_price.minor,
        "discount": line.discount.minor,
        "tax": _write_tax(line.tax),
        "net": line.net.minor,
        "tax_amount": line.tax_amount.minor,
        "note": line.note,
        "staff_name": line.staff_name,
    }


def read_line(part: Content) -> InvoiceLine:
    """The line of these fields."""
    return InvoiceLine(
        kind=ItemKind(part.text("kind")),
        item_id=part.identity("item_id"),
        names=part.names("names"),
        quantity=Quantity(part.whole("quantity_milli")),
        unit_price=part.money("unit_price"),
        discount=part.money("discount"),
        tax=_read_tax(part.part("tax")),
        net=part.money("net"),
        tax_amount=part.money("tax_amount"),
        note=part.text("note"),
        staff_name=part.text("staff_name"),
    )


def _write_tax_line(line: TaxLine) -> Json:
    """A row of the summary by rate."""
    return {"tax": _write_tax(line.tax), "net": line.net.minor, "amount": line.amount.minor}


def read_tax_line(part: Content) -> TaxLine:
    """The row of these fields."""
    return TaxLine(_read_tax(part.part("tax")), part.money("net"), part.money("amount"))
