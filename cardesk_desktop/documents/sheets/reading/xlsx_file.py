"""XLSX workbooks (ECMA-376): the first sheet that holds rows, its values only. No formula is reckoned."""

from __future__ import annotations

import datetime as dt
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable
from decimal import Decimal

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from cardesk_desktop.documents.sheets.reading.sheet import MAX_COLUMNS, IncomingBuilder, IncomingSheet
from cardesk_desktop.domain.errors import Code, Refused

ZIP_MARK = b"PK\x03\x04"
# The old binary format of workbooks, and what a workbook with a password is wrapped in.
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

MAX_UNPACKED_BYTES = 512 * 1024 * 1024
MAX_RATIO = 250
"""XML of a sheet packs to a tenth, to a fortieth at best; what packs better was made to burst."""
MAX_PARTS = 2_000
_SMALL = 1024 * 1024

_BROKEN = (
    zipfile.BadZipFile,
    InvalidFileException,
    DefusedXmlException,
    # Of the standard library's parser, and of lxml's, which openpyxl takes where somebody installed it.
    SyntaxError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    # Of a part that does not unpack, is packed in an unknown way, or says that it is encrypted.
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    # Of numbers that are none.
    ArithmeticError,
    struct.error,
)
"""What openpyxl and what it stands on raise for files that only begin like a workbook."""


def read_xlsx(data: bytes) -> IncomingSheet:
    """Read the bytes of a workbook.

    Refuses with SHEET_PROTECTED (a password, or the format before 2007), SHEET_BURSTING (it would unpack
    to more than any list of ours), SHEET_UNREADABLE, and as `IncomingBuilder` does.
    """
    if data.startswith(OLE_MARK):
        raise Refused(Code.SHEET_PROTECTED)
    try:
        _refuse_bursting(data)
        builder = IncomingBuilder()
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in workbook.worksheets:
                # What the file says of its own size is not to be believed.
                sheet.reset_dimensions()
                _take(builder, sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS + 1))
                if builder.has_rows:
                    break
        finally:
            workbook.close()
    except _BROKEN as error:
        raise Refused(Code.SHEET_UNREADABLE) from error
    return builder.sheet()


def _take(builder: IncomingBuilder, rows: Iterable[tuple[object, ...]]) -> None:
    for number, cells in enumerate(rows, start=1):
        builder.add(number, [text_of(cell) for cell in cells])


def text_of(cell: object) -> str:
    """A cell's value as a person would type it: numbers without idle zeros, days as 2026-11-23."""
    match cell:
        case None:
            return ""
        case bool():
            return "1" if cell else "0"
        case float():
            # Fifteen digits are what a workbook keeps; the sixteenth is noise of its binary fractions.
            return _plain(Decimal(format(cell, ".15g")))
        case dt.datetime():
            is_day = cell.time() == dt.time()
            return cell.date().isoformat() if is_day else cell.isoformat(" ", "minutes")
        case dt.date() | dt.time():
            return cell.isoformat()
        case _:
            return str(cell)


def _plain(number: Decimal) -> str:
    whole = number.to_integral_value()
    return str(int(whole)) if number == whole and abs(number) < Decimal(10) ** 15 else format(number, "f")


def _refuse_bursting(data: bytes) -> None:
    """The directory of the archive says how large each part becomes; reading stops at what it says."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        is_odd = any(
            part.file_size > _SMALL and part.file_size > MAX_RATIO * max(1, part.compress_size)
            for part in parts
        )
        unpacked = sum(part.file_size for part in parts)
        if is_odd or len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES:
            raise Refused(Code.SHEET_BURSTING)
        if any(part.flag_bits & 1 for part in parts):
            raise Refused(Code.SHEET_PROTECTED)
