"""How the domain's values lie in cells: each way is one plain function, on the path of every sale."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias, TypeVar
from uuid import UUID

from cardesk_desktop.domain.clock import from_micros, micros

E = TypeVar("E", bound=StrEnum)

Processor: TypeAlias = Callable[[Any], Any]

JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
"""How lists and objects are written into one cell."""


class Cell(NamedTuple):
    """How a value is written into a cell and read from it; None where it lies there as it is."""

    write: Processor | None = None
    read: Processor | None = None


def id_bytes(value: UUID | None) -> bytes | None:
    """A UUID as its 16 bytes; UUIDv7 sort by the time they were made."""
    return None if value is None else value.int.to_bytes(16)


def id_of(value: bytes | None) -> UUID | None:
    """The UUID of its 16 bytes."""
    return None if value is None else UUID(bytes=value)


def instant_micros(value: datetime | None) -> int | None:
    """An aware instant as whole microseconds since 1970 in UTC; a naive one is a defect (TypeError)."""
    return None if value is None else micros(value)


def instant_of(value: int | None) -> datetime | None:
    """The instant of its microseconds."""
    return None if value is None else from_micros(value)


def flag_number(value: bool | None) -> int:
    """True or false as 1 or 0."""
    return 1 if value else 0


def choice_text(value: StrEnum | None) -> str | None:
    """A member of an enumeration as its text."""
    return None if value is None else value._value_


def choice_of(of: type[E]) -> Callable[[str | None], E | None]:
    """What gives the member of its text."""
    members: Mapping[str | None, E | None] = {None: None, **{member.value: member for member in of}}
    return members.__getitem__


def object_text(value: Mapping[str, object] | None) -> str:
    """A flat object (texts or whole numbers by name) as JSON; the empty one is `{}`."""
    return JSON.encode(dict(value)) if value else "{}"


def object_of(value: str) -> Mapping[str, Any]:
    """The object of its JSON."""
    return {} if value == "{}" else json.loads(value)


PLAIN = Cell()
ID = Cell(id_bytes, id_of)
INSTANT = Cell(instant_micros, instant_of)
FLAG = Cell(flag_number, bool)
OBJECT = Cell(object_text, object_of)


def choice_cell(of: type[StrEnum]) -> Cell:
    """The cell of a member of an enumeration."""
    return Cell(choice_text, choice_of(of))
