"""The types of columns, by how their cells are written and read (`cells`).

Every table is STRICT, so SQLite refuses a float for an integer. Processors run per cell on the path of a
sale: each is one plain function, without SQLAlchemy's decorator around it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import Dialect
from sqlalchemy.types import UserDefinedType

from cardesk_desktop.store import cells

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class _Column(UserDefinedType[T]):
    """A value of the domain in one of SQLite's storage classes. None stays NULL both ways."""

    cache_ok = True
    storage = "TEXT"

    def get_col_spec(self, **_options: object) -> str:
        """The type in CREATE TABLE."""
        return self.storage


class Id(_Column[UUID]):
    """A UUID as its 16 bytes; UUIDv7 sort by the time they were made."""

    storage = "BLOB"

    def bind_processor(self, dialect: Dialect) -> Callable[[UUID | None], bytes | None]:
        """To the database."""
        return cells.id_bytes

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[bytes | None], UUID | None]:
        """From the database."""
        return cells.id_of


class Instant(_Column[datetime]):
    """An aware instant as whole microseconds since 1970 in UTC; a naive one is a defect (TypeError)."""

    storage = "INTEGER"

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], int | None]:
        """To the database."""
        return cells.instant_micros

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | None], datetime | None]:
        """From the database."""
        return cells.instant_of


class Day(_Column[date]):
    """A local calendar day as ISO 8601 text, which sorts by time."""

    def bind_processor(self, dialect: Dialect) -> Callable[[date | None], str | None]:
        """To the database."""
        return lambda value: None if value is None else value.isoformat()

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], date | None]:
        """From the database."""
        return lambda value: None if value is None else date.fromisoformat(value)


class Flag(_Column[bool]):
    """True or false as 1 or 0."""

    storage = "INTEGER"

    def bind_processor(self, dialect: Dialect) -> Callable[[bool | None], int]:
        """To the database."""
        return cells.flag_number

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int], bool]:
        """From the database."""
        return bool


class Choice(_Column[E], Generic[E]):
    """A member of an enumeration as its text."""

    def __init__(self, of: type[E]) -> None:
        self.of = of

    def bind_processor(self, dialect: Dialect) -> Callable[[E | None], str | None]:
        """To the database."""
        return cells.choice_text

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], E | None]:
        """From the database."""
        return cells.choice_of(self.of)


class JsonObject(_Column[Mapping[str, T]], Generic[T]):
    """A flat object (texts or whole numbers by name) as JSON; the empty one is `{}`."""

    def bind_processor(self, dialect: Dialect) -> Callable[[Mapping[str, T] | None], str]:
        """To the database."""
        return cells.object_text

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str], Mapping[str, T]]:
        """From the database."""
        return cells.object_of


class TextList(_Column[Sequence[str]]):
    """Texts as a JSON array: a parameter for `json_each`, or an aggregate of a query."""

    def bind_processor(self, dialect: Dialect) -> Callable[[Sequence[str] | None], str]:
        """To the database."""
        return lambda value: cells.JSON.encode(value or ())

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str], tuple[str, ...]]:
        """From the database."""
        return lambda value: () if value == "[]" else tuple(json.loads(value))


class IdList(_Column[Iterable[UUID]]):
    """Many UUIDs as one parameter: a JSON array of hexadecimal texts, taken apart by `json_each`."""

    def bind_processor(self, dialect: Dialect) -> Callable[[Iterable[UUID] | None], str]:
        """To the database."""
        return lambda value: cells.JSON.encode([identity.hex for identity in value or ()])


class NumberList(_Column[Sequence[int]]):
    """Whole numbers as a JSON array: a parameter for `json_each`."""

    def bind_processor(self, dialect: Dialect) -> Callable[[Sequence[int] | None], str]:
        """To the database."""
        return lambda value: cells.JSON.encode(value or ())
