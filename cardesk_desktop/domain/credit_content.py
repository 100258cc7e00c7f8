"""Credit notes and refunds as canonical content and back."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.content import VERSION, Content, read_document, write_instant
from cardesk_desktop.domain.credit_note import CreditedLine, CreditNote, Fate, Refund
from cardesk_desktop.domain.invoice import InvoiceForm
from cardesk_desktop.domain.invoice_content import (
    read_buyer,
    read_line,
    read_seller,
    read_tax_line,
    read_vehicle,
    write_head,
    write_line,
)
from cardesk_desktop.domain.sealing import Json, canonical_bytes
from cardesk_desktop.domain.tax import Rounding, TaxedAmount, TaxMode
from cardesk_desktop.domain.tender import Tender, TenderKind


def write_credit_note(note: CreditNote) -> bytes:
    """The canonical bytes that are hashed and signed."""
    return canonical_bytes(
        {
            "v": VERSION,
            "type": "credit_note",
            **write_head(note),
            "invoice_id": str(note.invoice_id),
            "invoice_number": note.invoice_number,
            "invoice_issued_on": note.invoice_issued_on.isoformat(),
            "sold_by": note.sold_by,
            "lines": [_write_credited(line) for line in note.lines],
            "before_net": note.before.net.minor,
            "before_tax": note.before.tax.minor,
            "refunded": note.refunded.minor,
            "reason": note.reason,
        }
    )


def read_credit_note(raw: bytes) -> CreditNote:
    """The credit note of these bytes; refuses with DOCUMENT_ALTERED what was not written so."""
    return read_document(raw, "credit_note", _read_credit_note)


def _read_credit_note(content: Content) -> CreditNote:
    return CreditNote(
        id=content.identity("id"),
        number=content.text("number"),
        form=InvoiceForm(content.text("form")),
        invoice_id=content.identity("invoice_id"),
        invoice_number=content.text("invoice_number"),
        invoice_issued_on=date.fromisoformat(content.text("invoice_issued_on")),
        supplied_on=date.fromisoformat(content.text("supplied_on")),
        issued_at=content.instant("issued_at"),
        time_zone=ZoneInfo(content.text("time_zone")),
        register_code=content.text("register_code"),
        staff_name=content.text("staff_name"),
        sold_by=content.text("sold_by"),
        seller=read_seller(content.part("seller")),
        buyer=read_buyer(content.part("buyer")) if content.has("buyer") else None,
        vehicle=read_vehicle(content.part("vehicle")) if content.has("vehicle") else None,
        currency=content.sealed_currency(),
        tax_mode=TaxMode(content.flag("prices_include_tax"), Rounding(content.text("rounding"))),
        lines=tuple(_read_credited(part) for part in content.parts("lines")),
        summary=tuple(read_tax_line(part) for part in content.parts("summary")),
        net=content.money("net"),
        tax=content.money("tax"),
        before=TaxedAmount(content.money("before_net"), content.money("before_tax")),
        refunded=content.money("refunded"),
        reason=content.text("reason"),
        language=content.text("language"),
        second_language=content.text("second_language"),
        footer=content.text("footer"),
        logo_sha256=content.text("logo_sha256"),
    )


def _write_credited(credited: CreditedLine) -> Json:
    fields = {"position": credited.position, "fate": credited.fate}
    return {**write_line(credited.line), **fields}


def _read_credited(part: Content) -> CreditedLine:
    fate = Fate(part.text("fate")) if part.has("fate") else None
    return CreditedLine(part.whole("position"), read_line(part), fate)


def write_refund(refund: Refund) -> bytes:
    """The canonical bytes that are hashed and signed."""
    amount, note_id = refund.tender.amount, refund.credit_note_id
    note: dict[str, Json] = {"credit_note_id": str(note_id)} if note_id is not None else {}
    return canonical_bytes(
        {
            "v": VERSION,
            "type": "refund",
            "id": str(refund.id),
            "number": refund.number,
            **note,
            "invoice_id": str(refund.invoice_id),
            "refunded_at": write_instant(refund.refunded_at),
            "tender": refund.tender.kind,
            "currency": amount.currency.code,
            "decimals": amount.currency.exponent,
            "amount": amount.minor,
            "reference": refund.tender.reference,
            "staff_name": refund.staff_name,
        }
    )


def read_refund(raw: bytes) -> Refund:
    """The refund of these bytes; refuses with DOCUMENT_ALTERED."""
    return read_document(raw, "refund", _read_refund)


def _read_refund(content: Content) -> Refund:
    amount = content.money("amount")
    return Refund(
        id=content.identity("id"),
        number=content.text("number"),
        credit_note_id=content.identity_or_none("credit_note_id"),
        invoice_id=content.identity("invoice_id"),
        refunded_at=content.instant("refunded_at"),
        tender=Tender(TenderKind(content.text("tender")), amount, amount, content.text("reference")),
        staff_name=content.text("staff_name"),
    )
