"""How values lie in columns, alike in SQLite (STRICT tables) and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import BigInteger, Dialect, Integer, SmallInteger, Text
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

from cardesk_wire import coding

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

WHOLE: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""A whole number of 64 bits."""
WORD: TypeEngine[str] = Text().with_variant(Text(collation="C"), "postgresql")
"""A text that is compared byte by byte, never sorted for people: identities, codes, hashes in words."""
_SMALL: TypeEngine[int] = SmallInteger().with_variant(Integer(), "sqlite")


def micros(instant: datetime) -> int:
    """Whole microseconds since 1970 in UTC; a naive instant is a defect (TypeError)."""
    return (instant - _EPOCH) // _MICROSECOND


def instant_of(micros: int) -> datetime:
    """The instant of so many microseconds since 1970, aware, in UTC."""
    return _EPOCH + timedelta(microseconds=micros)


class Instant(TypeDecorator[datetime]):
    """An aware instant as whole microseconds since 1970 in UTC."""

    impl = WHOLE
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else micros(value)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else instant_of(value)


class Id(TypeDecorator[UUID]):
    """A UUID as it stands in messages: 22 characters of base64url."""

    impl = WORD
    cache_ok = True

    @override
    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> str | None:
        return None if value is None else coding.written(value.bytes)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> UUID | None:
        return None if value is None else UUID(bytes=coding.read(value))


class Flag(TypeDecorator[bool]):
    """True or false as 1 or 0."""

    impl = _SMALL
    cache_ok = True

    @override
    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)
