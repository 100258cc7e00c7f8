"""The one metadata, with names for every constraint, so that a later migration can find each of them."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    event,
    literal_column,
)
from sqlalchemy.schema import SchemaItem

from cardesk_desktop.domain.discount import DiscountKind
from cardesk_desktop.domain.tax import TaxCategory
from cardesk_desktop.store.column_types import Choice, JsonObject

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}

METADATA = MetaData(naming_convention=NAMING)


def also_create(statement: str) -> None:
    """Run a statement after the tables are made: what SQLAlchemy has no object for."""

    def run(_target: MetaData, connection: Connection, **_options: object) -> None:
        connection.exec_driver_sql(statement)

    event.listen(METADATA, "after_create", run)


def condition(written: str) -> ColumnElement[bool]:
    """A condition as it stands in a partial index: a query must say it alike to use the index.

    Without a type, since SQLite has no truth values and SQLAlchemy would compare a Boolean with 1.
    """
    return literal_column(written)


def clustered(name: str, *items: SchemaItem) -> Table:
    """A table whose rows lie in the order of their primary key; UUIDv7 keys grow, so rows are appended."""
    return Table(name, METADATA, *items, sqlite_strict=True, sqlite_with_rowid=False)


def heap(name: str, *items: SchemaItem) -> Table:
    """A table of large rows, whose primary key is an index beside them."""
    return Table(name, METADATA, *items, sqlite_strict=True)


def text(name: str) -> Column[str]:
    """A text that may be empty, never NULL."""
    return Column(name, Text, nullable=False)


def whole(name: str) -> Column[int]:
    """A whole number: minor units, thousandths, basis points, as the name says."""
    return Column(name, Integer, nullable=False)


def choice(name: str, of: type[StrEnum]) -> tuple[SchemaItem, SchemaItem]:
    """A member of an enumeration, and the constraint that it is one."""
    return Column(name, Choice(of), nullable=False), among(name, of)


def among(name: str, of: type[StrEnum]) -> CheckConstraint:
    """The constraint that a column holds a member of an enumeration (or NULL, where that is allowed)."""
    members = ", ".join(f"'{member.value}'" for member in of)
    return CheckConstraint(f"{name} IN ({members})", name=name)


def names() -> tuple[SchemaItem, SchemaItem]:
    """The columns of `Names`."""
    return text("name"), Column("other_names", JsonObject[str](), nullable=False)


def tax() -> tuple[SchemaItem, ...]:
    """The columns of `Tax`."""
    return (
        *choice("tax_category", TaxCategory),
        whole("tax_rate_bp"),
        text("tax_reason"),
        CheckConstraint("tax_rate_bp BETWEEN 0 AND 9999", name="tax_rate"),
    )


def discount() -> tuple[SchemaItem, ...]:
    """The columns of a discount that may be missing: basis points or minor units by its kind."""
    return (
        Column("discount_kind", Choice(DiscountKind)),
        Column("discount_value", Integer),
        text("discount_reason"),
        among("discount_kind", DiscountKind),
        CheckConstraint("(discount_kind IS NULL) = (discount_value IS NULL)", name="discount_whole"),
    )
