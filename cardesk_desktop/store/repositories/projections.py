"""What is copied out of sealed documents into tables for lists, sums, filters and search."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Integer, bindparam, func, insert, select, update

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.folding import number_words, phone_words, plate_words, words
from cardesk_desktop.domain.invoice import Invoice, InvoiceLine, Payment
from cardesk_desktop.domain.stock import StockMovement
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.client_standing import ClientStandings
from cardesk_desktop.store.repositories.day_sums import DaySums
from cardesk_desktop.store.rows import tax_columns
from cardesk_desktop.store.search import Entry, SearchIndex
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.catalogue import STOCK_LEVEL
from cardesk_desktop.store.tables.document import (
    INVOICE,
    INVOICE_BALANCE,
    INVOICE_LINE,
    PAYMENT,
    STOCK_MOVEMENT,
)
from cardesk_desktop.store.views import HitKind

_ADD_INVOICE = Statement(insert(INVOICE))
_ADD_LINE = Statement(insert(INVOICE_LINE))
_ADD_BALANCE = Statement(insert(INVOICE_BALANCE))
_PAY = Statement(
    update(INVOICE_BALANCE)
    .where(INVOICE_BALANCE.c.invoice_id == bindparam("invoice"))
    .values(paid_minor=INVOICE_BALANCE.c.paid_minor + bindparam("amount"))
)
_PAY_WITHIN = Statement(
    update(INVOICE_BALANCE)
    .where(
        INVOICE_BALANCE.c.invoice_id == bindparam("invoice"),
        INVOICE_BALANCE.c.paid_minor + bindparam("amount") <= INVOICE_BALANCE.c.gross_minor,
    )
    .values(paid_minor=INVOICE_BALANCE.c.paid_minor + bindparam("amount"))
)
_HAS_BALANCE = Statement(
    select(INVOICE_BALANCE.c.invoice_id).where(INVOICE_BALANCE.c.invoice_id == bindparam("invoice"))
)
_ADD_PAYMENT = Statement(insert(PAYMENT))
_ADD_MOVEMENT = Statement(insert(STOCK_MOVEMENT))
_MOVE_LEVEL = Statement(
    update(STOCK_LEVEL)
    .where(STOCK_LEVEL.c.product_id == bindparam("product"))
    .values(
        milli=STOCK_LEVEL.c.milli + bindparam("quantity"),
        value_minor=STOCK_LEVEL.c.value_minor + bindparam("worth"),
        unit_cost_minor=func.coalesce(bindparam("cost", type_=Integer()), STOCK_LEVEL.c.unit_cost_minor),
    )
)


class Projections:
    """Written in the transaction of the seal; a test proves them equal to the content."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database = database
        self._index = index
        self._standings = ClientStandings(database)
        self._day_sums = DaySums(database)

    def add_invoice(self, invoice: Invoice, owner: UUID | None) -> None:
        """Project an invoice: head, lines, balance, its client's standing, search entry.

        `owner` is the client it belongs to: who was named, or whom that one was merged into since.
        """
        self._database.run(_ADD_INVOICE, _invoice_columns(invoice))
        self._database.run_many(
            _ADD_LINE,
            (_line_columns(invoice, position, line) for position, line in enumerate(invoice.lines)),
        )
        self._database.run(
            _ADD_BALANCE,
            {
                "invoice_id": invoice.id,
                "client_id": owner,
                "issued_at": invoice.issued_at,
                "business_day": invoice.issued_on,
                "gross_minor": invoice.gross.minor,
                "paid_minor": 0,
            },
        )
        if owner is not None:
            self._standings.add_invoice(owner, invoice.gross.minor)
        self._day_sums.add_invoice(invoice)
        self._index.put(invoice_entry(invoice), is_new=True)

    def add_payment(self, payment: Payment, on: date, *, is_foreign: bool = False) -> None:
        """Project a payment taken on a business day, and add it to its invoice's balance.

        Refuses with NOT_FOUND without invoice; ValueError when more is paid than is owed, which is only
        possible between registers that did not hear one another (`is_foreign`).
        """
        tender = payment.tender
        pay = _PAY if is_foreign else _PAY_WITHIN
        if self._database.run(pay, {"invoice": payment.invoice_id, "amount": tender.amount.minor}) == 0:
            if self._database.first(_HAS_BALANCE, {"invoice": payment.invoice_id}) is not None:
                raise ValueError(f"more is paid than is owed on {payment.invoice_id}")
            raise Refused(Code.NOT_FOUND, id=payment.invoice_id)
        self._standings.add_payment(payment.invoice_id, tender.amount.minor)
        self._database.run(
            _ADD_PAYMENT,
            {
                "id": payment.id,
                "number": payment.number,
                "invoice_id": payment.invoice_id,
                "paid_at": payment.paid_at,
                "tender": tender.kind,
                "currency": tender.amount.currency.code,
                "amount_minor": tender.amount.minor,
                "received_minor": tender.received.minor,
                "reference": tender.reference,
                "staff_name": payment.staff_name,
            },
        )
        self._day_sums.add_payment(payment, on)

    def add_movement(self, movement: StockMovement) -> None:
        """Project a stock movement and add it to its product's level and value."""
        cost = movement.unit_cost.minor if movement.unit_cost is not None else None
        value = movement.value.minor if movement.value is not None else 0
        self._database.run(
            _ADD_MOVEMENT,
            {
                "id": movement.id,
                "number": movement.number,
                "product_id": movement.product_id,
                "kind": movement.kind,
                "quantity_milli": movement.quantity.milli,
                "moved_at": movement.moved_at,
                "invoice_id": movement.invoice_id,
                "reason": movement.reason,
                "staff_name": movement.staff_name,
                "batch_id": movement.batch_id,
                "reverses_id": movement.reverses_id,
                "unit_cost_minor": cost,
                "value_minor": value,
            },
        )
        self._database.run(
            _MOVE_LEVEL,
            {
                "product": movement.product_id,
                "quantity": movement.quantity.milli,
                "worth": value,
                "cost": cost,
            },
        )


def _invoice_columns(invoice: Invoice) -> dict[str, object]:
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
        "vehicle_id": vehicle.vehicle_id if vehicle else None,
        "plate": vehicle.plate if vehicle else "",
        "vehicle_name": vehicle.name if vehicle else "",
        "ticket_id": invoice.ticket_id,
        "visit_id": invoice.visit_id,
        "staff_name": invoice.staff_name,
    }


def _line_columns(invoice: Invoice, position: int, line: InvoiceLine) -> dict[str, object]:
    return {
        "invoice_id": invoice.id,
        "position": position,
        "kind": line.kind,
        "item_id": line.item_id,
        "name": line.names.main,
        "quantity_milli": line.quantity.milli,
        "unit_price_minor": line.unit_price.minor,
        "discount_minor": line.discount.minor,
        **tax_columns(line.tax),
        "net_minor": line.net.minor,
        "tax_minor": line.tax_amount.minor,
        "staff_name": line.staff_name,
    }


def invoice_entry(invoice: Invoice) -> Entry:
    """By what an invoice is found."""
    buyer, vehicle = invoice.buyer, invoice.vehicle
    number = number_words(invoice.number)
    found_by = [*number]
    if buyer:
        # Of the phone only its ending: the beginning is the same for half the invoices.
        found_by += [*words(buyer.name), *phone_words(buyer.phone)[-1:]]
    if vehicle:
        found_by += plate_words(vehicle.plate)
    said = (buyer.name if buyer else "", vehicle.plate if vehicle else "")
    return Entry(
        kind=HitKind.INVOICE,
        subject_id=invoice.id,
        title=invoice.number,
        title_key=number[0],
        detail=" · ".join(part for part in said if part),
        words=tuple(found_by),
    )
