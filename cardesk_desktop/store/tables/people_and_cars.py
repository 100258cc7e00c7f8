"""Clients, their vehicles, and the visits of those."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer

from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.store.column_types import Flag, Id, Instant
from cardesk_desktop.store.tables.metadata import choice, clustered, condition, text

CLIENT = clustered(
    "client",
    Column("id", Id, primary_key=True),
    text("name"),
    text("phone"),
    text("email"),
    Column("is_company", Flag, nullable=False),
    text("tax_number"),
    text("address"),
    text("language"),
    text("notes"),
)

VEHICLE = clustered(
    "vehicle",
    Column("id", Id, primary_key=True),
    *choice("region", Region),
    text("plate"),
    text("plate_key"),
    *choice("size_class", SizeClass),
    text("make"),
    text("model"),
    text("colour"),
    Column("client_id", Id, ForeignKey("client.id")),
    Index(None, "plate_key"),
    Index(None, "client_id"),
)

IS_OPEN = condition("ended_at IS NULL")
"""Of a visit: the car is still here."""

VISIT = clustered(
    "visit",
    Column("id", Id, primary_key=True),
    Column("vehicle_id", Id, ForeignKey("vehicle.id"), nullable=False),
    Column("client_id", Id, ForeignKey("client.id")),
    *choice("state", VisitState),
    Column("arrived_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("ready_at", Instant),
    Column("ended_at", Instant),
    Column("odometer_km", Integer),
    text("note"),
    CheckConstraint("(ended_at IS NOT NULL) = (state IN ('delivered', 'cancelled'))", name="ended"),
    Index("ix_visit_open", "arrived_at", sqlite_where=IS_OPEN),
    Index(None, "vehicle_id", "arrived_at"),
    Index(None, "ended_at", sqlite_where=condition("ended_at IS NOT NULL")),
)
