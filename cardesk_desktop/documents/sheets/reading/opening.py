"""Opens a file that a person chose, whatever its name says it is. Runs on a thread for files."""

from __future__ import annotations

from pathlib import Path

from cardesk_desktop.documents.sheets.reading.csv_file import Encoding, read_csv
from cardesk_desktop.documents.sheets.reading.sheet import MAX_FILE_BYTES, IncomingSheet
from cardesk_desktop.documents.sheets.reading.xlsx_file import OLE_MARK, ZIP_MARK, read_xlsx
from cardesk_desktop.domain.errors import Code, Refused, Unavailable

_MIB = 1024 * 1024


def read_sheet(path: Path, encoding: Encoding = Encoding.UNICODE) -> IncomingSheet:
    """The sheet in a CSV or XLSX file.

    Refuses with SHEET_TOO_LARGE before anything is read, and as `read_csv` and `read_xlsx` do; raises
    Unavailable(FILE_UNREADABLE).
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise Refused(Code.SHEET_TOO_LARGE, most=MAX_FILE_BYTES // _MIB)
        with path.open("rb") as file:
            # One byte more than allowed: a file may grow, and some have no size at all.
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise Unavailable(Code.FILE_UNREADABLE) from error
    if len(data) > MAX_FILE_BYTES:
        raise Refused(Code.SHEET_TOO_LARGE, most=MAX_FILE_BYTES // _MIB)
    if data.startswith((ZIP_MARK, OLE_MARK)):
        return read_xlsx(data)
    return read_csv(data, encoding)
