"""What the tables beside the sealed content have to say of each kind of document."""

from __future__ import annotations

from uuid import UUID

from sqlcipher3 import dbapi2

from cardesk_desktop.domain.credit_content import read_credit_note, read_refund
from cardesk_desktop.domain.invoice_content import read_invoice
from cardesk_desktop.domain.movement_content import read_movement, read_payment
from tests.builders import NOW


def _one(connection: dbapi2.Connection, table: str, key: str, identity: UUID) -> dict[str, object]:
    cursor = connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", (identity.bytes,))
    (row,) = cursor.fetchall()
    return dict(zip([column[0] for column in cursor.description or ()], row, strict=True))


def _micros(instant: object) -> int:
    assert isinstance(instant, type(NOW))
    return round(instant.timestamp() * 1_000_000)


def _invoice_is_projected(connection: dbapi2.Connection, content: bytes) -> None:
    invoice = read_invoice(content)
    buyer, vehicle = invoice.buyer, invoice.vehicle
    row = _one(connection, "invoice", "id", invoice.id)
    assert row == {
        "id": invoice.id.bytes,
        "number": invoice.number,
        "form": invoice.form,
        "issued_at": _micros(invoice.issued_at),
        "business_day": invoice.issued_on.isoformat(),
        "currency": invoice.currency.code,
        "net_minor": invoice.net.minor,
        "tax_minor": invoice.tax.minor,
        "gross_minor": invoice.gross.minor,
        "buyer_id": buyer.client_id.bytes if buyer else None,
        "buyer_name": buyer.name if buyer else "",
        "vehicle_id": vehicle.vehicle_id.bytes if vehicle else None,
        "plate": vehicle.plate if vehicle else "",
        "vehicle_name": vehicle.name if vehicle else "",
        "ticket_id": None,
        "visit_id": None,
        "staff_name": invoice.staff_name,
    }
    lines = connection.execute(
        "SELECT kind, item_id, name, quantity_milli, unit_price_minor, discount_minor, tax_category, "
        "tax_rate_bp, tax_reason, net_minor, tax_minor, staff_name FROM invoice_line "
        "WHERE invoice_id = ? ORDER BY position",
        (invoice.id.bytes,),
    ).fetchall()
    assert lines == [
        (
            line.kind,
            line.item_id.bytes,
            line.names.main,
            line.quantity.milli,
            line.unit_price.minor,
            line.discount.minor,
            line.tax.category,
            line.tax.rate_bp,
            line.tax.reason,
            line.net.minor,
            line.tax_amount.minor,
            line.staff_name,
        )
        for line in invoice.lines
    ]
    paid, credited, given_back = (
        connection.execute(
            f"SELECT coalesce(sum({amount}), 0) FROM {table} WHERE invoice_id = ?", (invoice.id.bytes,)
        ).fetchall()[0][0]
        for table, amount in (
            ("payment", "amount_minor"),
            ("credit_note", "gross_minor"),
            ("refund", "amount_minor"),
        )
    )
    assert _one(connection, "invoice_balance", "invoice_id", invoice.id) == {
        "invoice_id": invoice.id.bytes,
        "client_id": row["buyer_id"],
        "issued_at": row["issued_at"],
        "business_day": row["business_day"],
        "gross_minor": invoice.gross.minor - credited,
        "paid_minor": paid - given_back,
        "credited_minor": credited,
    }


def _payment_is_projected(connection: dbapi2.Connection, content: bytes) -> None:
    payment = read_payment(content)
    assert _one(connection, "payment", "id", payment.id) == {
        "id": payment.id.bytes,
        "number": payment.number,
        "invoice_id": payment.invoice_id.bytes,
        "paid_at": _micros(payment.paid_at),
        "tender": payment.tender.kind,
        "currency": payment.tender.amount.currency.code,
        "amount_minor": payment.tender.amount.minor,
        "received_minor": payment.tender.received.minor,
        "reference": payment.tender.reference,
        "staff_name": payment.staff_name,
    }


def _credit_note_is_projected(connection: dbapi2.Connection, content: bytes) -> None:
    note = read_credit_note(content)
    vehicle = note.vehicle
    assert _one(connection, "credit_note", "id", note.id) == {
        "id": note.id.bytes,
        "number": note.number,
        "invoice_id": note.invoice_id.bytes,
        "issued_at": _micros(note.issued_at),
        "business_day": note.issued_on.isoformat(),
        "currency": note.currency.code,
        "net_minor": note.net.minor,
        "tax_minor": note.tax.minor,
        "gross_minor": note.gross.minor,
        "refunded_minor": note.refunded.minor,
        "buyer_name": note.buyer.name if note.buyer else "",
        "vehicle_id": vehicle.vehicle_id.bytes if vehicle else None,
        "plate": vehicle.plate if vehicle else "",
        "vehicle_name": vehicle.name if vehicle else "",
        "reason": note.reason,
        "staff_name": note.staff_name,
    }
    lines = connection.execute(
        "SELECT position, kind, item_id, quantity_milli, discount_minor, tax_rate_bp, net_minor, tax_minor, "
        "staff_name, fate FROM credit_note_line WHERE credit_note_id = ? ORDER BY position",
        (note.id.bytes,),
    ).fetchall()
    assert lines == [
        (
            credited.position,
            credited.line.kind,
            credited.line.item_id.bytes,
            credited.line.quantity.milli,
            credited.line.discount.minor,
            credited.line.tax.rate_bp,
            credited.line.net.minor,
            credited.line.tax_amount.minor,
            credited.line.staff_name or note.sold_by,
            credited.fate,
        )
        for credited in note.lines
    ]


def _refund_is_projected(connection: dbapi2.Connection, content: bytes) -> None:
    refund = read_refund(content)
    note_id = refund.credit_note_id
    assert _one(connection, "refund", "id", refund.id) == {
        "id": refund.id.bytes,
        "number": refund.number,
        "credit_note_id": None if note_id is None else note_id.bytes,
        "invoice_id": refund.invoice_id.bytes,
        "refunded_at": _micros(refund.refunded_at),
        "tender": refund.tender.kind,
        "currency": refund.tender.amount.currency.code,
        "amount_minor": refund.tender.amount.minor,
        "reference": refund.tender.reference,
        "staff_name": refund.staff_name,
    }


def _movement_is_projected(connection: dbapi2.Connection, content: bytes) -> None:
    movement = read_movement(content)
    assert _one(connection, "stock_movement", "id", movement.id) == {
        "id": movement.id.bytes,
        "number": movement.number,
        "product_id": movement.product_id.bytes,
        "kind": movement.kind,
        "quantity_milli": movement.quantity.milli,
        "moved_at": _micros(movement.moved_at),
        "invoice_id": None,
        "reason": movement.reason,
        "staff_name": movement.staff_name,
        "batch_id": None,
        "reverses_id": None,
        "unit_cost_minor": movement.unit_cost.minor if movement.unit_cost else None,
        "value_minor": movement.value.minor if movement.value else 0,
    }


PROJECTED = {
    "": _invoice_is_projected,
    "P": _payment_is_projected,
    "M": _movement_is_projected,
    "C": _credit_note_is_projected,
    "R": _refund_is_projected,
}
