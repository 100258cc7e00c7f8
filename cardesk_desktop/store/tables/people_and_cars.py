"""Clients, their vehicles, and the visits of those."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer

from cardesk_desktop.domain.client import ConsentWay, PhoneLabel
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.store.column_types import Choice, Flag, Id, Instant
from cardesk_desktop.store.tables.metadata import among, choice, clustered, condition, text, whole

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
    *choice("phone_label", PhoneLabel),
    Column("consent_is_given", Flag, nullable=False),
    Column("consent_at", Instant),
    Column("consent_way", Choice(ConsentWay)),
    Column("created_at", Instant),
    Column("is_archived", Flag, nullable=False),
    Column("erased_at", Instant),
    among("consent_way", ConsentWay),
    CheckConstraint("(consent_at IS NULL) = (consent_way IS NULL)", name="consent_whole"),
)

CLIENT_PHONE = clustered(
    "client_phone",
    Column("client_id", Id, ForeignKey("client.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    text("number"),
    *choice("label", PhoneLabel),
)
"""The numbers beside the main one."""

IS_PRESENT = condition("is_archived = 0")
IS_COMPANY = condition("is_company = 1")
IS_ARCHIVED = condition("is_archived = 1")
OWES = condition("balance_minor > 0")
"""Of a client's standing: who is in the list, and in the narrowed ones."""

CLIENT_STANDING = clustered(
    "client_standing",
    Column("client_id", Id, ForeignKey("client.id"), primary_key=True),
    text("name_key"),
    text("phone"),
    Column("is_company", Flag, nullable=False),
    Column("is_archived", Flag, nullable=False),
    Column("last_visit_at", Instant),
    whole("visit_count"),
    whole("spent_minor"),
    whole("balance_minor"),
    # One for each column the list is sorted by; the narrowed lists are short and sorted as they are read.
    Index("ix_client_standing_name", "name_key", sqlite_where=IS_PRESENT),
    Index("ix_client_standing_phone", "phone", sqlite_where=IS_PRESENT),
    Index("ix_client_standing_last_visit", "last_visit_at", sqlite_where=IS_PRESENT),
    Index("ix_client_standing_visits", "visit_count", sqlite_where=IS_PRESENT),
    Index("ix_client_standing_spent", "spent_minor", sqlite_where=IS_PRESENT),
    Index("ix_client_standing_balance", "balance_minor", sqlite_where=IS_PRESENT),
    Index("ix_client_standing_company", "is_archived", sqlite_where=IS_COMPANY),
    Index("ix_client_standing_archived", "is_archived", sqlite_where=IS_ARCHIVED),
    Index("ix_client_standing_owing", "is_archived", sqlite_where=OWES),
)
"""What the list of clients shows of each: visits, spending and balance are sums, kept at hand in the
transactions that change them; a test proves them equal.
"""

CLIENT_ALIAS = clustered(
    "client_alias",
    Column("old_id", Id, primary_key=True),
    Column("client_id", Id, ForeignKey("client.id"), nullable=False),
    Index(None, "client_id"),
)
"""Clients that were merged into another: sealed documents still name the old identity."""

CLIENT_APART = clustered(
    "client_apart",
    Column("first_id", Id, ForeignKey("client.id"), primary_key=True),
    Column("second_id", Id, ForeignKey("client.id"), primary_key=True),
    Index(None, "second_id"),
)
"""Pairs that look alike and are not the same, said by a person; the smaller identity first."""

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
    text("vin"),
    Column("year", Integer),
    text("notes"),
    Column("is_archived", Flag, nullable=False),
    Index(None, "plate_key", "region"),
    Index(None, "client_id"),
)

FORMER_OWNER = clustered(
    "former_owner",
    Column("vehicle_id", Id, ForeignKey("vehicle.id"), primary_key=True),
    Column("until", Instant, primary_key=True),
    Column("client_id", Id, ForeignKey("client.id"), nullable=False),
    Index(None, "client_id"),
)

VEHICLE_ALIAS = clustered(
    "vehicle_alias",
    Column("old_id", Id, primary_key=True),
    Column("vehicle_id", Id, ForeignKey("vehicle.id"), nullable=False),
    Index(None, "vehicle_id"),
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
    Index(None, "client_id", "arrived_at", sqlite_where=condition("client_id IS NOT NULL")),
    Index(None, "ended_at", sqlite_where=condition("ended_at IS NOT NULL")),
)
