"""A sheet as XLSX: numbers are numbers, days are days, a text is never a formula."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from cardesk_desktop.documents.sheets.model import Share, Sheet, SheetRow, Value, local
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.whole_file import NewFile, outages

MOST_ROWS = 1_048_575
"""What one worksheet holds below its head; what is over goes to a next one."""

_TEXT, _WHOLE, _QUANTITY, _PERCENT = "@", "#,##0", "#,##0.###", "0.##%"
_DAY, _INSTANT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_HEAD_FONT, _HEAD_FILL = Font(bold=True), PatternFill("solid", fgColor="FFE1E6EB")


class XlsxWriter:
    """Writes rows as they come, in constant memory; the zip is made at the end."""

    def __init__(self, new: NewFile, sheet: Sheet, *, most_rows: int = MOST_ROWS) -> None:
        self._new, self._sheet, self._most_rows = new, sheet, most_rows
        self._book = Workbook(write_only=True)
        self._numbers = count(1)
        self._is_saved = False
        self._open()

    def add(self, rows: Iterable[SheetRow]) -> None:
        """Write rows below those that are there. Raises Unavailable as `NewFile`."""
        with outages():
            for row in rows:
                if self._written == self._most_rows:
                    self._end()
                    self._open()
                self._page.append([self._cell(value) for value in row])
                self._written += 1

    def finish(self) -> None:
        """Put the file in its place. Raises Unavailable as `NewFile`."""
        self._end()
        self._is_saved = True
        with outages():
            self._book.save(self._new.file)
        self._new.put_in_place()

    def abandon(self) -> None:
        """Leave no file, nor the notes that the library makes while it writes."""
        self._new.drop()
        if not self._is_saved:
            self._is_saved = True
            # A disk that is full does not take the rest of the notes either.
            with suppress(OSError):
                self._book.save(os.devnull)

    def _open(self) -> None:
        """Begin a worksheet: its head stays in sight, and it is read from the side of its language."""
        sheet, number = self._sheet, next(self._numbers)
        ending = f" {number}" if number > 1 else ""
        name, most = _NOT_IN_NAMES.sub(" ", sheet.title).strip(), _LONGEST_NAME - len(ending)
        if len(name) > most:
            # A year that lost its last digit would be read as another one.
            name = f"{name[: most - 1].rstrip()}…"
        self._page = self._book.create_sheet(f"{name or 'Sheet'}{ending}")
        self._page.sheet_view.rightToLeft = sheet.is_rtl
        self._page.freeze_panes = "A2"
        for place, column in enumerate(sheet.columns, 1):
            self._page.column_dimensions[get_column_letter(place)].width = column.width
        self._page.append([self._head(column.title) for column in sheet.columns])
        self._written = 0

    def _end(self) -> None:
        """Let people sort and filter what is there."""
        last = get_column_letter(len(self._sheet.columns))
        self._page.auto_filter.ref = f"A1:{last}{self._written + 1}"

    def _head(self, title: str) -> Cell:
        cell = self._text(title)
        cell.font, cell.fill = _HEAD_FONT, _HEAD_FILL
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        return cell

    def _cell(self, value: Value) -> Cell | None:
        zone: ZoneInfo = self._sheet.time_zone
        match value:
            case None | "":
                return None
            case str():
                return self._text(value)
            case Money():
                places = value.currency.exponent
                return self._figure(value.decimal, "#,##0" + ("." + "0" * places if places else ""))
            case Quantity():
                return self._figure(value.decimal, _QUANTITY)
            case Share():
                return self._figure(value.decimal, _PERCENT)
            case datetime():
                return self._figure(local(value, zone), _INSTANT)
            case date():
                return self._figure(value, _DAY)
            case _:
                return self._figure(value, _WHOLE)

    def _text(self, text: str) -> Cell:
        cell = WriteOnlyCell(self._page, ILLEGAL_CHARACTERS_RE.sub("", text))
        # The library takes what begins with "=" for a formula; the format keeps it a text when it is edited.
        cell.data_type, cell.number_format = "s", _TEXT
        return cell

    def _figure(self, value: Decimal | int | date, shown_as: str) -> Cell:
        cell = WriteOnlyCell(self._page)
        cell.value = value
        cell.number_format = shown_as
        return cell
