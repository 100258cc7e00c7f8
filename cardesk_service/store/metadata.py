"""The one metadata, with names for every constraint, so that a later migration can find each of them."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, MetaData, Table, Text
from sqlalchemy import text as text_of_sql
from sqlalchemy.schema import SchemaItem

from cardesk_service.store.column_types import WHOLE, WORD, Flag, Id, Instant

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}

METADATA = MetaData(naming_convention=NAMING)


def clustered(name: str, *items: SchemaItem) -> Table:
    """A table whose rows lie in the order of their primary key in SQLite."""
    return Table(name, METADATA, *items, sqlite_strict=True, sqlite_with_rowid=False)


def heap(name: str, *items: SchemaItem) -> Table:
    """A table of large rows, whose primary key is an index beside them."""
    return Table(name, METADATA, *items, sqlite_strict=True)


def identity(
    name: str, *items: SchemaItem, is_key: bool = False, is_optional: bool = False
) -> Column[object]:
    """A UUID."""
    return Column(name, Id, *items, primary_key=is_key, nullable=is_optional)


def word(name: str, *, is_key: bool = False) -> Column[str]:
    """A text that programs compare, never NULL."""
    return Column(name, WORD, primary_key=is_key, nullable=False)


def text(name: str) -> Column[str]:
    """A text that may be empty, never NULL."""
    return Column(name, Text, nullable=False)


def whole(name: str, *, is_key: bool = False, starts_at: int | None = None) -> Column[int]:
    """A whole number of 64 bits, never NULL; `starts_at` stands where a row does not say."""
    start = None if starts_at is None else text_of_sql(str(starts_at))
    return Column(name, WHOLE, primary_key=is_key, nullable=False, autoincrement=False, server_default=start)


def octets(name: str, *, is_key: bool = False) -> Column[bytes]:
    """Bytes, never NULL."""
    return Column(name, LargeBinary, primary_key=is_key, nullable=False)


def flag(name: str, *, starts_as: bool | None = None) -> Column[bool]:
    """True or false, never NULL; `starts_as` stands where a row does not say."""
    start = None if starts_as is None else text_of_sql(str(int(starts_as)))
    return Column(name, Flag, nullable=False, server_default=start)


def instant(name: str, *, is_optional: bool = False) -> Column[object]:
    """A point in time; NULL where it may be missing."""
    return Column(name, Instant, nullable=is_optional)
