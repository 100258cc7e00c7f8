"""The company and this register (one row each), its tax rates and incarnations, the staff and their PINs."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, LargeBinary, Text

from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.tax import Rounding
from cardesk_desktop.store.column_types import Flag, Id, Instant, JsonObject
from cardesk_desktop.store.tables.metadata import choice, clustered, names, tax, text, whole


def _only_row() -> tuple[Column[int], CheckConstraint]:
    """A key that only one row can have."""
    return Column("only", Integer, primary_key=True), CheckConstraint("only = 1", name="only")


COMPANY = clustered(
    "company",
    *_only_row(),
    Column("id", Id, nullable=False),
    text("name"),
    text("country"),
    text("currency"),
    text("time_zone"),
    Column("prices_include_tax", Flag, nullable=False),
    *choice("rounding", Rounding),
    *tax(),
    text("language"),
    text("second_language"),
    text("address"),
    text("tax_number"),
    text("phone"),
    text("email"),
    text("logo_sha256"),
    text("footer"),
    Column("registrations", JsonObject[str](), nullable=False),
)

REGISTER = clustered(
    "register",
    *_only_row(),
    Column("id", Id, nullable=False),
    text("code"),
    text("name"),
    text("incarnation"),
)

TAX_RATE = clustered(
    "tax_rate",
    Column("id", Id, primary_key=True),
    *names(),
    *tax(),
    whole("position"),
    Column("is_archived", Flag, nullable=False),
)

INCARNATION = clustered(
    "incarnation",
    Column("letter", Text, primary_key=True),
    Column("started_at", Instant, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    CheckConstraint("length(public_key) = 32", name="public_key"),
)

STAFF = clustered(
    "staff",
    Column("id", Id, primary_key=True),
    text("name"),
    *choice("role", Role),
    Column("is_active", Flag, nullable=False),
)

STAFF_PIN = clustered(
    "staff_pin",
    Column("staff_id", Id, ForeignKey("staff.id"), primary_key=True),
    text("hash"),
    whole("failures"),
    Column("last_failure_at", Instant),
    CheckConstraint("failures >= 0", name="failures"),
)
