"""What of a sealed document stands in the tables beside it: columns of its rows, and by what it is found."""

from __future__ import annotations

from cardesk_desktop.domain.credit_note import CreditedLine, CreditNote
from cardesk_desktop.domain.folding import number_words, phone_words, plate_words, words
from cardesk_desktop.domain.invoice import Buyer, Invoice, InvoicedVehicle, InvoiceLine
from cardesk_desktop.store.rows import tax_columns
from cardesk_desktop.store.search import Entry
from cardesk_desktop.store.views import HitKind


def invoice_columns(invoice: Invoice) -> dict[str, object]:
    """The row of an invoice."""
    buyer, vehicle = invoice.buyer, invoice.vehicle
    return {
        "id": invoice.id,
        "number": invoice.number,
        "form": invoice.form,
        "issued_at": invoice.issued_at,
        "business_day": invoice.issued_on,
        "currency": invoice.currency.code,
        "net_minor": invoice.net.minor,
        "tax_minor": invoice.tax.minor,
        "gross_minor": invoice.gross.minor,
        "buyer_id": buyer.client_id if buyer else None,
        "buyer_name": buyer.name if buyer else "",
        **_vehicle_columns(vehicle),
        "ticket_id": invoice.ticket_id,
        "visit_id": invoice.visit_id,
        "staff_name": invoice.staff_name,
    }


def line_columns(invoice: Invoice, position: int, line: InvoiceLine) -> dict[str, object]:
    """The row of one of its lines."""
    return {
        "invoice_id": invoice.id,
        "position": position,
        **_figures(line),
        "staff_name": line.staff_name,
    }


def credit_note_columns(note: CreditNote) -> dict[str, object]:
    """The row of a credit note."""
    return {
        "id": note.id,
        "number": note.number,
        "invoice_id": note.invoice_id,
        "issued_at": note.issued_at,
        "business_day": note.issued_on,
        "currency": note.currency.code,
        "net_minor": note.net.minor,
        "tax_minor": note.tax.minor,
        "gross_minor": note.gross.minor,
        "refunded_minor": note.refunded.minor,
        "buyer_name": note.buyer.name if note.buyer else "",
        **_vehicle_columns(note.vehicle),
        "reason": note.reason,
        "staff_name": note.staff_name,
    }


def credited_columns(note: CreditNote, credited: CreditedLine) -> dict[str, object]:
    """The row of one of its lines; nobody's work was sold by who sold it."""
    return {
        "credit_note_id": note.id,
        "position": credited.position,
        **_figures(credited.line),
        "staff_name": credited.line.staff_name or note.sold_by,
        "fate": credited.fate,
    }


def invoice_entry(invoice: Invoice) -> Entry:
    """By what an invoice is found."""
    return _entry(HitKind.INVOICE, invoice, invoice.buyer, invoice.vehicle)


def credit_note_entry(note: CreditNote) -> Entry:
    """By what a credit note is found: also by the number of its invoice."""
    return _entry(HitKind.CREDIT_NOTE, note, note.buyer, note.vehicle, number_words(note.invoice_number))


def _vehicle_columns(vehicle: InvoicedVehicle | None) -> dict[str, object]:
    return {
        "vehicle_id": vehicle.vehicle_id if vehicle else None,
        "plate": vehicle.plate if vehicle else "",
        "vehicle_name": vehicle.name if vehicle else "",
    }


def _figures(line: InvoiceLine) -> dict[str, object]:
    return {
        "kind": line.kind,
        "item_id": line.item_id,
        "name": line.names.main,
        "quantity_milli": line.quantity.milli,
        "unit_price_minor": line.unit_price.minor,
        "discount_minor": line.discount.minor,
        **tax_columns(line.tax),
        "net_minor": line.net.minor,
        "tax_minor": line.tax_amount.minor,
    }


def _entry(
    kind: HitKind,
    document: Invoice | CreditNote,
    buyer: Buyer | None,
    vehicle: InvoicedVehicle | None,
    more: tuple[str, ...] = (),
) -> Entry:
    number = number_words(document.number)
    found_by = [*number, *more]
    if buyer:
        # Of the phone only its ending: the beginning is the same for half the invoices.
        found_by += [*words(buyer.name), *phone_words(buyer.phone)[-1:]]
    if vehicle:
        found_by += plate_words(vehicle.plate)
    said = (buyer.name if buyer else "", vehicle.plate if vehicle else "")
    return Entry(
        kind=kind,
        subject_id=document.id,
        title=document.number,
        title_key=number[0],
        detail=" · ".join(part for part in said if part),
        words=tuple(found_by),
    )
