"""The newest document of each of this register's series: what is looked at each time a desk is opened."""

from __future__ import annotations

from collections.abc import Mapping

from cardesk_desktop.domain.numbering import DocumentKind, Head, Series
from cardesk_desktop.domain.sealing import NO_PREDECESSOR
from cardesk_desktop.store.cells import PLAIN, choice_cell
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.written import Cells, read_all

SERIES: Cells = {"register_code": PLAIN, "incarnation": PLAIN, "kind": choice_cell(DocumentKind)}
_IN_SERIES = " WHERE is_foreign = 0 AND register_code = ? AND incarnation = ? AND kind = ?"
_NEWEST = f"{_IN_SERIES} ORDER BY sequence DESC LIMIT 1"
_AT = f"{_IN_SERIES} AND sequence = ?"
HEAD: Cells = {"sequence": PLAIN, "hash": PLAIN}

_HEAD = read_all("document", HEAD, _NEWEST, SERIES)
_HASH_AT = read_all("document", {"hash": PLAIN}, _AT, {**SERIES, "sequence": PLAIN})


def series_columns(series: Series) -> dict[str, object]:
    """The parameters that name a series."""
    return {
        "register_code": series.register_code,
        "incarnation": series.incarnation,
        "kind": series.kind,
    }


class SeriesHeads:
    """Reads where the series end that this register numbers, or numbered, under."""

    def __init__(self, database: Database, company: CompanyRepository) -> None:
        self._database = database
        self._company = company

    def heads(self, incarnation: str) -> dict[DocumentKind, Head]:
        """The newest document of each of this register's series of one incarnation."""
        code = self._company.register().code
        found = {kind: self.newest(Series(code, incarnation, kind)) for kind in DocumentKind}
        return {kind: Head(head[0], head[1].hex()) for kind, head in found.items() if head[0] > 0}

    def hashes_at(self, incarnation: str, places: Mapping[DocumentKind, int]) -> dict[DocumentKind, str]:
        """The hash (hexadecimal) of this register's documents at these sequences, where there is one."""
        code = self._company.register().code
        rows = {
            kind: self._database.first(
                _HASH_AT, {**series_columns(Series(code, incarnation, kind)), "sequence": sequence}
            )
            for kind, sequence in places.items()
        }
        return {kind: row[0].hex() for kind, row in rows.items() if row}

    def newest(self, series: Series) -> tuple[int, bytes]:
        """The sequence and the hash of the newest document of a series; 0 before there is one."""
        row = self._database.first(_HEAD, series_columns(series))
        return (row[0], row[1]) if row else (0, NO_PREDECESSOR)
