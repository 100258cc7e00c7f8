"""A sheet as it was read: the headings and the rows below them, all cells as text."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.errors import Code, Refused

MAX_FILE_BYTES = 64 * 1024 * 1024
"""A catalogue of 200,000 rows is about 30 MiB as CSV; larger files are no lists of a car wash."""
MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_CELL = 5_000
"""Letters kept of a cell. Every field of ours is shorter and refuses what is too long by its own rule."""


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """One row. `number` is the row's number in the file as a spreadsheet program shows it, from 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text of a column; empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class IncomingSheet:
    """A whole sheet in memory. Rows without any text are left out."""

    headings: tuple[str, ...]
    rows: tuple[IncomingRow, ...]


class IncomingBuilder:
    """Takes rows in their order, cleans and counts them; the first one with text gives the headings.

    Unless it is a title: one text alone, above a row of several that are words.
    """

    def __init__(self) -> None:
        self._headings: tuple[str, ...] = ()
        self._rows: list[IncomingRow] = []

    @property
    def has_rows(self) -> bool:
        """A row below the headings was taken."""
        return bool(self._rows)

    def add(self, number: int, cells: list[str]) -> None:
        """Take one row. Refuses with SHEET_TOO_MANY_ROWS or SHEET_TOO_WIDE."""
        clean = [cell[:MAX_CELL].strip() for cell in cells]
        while clean and not clean[-1]:
            clean.pop()
        if not clean:
            return
        if len(clean) > MAX_COLUMNS:
            raise Refused(Code.SHEET_TOO_WIDE, most=MAX_COLUMNS)
        if not self._headings or (not self._rows and _is_title(self._headings, clean)):
            self._headings = tuple(clean)
            return
        if len(self._rows) >= MAX_ROWS:
            raise Refused(Code.SHEET_TOO_MANY_ROWS, most=MAX_ROWS)
        self._rows.append(IncomingRow(number, tuple(clean)))

    def sheet(self) -> IncomingSheet:
        """All that was taken. Refuses with SHEET_EMPTY when there is no row below the headings."""
        if not self._rows:
            raise Refused(Code.SHEET_EMPTY)
        return IncomingSheet(self._headings, tuple(self._rows))


def _is_title(above: tuple[str, ...], below: list[str]) -> bool:
    """True when `below` are headings and `above`, of one text only, is not. Figures are never headings."""
    is_alone = sum(1 for text in above if text) == 1
    are_words = all(text and not any(letter.isdigit() for letter in text) for text in below)
    return is_alone and len(below) > 1 and are_words
