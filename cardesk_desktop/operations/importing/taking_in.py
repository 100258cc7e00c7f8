"""A list is tried, taken in and undone; each in one unit of work, so that nothing is ever half done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from cardesk_desktop.documents.sheets.reading.sheet import IncomingSheet
from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.importing.batch import ImportBatch, ImportedItem, Made
from cardesk_desktop.domain.importing.fields import NEEDED, ImportKind
from cardesk_desktop.domain.importing.kept_item import write_item
from cardesk_desktop.domain.importing.mark import mark_of
from cardesk_desktop.domain.importing.report import ImportPlan, ImportReport, RowFate, RowRefusal
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting, viewing
from cardesk_desktop.operations.importing.cells import Cells, RowFault
from cardesk_desktop.operations.importing.clients import ClientRows
from cardesk_desktop.operations.importing.numbering import SkuRun
from cardesk_desktop.operations.importing.products import ProductRows
from cardesk_desktop.operations.importing.samples import Samples
from cardesk_desktop.operations.importing.services import ServiceRows
from cardesk_desktop.operations.importing.shelving import Shelving
from cardesk_desktop.operations.importing.verdict import Verdict
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Page


class Steps(Protocol):
    """Is told how many rows are read; called on the database thread."""

    def __call__(self, done: int, total: int, /) -> None: ...


class _Rows(Protocol):
    def read(self, cells: Cells) -> Verdict: ...


@dataclass(slots=True)
class _Reading:
    """The rows of one list as they are read, and what was found out about all of them."""

    rows: _Rows
    shelving: Shelving
    counts: Counter[RowFate]
    refusals: list[RowRefusal]
    samples: Samples

    def verdicts(self, sheet: IncomingSheet, plan: ImportPlan, steps: Steps | None) -> Iterator[Verdict]:
        """Every row that can be taken; those that cannot are kept as refusals."""
        total = len(sheet.rows)
        for done, row in enumerate(sheet.rows, start=1):
            try:
                cells = Cells(plan, row)
                verdict = self.rows.read(cells)
            except RowFault as fault:
                self.counts[RowFate.REFUSED] += 1
                self.refusals.append(fault.at(row.number))
            else:
                self.counts[verdict.fate] += 1
                if verdict.fate is not RowFate.SAME:
                    self.samples.note(cells)
                yield verdict
            if steps is not None and (done % 100 == 0 or done == total):
                steps(done, total)

    def report(self) -> ImportReport:
        return ImportReport(
            dict(self.counts),
            tuple(self.refusals),
            tuple(category.names for category in self.shelving.new_categories),
            tuple(supplier.name for supplier in self.shelving.new_suppliers),
            self.samples.shown(),
        )


def try_import(
    desk: Desk, *, staff_id: UUID, sheet: IncomingSheet, plan: ImportPlan, steps: Steps | None = None
) -> Outcome[ImportReport]:
    """Say what would become of every row; nothing is written. Refuses with COLUMN_MISSING."""
    _require_columns(plan)
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.IMPORT_DATA)
        reading = _reading(desk, work, plan)
        for _ in reading.verdicts(sheet, plan, steps):
            pass
        return Outcome(reading.report())


def take_in(
    desk: Desk, *, staff_id: UUID, sheet: IncomingSheet, plan: ImportPlan, steps: Steps | None = None
) -> Outcome[ImportBatch]:
    """Take the list in, without its refused rows, in one commit.

    Refuses with COLUMN_MISSING, and with IMPORT_CHANGES_NOTHING when no row is new or changes anything.
    """
    _require_columns(plan)
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.IMPORT_DATA)
        reading = _reading(desk, work, plan)
        taken = [v for v in reading.verdicts(sheet, plan, steps) if v.fate is not RowFate.SAME]
        if not taken:
            raise Refused(Code.IMPORT_CHANGES_NOTHING)
        changes = reading.shelving.write(work)
        batch_id = desk.new_id()
        items = [*reading.shelving.made(), *(item for verdict in taken for item in _write(work, verdict))]
        batch = ImportBatch(
            id=batch_id,
            at=desk.clock.now(),
            staff_id=staff_id,
            kind=plan.kind,
            file_name=plan.file_name,
            added=reading.counts[RowFate.NEW],
            changed=reading.counts[RowFate.CHANGED],
            refused=reading.counts[RowFate.REFUSED],
        )
        work.imports.add(batch, items)
        figures = {"added": batch.added, "changed": batch.changed, "refused": batch.refused}
        event = JournalEvent.LIST_IMPORTED
        work.journal.add(JournalEntry(desk.new_id(), batch.at, event, batch.id, staff_id, figures))
        return Outcome(batch, changes | changes_of(plan.kind, items))


def imports(desk: Desk, *, offset: int, limit: int) -> Outcome[Page[ImportBatch]]:
    """What was imported, newest first."""
    with desk.store.read() as work:
        return Outcome(work.imports.page(offset, limit))


def changes_of(kind: ImportKind, items: Sequence[ImportedItem]) -> Changes:
    """What screens have to read again; of long lists one item stands for all."""
    nouns = (Noun.CLIENT, Noun.VEHICLE) if kind is ImportKind.CLIENTS else (Noun.CATALOGUE, Noun.STOCK)
    return Changes.of(*((noun, item.subject_id) for item in items[-1:] for noun in nouns))


def _require_columns(plan: ImportPlan) -> None:
    missing = [of for of in NEEDED[plan.kind] if of not in plan.columns]
    if missing:
        raise Refused(Code.COLUMN_MISSING, column=missing[0])


def _reading(desk: Desk, work: UnitOfWork, plan: ImportPlan) -> _Reading:
    new_id = desk.new_id
    shelving = Shelving(work, new_id, plan.fallback_category)
    rows: _Rows
    match plan.kind:
        case ImportKind.PRODUCTS:
            rows = ProductRows(work, new_id, shelving, SkuRun(work).next)
        case ImportKind.SERVICES:
            rows = ServiceRows(work, new_id, shelving)
        case ImportKind.CLIENTS:
            rows = ClientRows(work, new_id, desk.clock.now())
    return _Reading(rows, shelving, Counter(), [], Samples(work.company.company().currency))


def _write(work: UnitOfWork, verdict: Verdict) -> Iterator[ImportedItem]:
    """Write what a row gives, and say what was there before."""
    before, after = verdict.before, verdict.after
    if after is not None:
        if isinstance(after, Product):
            (work.catalogue.save_product if before else work.catalogue.add_product)(after)
        else:
            (work.catalogue.save_service if before else work.catalogue.add_service)(after)
        kept = write_item(before) if before else ""
        yield ImportedItem(after.id, Made.SOLD, kept, write_item(after))
    if verdict.client is not None:
        work.clients.add(verdict.client)
        yield ImportedItem(verdict.client.id, Made.CLIENT, after=mark_of(verdict.client))
    if verdict.vehicle is not None:
        work.vehicles.add(verdict.vehicle)
        yield ImportedItem(verdict.vehicle.id, Made.VEHICLE, after=mark_of(verdict.vehicle))
