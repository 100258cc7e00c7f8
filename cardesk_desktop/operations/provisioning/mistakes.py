"""What may be wrong with a file that prepares registers: by kind, field and line, not yet in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

_HEADER = re.compile(r"\[\s*(\w+)\s*\]")
_KEY = re.compile(r"""["']?([\w.-]+)["']?\s*=""")


class Kind(Enum):
    """Which mistake it is."""

    NOT_FOUND = auto()
    """There is no file where somebody said that it is."""
    UNREADABLE = auto()
    TOO_LARGE = auto()
    NOT_UTF8 = auto()
    SYNTAX = auto()
    """The line is not TOML."""
    MISSING = auto()
    UNKNOWN = auto()
    SECRET = auto()
    """A password or the like: a file that is copied to twenty computers keeps none."""
    WRONG = auto()
    """The field is known, and this cannot stand in it."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """`line` counts from 1 and is 0 where none is meant; `meant` is a known field with a like spelling."""

    kind: Kind
    field: str = ""
    line: int = 0
    meant: str = ""


def lines_of(text: str) -> Mapping[str, int]:
    """In which line each field stands, tables as `printers.receipt`; the first one where it stands twice."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if header := _HEADER.match(stripped):
            table = header[1]
            found.setdefault(table, number)
        elif key := _KEY.match(stripped):
            found.setdefault(f"{table}.{key[1]}" if table else key[1], number)
    return found
