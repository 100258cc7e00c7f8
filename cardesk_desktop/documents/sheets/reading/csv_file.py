"""CSV files (RFC 4180 and what spreadsheet programs make of it), in the encodings of our five languages."""

from __future__ import annotations

import codecs
import csv
import io
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
# A field longer than this is a quotation mark that was never closed.
_LONGEST_FIELD = 1_000_000


class Encoding(StrEnum):
    """The code page of a file that is not Unicode; nothing in the file says which it is, a person does."""

    UNICODE = "utf-8"
    WESTERN = "cp1252"
    ARABIC = "cp1256"
    CYRILLIC = "cp1251"


def read_csv(data: bytes, encoding: Encoding = Encoding.UNICODE) -> IncomingSheet:
    """Read the bytes of a file; a byte order mark in it wins over `encoding`.

    Refuses with SHEET_ENCODING_UNKNOWN when the bytes are none of that encoding, SHEET_UNREADABLE when
    they are no text at all, and as `IncomingBuilder` does.
    """
    text = _decoded(data, encoding)
    if "\0" in text:
        raise Refused(Code.SHEET_UNREADABLE)
    builder = IncomingBuilder()
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text[:_SAMPLE]))
    before = 0
    try:
        for cells in reader:
            builder.add(before + 1, [as_typed(cell) for cell in cells])
            before = reader.line_num
    except csv.Error as error:
        raise Refused(Code.SHEET_UNREADABLE, row=before + 1) from error
    return builder.sheet()


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
