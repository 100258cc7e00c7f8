"""A sheet as CSV (RFC 4180): UTF-8 with a mark that Excel looks for, lines that end in CR LF.

Amounts have a point and no groups, days and instants are ISO 8601, whatever the language: the file is
for other programs.
"""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cardesk_desktop.documents.sheets.model import Share, Sheet, SheetRow, Value, local
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.whole_file import NewFile, outages

_STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A spreadsheet runs what begins so (OWASP, CSV injection); the wide forms too, where they are typed."""


class CsvText:
    """Writes rows as they come, in constant memory, to whoever takes bytes; raises what that raises."""

    def __init__(self, write: Callable[[bytes], object], sheet: Sheet) -> None:
        self._write, self._zone = write, sheet.time_zone
        self._rows = csv.writer(self, lineterminator="\r\n")
        write(BOM_UTF8)
        self.add([[column.title for column in sheet.columns]])

    def add(self, rows: Iterable[SheetRow]) -> None:
        """Write rows below those that are there."""
        self._rows.writerows([_written(value, self._zone) for value in row] for row in rows)

    def write(self, line: str) -> object:
        """What `csv` hands on, line by line."""
        return self._write(line.encode())


class CsvWriter:
    """The same as a file of its own."""

    def __init__(self, new: NewFile, sheet: Sheet) -> None:
        self._new = new
        with outages():
            self._text = CsvText(new.file.write, sheet)

    def add(self, rows: Iterable[SheetRow]) -> None:
        """Write rows below those that are there. Raises Unavailable as `NewFile`."""
        with outages():
            self._text.add(rows)

    def finish(self) -> None:
        """Put the file in its place. Raises Unavailable as `NewFile`."""
        self._new.put_in_place()

    def abandon(self) -> None:
        """Leave no file."""
        self._new.drop()


def harmless(text: str) -> str:
    """A text that a spreadsheet takes for a text: one that begins like a formula gets an apostrophe.

    So does one that begins with apostrophes before it, which `as_typed` would take off otherwise.
    """
    return f"'{text}" if _is_like_a_formula(text) else text


def as_typed(text: str) -> str:
    """The text that `harmless` made harmless."""
    return text[1:] if text.startswith("'") and _is_like_a_formula(text) else text


def _is_like_a_formula(text: str) -> bool:
    return text.lstrip("'").startswith(_STARTS_OF_FORMULAS)


def _written(value: Value, zone: ZoneInfo) -> str:
    match value:
        case None:
            return ""
        case str():
            return harmless(value)
        case Money() | Quantity() | Share():
            return format(value.decimal, "f")
        case datetime():
            return local(value, zone).isoformat(sep=" ")
        case date():
            return value.isoformat()
        case _:
            return str(value)
