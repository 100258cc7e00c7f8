"""What is projected from sealed documents, whose `content` (`sealed.DOCUMENT`) is the one truth, for lists,
sums and filters. `invoice_balance` alone changes: it is what an invoice comes to after its credit notes, and
what of it is paid, kept at hand.
Every index is one more page that a sale encrypts and waits for: there are none that no query needs.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer
from sqlalchemy.schema import SchemaItem

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.credit_note import Fate
from cardesk_desktop.domain.invoice import InvoiceForm
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.store.column_types import Choice, Day, Id, Instant
from cardesk_desktop.store.tables.metadata import among, choice, clustered, condition, tax, text, whole
from cardesk_desktop.store.tables.sealed import DOCUMENT

INVOICE = clustered(
    "invoice",
    Column("id", Id, ForeignKey(DOCUMENT.c.id), primary_key=True),
    text("number"),
    *choice("form", InvoiceForm),
    Column("issued_at", Instant, nullable=False),
    Column("business_day", Day, nullable=False),
    text("currency"),
    whole("net_minor"),
    whole("tax_minor"),
    whole("gross_minor"),
    Column("buyer_id", Id),
    text("buyer_name"),
    Column("vehicle_id", Id),
    text("plate"),
    text("vehicle_name"),
    Column("ticket_id", Id),
    Column("visit_id", Id),
    text("staff_name"),
    CheckConstraint("gross_minor = net_minor + tax_minor", name="gross"),
    Index(None, "vehicle_id", "gross_minor", sqlite_where=condition("vehicle_id IS NOT NULL")),
    Index(None, "visit_id", sqlite_where=condition("visit_id IS NOT NULL")),
    # Two registers that could not hear one another may both have invoiced a ticket.
    Index(None, "ticket_id", sqlite_where=condition("ticket_id IS NOT NULL")),
)


def _figures() -> tuple[SchemaItem, ...]:
    """The columns of what a line sells or takes back, and for how much."""
    return (
        *choice("kind", ItemKind),
        Column("item_id", Id, nullable=False),
        text("name"),
        whole("quantity_milli"),
        whole("unit_price_minor"),
        whole("discount_minor"),
        *tax(),
        whole("net_minor"),
        whole("tax_minor"),
    )


INVOICE_LINE = clustered(
    "invoice_line",
    Column("invoice_id", Id, ForeignKey("invoice.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    *_figures(),
    text("staff_name"),
)

IS_UNPAID = condition("paid_minor < gross_minor")
"""Of an invoice's balance: something is left to pay."""

IS_OWED = condition("client_id IS NOT NULL AND paid_minor < gross_minor")
"""Of an invoice's balance: a client owes something."""

IS_CREDITED = condition("credited_minor > 0")
"""Of an invoice's balance: something was taken back."""

_LISTED = ("business_day", "issued_at", "gross_minor", "paid_minor")

INVOICE_BALANCE = clustered(
    "invoice_balance",
    Column("invoice_id", Id, ForeignKey("invoice.id"), primary_key=True),
    Column("client_id", Id),
    Column("issued_at", Instant, nullable=False),
    Column("business_day", Day, nullable=False),
    # Less what was credited. Below what is paid, or below zero, when two registers took the money or took
    # back what was sold without hearing one another.
    whole("gross_minor"),
    # Less what was given back.
    whole("paid_minor"),
    whole("credited_minor"),
    # Each holds all that lists and sums ask for; the day comes first, since days are what people filter by.
    Index("ix_invoice_balance_newest", *_LISTED),
    Index("ix_invoice_balance_unpaid", *_LISTED, sqlite_where=IS_UNPAID),
    Index("ix_invoice_balance_debtor", "client_id", sqlite_where=IS_OWED),
    Index(
        "ix_invoice_balance_client",
        "client_id",
        *_LISTED,
        sqlite_where=condition("client_id IS NOT NULL"),
    ),
    # A sale does not touch it.
    Index("ix_invoice_balance_credited", *_LISTED, "credited_minor", sqlite_where=IS_CREDITED),
)

PAYMENT = clustered(
    "payment",
    Column("id", Id, ForeignKey(DOCUMENT.c.id), primary_key=True),
    text("number"),
    Column("invoice_id", Id, ForeignKey("invoice.id"), nullable=False),
    Column("paid_at", Instant, nullable=False),
    *choice("tender", TenderKind),
    text("currency"),
    whole("amount_minor"),
    whole("received_minor"),
    text("reference"),
    text("staff_name"),
    CheckConstraint("received_minor >= amount_minor", name="received"),
    Index(None, "invoice_id"),
    Index(None, "paid_at", "amount_minor"),
)

CREDIT_NOTE = clustered(
    "credit_note",
    Column("id", Id, ForeignKey(DOCUMENT.c.id), primary_key=True),
    text("number"),
    Column("invoice_id", Id, ForeignKey("invoice.id"), nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("business_day", Day, nullable=False),
    text("currency"),
    whole("net_minor"),
    whole("tax_minor"),
    whole("gross_minor"),
    # The rest lowered what was still to be paid.
    whole("refunded_minor"),
    text("buyer_name"),
    Column("vehicle_id", Id),
    text("plate"),
    text("vehicle_name"),
    text("reason"),
    text("staff_name"),
    CheckConstraint("gross_minor = net_minor + tax_minor", name="gross"),
    CheckConstraint("refunded_minor BETWEEN 0 AND gross_minor", name="refunded"),
    Index(None, "invoice_id"),
    Index("ix_credit_note_newest", "business_day", "issued_at", "gross_minor"),
    Index(None, "issued_at"),
    Index(None, "vehicle_id", "gross_minor", sqlite_where=condition("vehicle_id IS NOT NULL")),
)

CREDIT_NOTE_LINE = clustered(
    "credit_note_line",
    Column("credit_note_id", Id, ForeignKey("credit_note.id"), primary_key=True),
    # That of the invoice's line.
    Column("position", Integer, primary_key=True),
    *_figures(),
    # Who did the work or sold it.
    text("staff_name"),
    Column("fate", Choice(Fate)),
    among("fate", Fate),
)

REFUND = clustered(
    "refund",
    Column("id", Id, ForeignKey(DOCUMENT.c.id), primary_key=True),
    text("number"),
    # None where it is what two registers took too much.
    Column("credit_note_id", Id, ForeignKey("credit_note.id")),
    Column("invoice_id", Id, ForeignKey("invoice.id"), nullable=False),
    Column("refunded_at", Instant, nullable=False),
    *choice("tender", TenderKind),
    text("currency"),
    whole("amount_minor"),
    text("reference"),
    text("staff_name"),
    CheckConstraint("amount_minor > 0", name="amount"),
    Index(None, "invoice_id"),
    Index(None, "refunded_at", "amount_minor"),
)

STOCK_MOVEMENT = clustered(
    "stock_movement",
    Column("id", Id, ForeignKey(DOCUMENT.c.id), primary_key=True),
    text("number"),
    Column("product_id", Id, ForeignKey("product.id"), nullable=False),
    *choice("kind", MovementKind),
    whole("quantity_milli"),
    Column("moved_at", Instant, nullable=False),
    Column("invoice_id", Id, ForeignKey("invoice.id")),
    text("reason"),
    text("staff_name"),
    # The receipt of goods or the stock count, by the kind.
    Column("batch_id", Id),
    Column("reverses_id", Id),
    Column("unit_cost_minor", Integer),
    whole("value_minor"),
    # Levels and values of any day are sums over it.
    Index("ix_stock_movement_ledger", "product_id", "moved_at", "quantity_milli", "value_minor"),
    # By the product too: whether two registers posted a count is asked of each of its movements.
    Index(
        "ix_stock_movement_batch", "batch_id", "product_id", sqlite_where=condition("batch_id IS NOT NULL")
    ),
    # A movement is taken back once, unless two registers did it without hearing one another.
    Index(None, "reverses_id", sqlite_where=condition("reverses_id IS NOT NULL")),
)

GOODS_RECEIPT = clustered(
    "goods_receipt",
    # Called by the number of its first movement; what came in is in its movements.
    Column("id", Id, primary_key=True),
    text("number"),
    Column("received_at", Instant, nullable=False),
    Column("supplier_id", Id),
    text("supplier_name"),
    text("reference"),
    text("staff_name"),
    whole("lines"),
    # What the goods cost, as far as it was told; not all of it is still stock (see `domain/valuation.py`).
    whole("cost_minor"),
    Index(None, "received_at"),
)
