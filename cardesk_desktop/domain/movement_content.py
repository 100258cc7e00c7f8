"""Payments and stock movements as canonical content and back."""

from __future__ import annotations

from cardesk_desktop.domain.content import VERSION, Content, read_document, write_instant
from cardesk_desktop.domain.invoice import Payment
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.sealing import Json, canonical_bytes
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.domain.tender import Tender, TenderKind


def write_payment(payment: Payment) -> bytes:
    """The canonical bytes that are hashed and signed."""
    tender = payment.tender
    return canonical_bytes(
        {
            "v": VERSION,
            "type": "payment",
            "id": str(payment.id),
            "number": payment.number,
            "invoice_id": str(payment.invoice_id),
            "paid_at": write_instant(payment.paid_at),
            "tender": tender.kind,
            "currency": tender.amount.currency.code,
            "decimals": tender.amount.currency.exponent,
            "amount": tender.amount.minor,
            "received": tender.received.minor,
            "reference": tender.reference,
            "staff_name": payment.staff_name,
        }
    )


def read_payment(raw: bytes) -> Payment:
    """The payment of these bytes; refuses with DOCUMENT_ALTERED."""
    return read_document(raw, "payment", _read_payment)


def _read_payment(content: Content) -> Payment:
    tender = Tender(
        kind=TenderKind(content.text("tender")),
        amount=content.money("amount"),
        received=content.money("received"),
        reference=content.text("reference"),
    )
    return Payment(
        id=content.identity("id"),
        number=content.text("number"),
        invoice_id=content.identity("invoice_id"),
        paid_at=content.instant("paid_at"),
        tender=tender,
        staff_name=content.text("staff_name"),
    )


def write_movement(movement: StockMovement) -> bytes:
    """The canonical bytes that are hashed and signed. What a movement does not have is not written."""
    fields: dict[str, Json] = {
        "v": VERSION,
        "type": "stock_movement",
        "id": str(movement.id),
        "number": movement.number,
        "product_id": str(movement.product_id),
        "kind": movement.kind,
        "quantity_milli": movement.quantity.milli,
        "moved_at": write_instant(movement.moved_at),
        "invoice_id": str(movement.invoice_id) if movement.invoice_id else None,
        "reason": movement.reason,
    }
    if movement.staff_name:
        fields["staff_name"] = movement.staff_name
    if movement.supplier_name:
        fields["supplier_name"] = movement.supplier_name
    if movement.reference:
        fields["reference"] = movement.reference
    if movement.batch_id is not None:
        fields["batch_id"] = str(movement.batch_id)
    if movement.reverses_id is not None:
        fields["reverses_id"] = str(movement.reverses_id)
    if movement.value is not None:
        fields["currency"] = movement.value.currency.code
        fields["decimals"] = movement.value.currency.exponent
        fields["value"] = movement.value.minor
        if movement.unit_cost is not None:
            fields["unit_cost"] = movement.unit_cost.minor
    return canonical_bytes(fields)


def read_movement(raw: bytes) -> StockMovement:
    """The stock movement of these bytes; refuses with DOCUMENT_ALTERED."""
    return read_document(raw, "stock_movement", _read_movement)


def _read_movement(content: Content) -> StockMovement:
    return StockMovement(
        id=content.identity("id"),
        number=content.text("number"),
        product_id=content.identity("product_id"),
        kind=MovementKind(content.text("kind")),
        quantity=Quantity(content.whole("quantity_milli")),
        moved_at=content.instant("moved_at"),
        invoice_id=content.identity_or_none("invoice_id"),
        reason=content.text("reason"),
        staff_name=_text_or_empty(content, "staff_name"),
        batch_id=content.identity_or_none("batch_id"),
        reverses_id=content.identity_or_none("reverses_id"),
        supplier_name=_text_or_empty(content, "supplier_name"),
        reference=_text_or_empty(content, "reference"),
        unit_cost=content.money("unit_cost") if content.has("unit_cost") else None,
        value=content.money("value") if content.has("value") else None,
    )


def _text_or_empty(content: Content, name: str) -> str:
    return content.text(name) if content.has(name) else ""
