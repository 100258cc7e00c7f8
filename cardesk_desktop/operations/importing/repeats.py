"""Rows of one list that name the same thing: the first one counts."""

from __future__ import annotations

from collections.abc import Sequence

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations.importing.cells import Cells, RowFault


class Repeats:
    """Remembers by which keys things were named, and in which row."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}

    def check(self, cells: Cells, keys: Sequence[str]) -> None:
        """Remember the keys of a row. Raises RowFault(IMPORT_ROW_REPEATED) when one was there before."""
        first = next((self._rows[key] for key in keys if key in self._rows), None)
        if first is not None:
            raise RowFault(None, "", Refused(Code.IMPORT_ROW_REPEATED, row=first))
        for key in keys:
            self._rows[key] = cells.row.number
