"""Lists as files for other programs, written row by row, whole or not at all.

    writer = open_sheet(path, SheetFormat.XLSX, sheet)
    for chunk in chunks:
        writer.add(chunk)
    writer.finish()

Slow, and no place for the screen's thread; the calls may come from several threads, one after another.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from cardesk_desktop.documents.sheets.model import (
    Share,
    Sheet,
    SheetColumn,
    SheetFormat,
    SheetRow,
    Value,
)
from cardesk_desktop.documents.sheets.plain import CsvWriter
from cardesk_desktop.whole_file import NewFile

__all__ = ["Share", "Sheet", "SheetColumn", "SheetFormat", "SheetRow", "SheetWriter", "Value", "open_sheet"]


class SheetWriter(Protocol):
    """A file on its way. Everything raises Unavailable: DISK_FULL, FILE_UNWRITABLE."""

    def add(self, rows: Iterable[SheetRow]) -> None:
        """Write rows below those that are there."""

    def finish(self) -> None:
        """Put the file in its place; an older one stays until then."""

    def abandon(self) -> None:
        """Leave no file."""


def open_sheet(path: Path, kind: SheetFormat, sheet: Sheet) -> SheetWriter:
    """Begin the file of a sheet: it stands at `path` when it is finished. Raises Unavailable."""
    new = NewFile(path)
    if kind is SheetFormat.CSV:
        return CsvWriter(new, sheet)
    # The library takes a quarter of a second to load, and few days end with an export.
    from cardesk_desktop.documents.sheets.workbook import XlsxWriter  # noqa: PLC0415

    return XlsxWriter(new, sheet)
