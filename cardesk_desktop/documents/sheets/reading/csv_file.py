"""CSV files (RFC 4180 and what spreadsheet programs make of it), in the encodings of our five languages."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from enum import StrEnum

from cardesk_desktop.documents.sheets.plain import as_typed
from cardesk_desktop.documents.sheets.reading.sheet import IncomingBuilder, IncomingSheet
from cardesk_desktop.domain.errors import Code, Refused

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A line above the headings that Excel writes and obeys.
_NAMED_DELIMITER = re.compile(r'"?sep=([,;\t|])"?\r?\n?', re.IGNORECASE)
# A field longer than this is a quotation mark that was never closed.
_LONGEST_FIELD = 1_000_000


# So does a row of more lines: nobody writes a letter into a cell.
_MOST_LINES = 100


class Encoding(StrEnum):
    """The code page of a file that is not Unicode; nothing in the file says which it is, a person does."""

    UNICODE = "utf-8"
    WESTERN = "cp1252"
    ARABIC = "cp1256"
    CYRILLIC = "cp1251"


def read_csv(data: bytes, encoding: Encoding = Encoding.UNICODE) -> IncomingSheet:
    """Read the bytes of a file; a byte order mark in it wins over `encoding`.

    Refuses with SHEET_ENCODING_UNKNOWN when the bytes are none of that encoding, SHEET_UNREADABLE when
    they are no text at all, SHEET_QUOTE_OPEN when a quotation mark swallows the rows behind it, and as
    `IncomingBuilder` does.
    """
    text = _decoded(data, encoding)
    if "\0" in text:
        raise Refused(Code.SHEET_UNREADABLE)
    builder = IncomingBuilder()
    csv.field_size_limit(_LONGEST_FIELD)
    named = _NAMED_DELIMITER.match(text)
    above = 1 if named else 0
    text = text[named.end() :] if named else text
    delimiter = named[1] if named else delimiter_of(text[:_SAMPLE])
    lines = _Lines(text)
    before, width, last = above, 0, list[str]()
    try:
        for cells in csv.reader(lines, delimiter=delimiter):
            if lines.taken > _MOST_LINES:
                raise Refused(Code.SHEET_QUOTE_OPEN, row=before + 1)
            builder.add(before + 1, [as_typed(cell) for cell in cells])
            before += lines.taken
            last = lines.row()
            width = width or len(cells)
            if _swallows(last, cells, width, delimiter):
                raise Refused(Code.SHEET_QUOTE_OPEN, row=before - len(last) + 1)
    except csv.Error as error:
        raise Refused(Code.SHEET_QUOTE_OPEN, row=before + 1) from error
    if _is_open(last, delimiter):
        raise Refused(Code.SHEET_QUOTE_OPEN, row=before - len(last) + 1)
    return builder.sheet()


class _Lines:
    """The lines of a text one by one; remembers those of the row that is being read."""

    def __init__(self, text: str) -> None:
        self._lines, self._row = io.StringIO(text, newline=""), list[str]()

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._row.append(line)
            yield line

    @property
    def taken(self) -> int:
        """How many lines the row has."""
        return len(self._row)

    def row(self) -> list[str]:
        """The lines of the row, after which another one begins."""
        row, self._row = self._row, []
        return row


def _swallows(row: list[str], cells: list[str], width: int, delimiter: str) -> bool:
    """True for a row of several lines that a second stray quotation mark ends, not the text's own.

    It stands before more text, or the row has another width than the first one while its last line alone
    would have had the same.
    """
    if len(row) < 2:
        return False
    try:
        list(csv.reader(row, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    alone = next(iter(csv.reader(row[-1:], delimiter=delimiter)), [])
    return len(alone) == width > 1 and len(cells) != width


def _is_open(row: list[str], delimiter: str) -> bool:
    """True when a text begins in the last row and nothing ends it."""
    try:
        list(csv.reader(row, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return str(error) == "unexpected end of data"
    return False


def delimiter_of(sample: str) -> str:
    """The delimiter that parts the first lines into the most columns, each line alike; else the comma."""
    lines = [line for line in sample.splitlines()[:20] if line.strip()]
    if len(sample) == _SAMPLE and len(lines) > 1:
        lines = lines[:-1]

    def rating(delimiter: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter)]
        common = max(set(widths), key=widths.count)
        return (widths.count(common) if common > 1 else 0, common)

    try:
        return max(_DELIMITERS, key=rating) if lines else ","
    except csv.Error:
        return ","


def _decoded(data: bytes, encoding: Encoding) -> str:
    named = next((name for mark, name in _BOMS if data.startswith(mark)), encoding.value)
    try:
        return data.decode(named)
    except UnicodeDecodeError as error:
        raise Refused(Code.SHEET_ENCODING_UNKNOWN) from error
