"""Lists to import, written as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from cardesk_desktop.documents.sheets.reading.csv_file import read_csv
from cardesk_desktop.documents.sheets.reading.sheet import IncomingSheet
from cardesk_desktop.domain.importing.batch import ImportBatch
from cardesk_desktop.domain.importing.fields import ImportField, ImportKind
from cardesk_desktop.domain.importing.headings import guess_columns
from cardesk_desktop.domain.importing.report import ImportPlan, ImportReport, OnKnown, RowFate
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.importing.taking_in import ImportRun, advance_import
from cardesk_desktop.operations.importing.undoing import ImportUndone, UndoRun, advance_undo
from tests.builders.open_shop import MANAGER, OpenShop


def listed(text: str) -> IncomingSheet:
    """A list of a heading row and rows, cells parted by semicolons."""
    return read_csv("\n".join(line.strip() for line in text.strip().splitlines()).encode())


def plan_for(
    sheet: IncomingSheet,
    kind: ImportKind = ImportKind.PRODUCTS,
    on_known: OnKnown = OnKnown.LEAVE,
    columns: Mapping[ImportField, int] | None = None,
) -> ImportPlan:
    """The plan that the headings suggest."""
    return ImportPlan(kind, columns or guess_columns(sheet.headings, kind), "list.csv", on_known, "Imported")


def carried_out(desk: Desk, run: ImportRun) -> ImportRun:
    """The run, slice by slice, until it is through."""
    while not run.is_through:
        advance_import(desk, staff_id=MANAGER.id, run=run)
    return run


def taken_in(desk: Desk, sheet: IncomingSheet, plan: ImportPlan) -> ImportBatch:
    """The whole list, taken in."""
    batch = carried_out(desk, ImportRun(sheet, plan)).batch
    assert batch is not None
    return batch


def taken_back(desk: Desk, batch_id: UUID) -> ImportUndone:
    """The whole import, taken back."""
    run = UndoRun(batch_id)
    while not run.is_through:
        advance_undo(desk, staff_id=MANAGER.id, run=run)
    return run.undone


def tried(shop: OpenShop, sheet: IncomingSheet, plan: ImportPlan) -> ImportReport:
    """What would become of the rows."""
    report = carried_out(shop.desk, ImportRun(sheet, plan, is_trial=True)).report
    assert report is not None
    return report


def fates(report: ImportReport) -> tuple[int, int, int, int]:
    """New, changed, same, refused."""
    new, changed, same, refused = (report.counts.get(fate, 0) for fate in RowFate)
    return new, changed, same, refused


def imported(
    shop: OpenShop,
    text: str,
    kind: ImportKind = ImportKind.PRODUCTS,
    on_known: OnKnown = OnKnown.LEAVE,
) -> ImportReport:
    """Try a list, take it in, and prove that the trial said what happened."""
    sheet = listed(text)
    plan = plan_for(sheet, kind, on_known)
    report = tried(shop, sheet, plan)
    batch = taken_in(shop.desk, sheet, plan)
    assert (batch.added, batch.changed) == fates(report)[:2]
    assert batch.refused == fates(report)[3]
    return report
