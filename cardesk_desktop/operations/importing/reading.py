"""The rows of one list as they are read, whichever unit of work they are read in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from cardesk_desktop.documents.sheets.reading.sheet import IncomingRow
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.importing.batch import ImportBatch, Made
from cardesk_desktop.domain.importing.fields import NEEDED, ImportKind
from cardesk_desktop.domain.importing.report import ImportPlan, ImportReport, RowFate, RowRefusal
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.importing.cells import Cells, RowFault
from cardesk_desktop.operations.importing.clients import ClientRows
from cardesk_desktop.operations.importing.numbering import SkuRun
from cardesk_desktop.operations.importing.products import ProductRows
from cardesk_desktop.operations.importing.samples import Samples
from cardesk_desktop.operations.importing.services import ServiceRows
from cardesk_desktop.operations.importing.shelving import Shelving
from cardesk_desktop.operations.importing.verdict import Verdict
from cardesk_desktop.store.unit_of_work import UnitOfWork

_LOOKED_AT = 10
"""So many imports before this one."""


class Rows(Protocol):
    """Reads rows one after the other, and remembers those of the same list that came before."""

    def enter(self, work: UnitOfWork) -> None:
        """Look things up in this unit of work from now on."""

    def read(self, cells: Cells) -> Verdict:
        """What a row becomes. Raises RowFault."""


@dataclass(slots=True)
class Reading:
    """What was found out so far about the rows of one list."""

    plan: ImportPlan
    rows: Rows
    shelving: Shelving
    counts: Counter[RowFate]
    refusals: list[RowRefusal]
    samples: Samples

    def verdicts(self, work: UnitOfWork, rows: Sequence[IncomingRow]) -> Iterator[Verdict | None]:
        """What becomes of each row; None for one that cannot be taken, which is kept as a refusal."""
        self.rows.enter(work)
        for row in rows:
            try:
                cells = Cells(self.plan, row)
                verdict = self.rows.read(cells)
            except RowFault as fault:
                self.counts[RowFate.REFUSED] += 1
                self.refusals.append(fault.at(row.number))
                yield None
            else:
                self.counts[verdict.fate] += 1
                if verdict.fate is not RowFate.SAME:
                    self.samples.note(cells)
                yield verdict

    def report(self) -> ImportReport:
        """What would become of the rows that were read."""
        return ImportReport(
            dict(self.counts),
            tuple(self.refusals),
            tuple(category.names for category in self.shelving.new_categories),
            tuple(supplier.name for supplier in self.shelving.new_suppliers),
            self.samples.shown(),
        )


def begin_reading(desk: Desk, work: UnitOfWork, plan: ImportPlan) -> Reading:
    """Nothing is read yet."""
    new_id = desk.new_id
    shelving = Shelving(work, new_id, plan.fallback_category)
    rows: Rows
    match plan.kind:
        case ImportKind.PRODUCTS:
            rows = ProductRows(work, new_id, shelving, SkuRun(work))
        case ImportKind.SERVICES:
            rows = ServiceRows(work, new_id, shelving)
        case ImportKind.CLIENTS:
            rows = ClientRows(work, new_id, desk.clock.now(), _brought(work, plan.file_name))
    return Reading(plan, rows, shelving, Counter(), [], Samples(work.company.company().currency))


def _brought(work: UnitOfWork, file_name: str) -> frozenset[UUID]:
    """The clients of this list that are there since an import of it was broken off: its end is not noted."""
    return frozenset(
        item.subject_id
        for batch in work.imports.page(0, _LOOKED_AT).rows
        if batch.kind is ImportKind.CLIENTS and batch.file_name == file_name and batch.undone_at is None
        if not _is_ended(work, batch)
        for item in work.imports.items(batch.id, 0, work.imports.count_of_items(batch.id))
        if item.made is Made.CLIENT
    )


def _is_ended(work: UnitOfWork, batch: ImportBatch) -> bool:
    noted = work.journal.each(JournalEvent.LIST_IMPORTED, batch.id)
    return any("added" in entry.figures for entry in noted)


def require_columns(plan: ImportPlan) -> None:
    """Refuse with COLUMN_MISSING a plan that lacks what no row can do without."""
    missing = [of for of in NEEDED[plan.kind] if of not in plan.columns]
    if missing:
        raise Refused(Code.COLUMN_MISSING, column=missing[0])
