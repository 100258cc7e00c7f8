"""Tickets and their lines."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.store.column_types import Id, Instant
from cardesk_desktop.store.tables.metadata import (
    choice,
    clustered,
    condition,
    discount,
    names,
    tax,
    text,
    whole,
)

IS_EDITABLE = condition("state IN ('open', 'parked')")
"""Of a ticket: not yet invoiced or voided."""

TICKET = clustered(
    "ticket",
    Column("id", Id, primary_key=True),
    text("currency"),
    Column("opened_at", Instant, nullable=False),
    *choice("state", TicketState),
    Column("visit_id", Id, ForeignKey("visit.id")),
    Column("vehicle_id", Id, ForeignKey("vehicle.id")),
    Column("client_id", Id, ForeignKey("client.id")),
    *choice("size_class", SizeClass),
    *discount(),
    text("note"),
    Index("ix_ticket_editable", "opened_at", sqlite_where=IS_EDITABLE),
    Index(None, "visit_id", "opened_at", sqlite_where=condition("visit_id IS NOT NULL")),
    Index(None, "client_id", sqlite_where=condition("client_id IS NOT NULL")),
    Index(None, "vehicle_id", sqlite_where=condition("vehicle_id IS NOT NULL")),
)

TICKET_LINE = clustered(
    "ticket_line",
    Column("ticket_id", Id, ForeignKey("ticket.id"), primary_key=True),
    Column("id", Id, primary_key=True),
    whole("position"),
    *choice("kind", ItemKind),
    Column("item_id", Id, nullable=False),
    *names(),
    whole("unit_price_minor"),
    *tax(),
    whole("quantity_milli"),
    *discount(),
    text("note"),
    Column("staff_id", Id, ForeignKey("staff.id")),
    CheckConstraint("quantity_milli > 0", name="quantity"),
)
