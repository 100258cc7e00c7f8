"""Lists to import, written as people write them."""

from __future__ import annotations

from collections.abc import Mapping

from cardesk_desktop.documents.sheets.reading.csv_file import read_csv
from cardesk_desktop.documents.sheets.reading.sheet import IncomingSheet
from cardesk_desktop.domain.importing.fields import ImportField, ImportKind
from cardesk_desktop.domain.importing.headings import guess_columns
from cardesk_desktop.domain.importing.report import ImportPlan, ImportReport, OnKnown, RowFate
from cardesk_desktop.operations.importing.taking_in import take_in, try_import
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


def tried(shop: OpenShop, sheet: IncomingSheet, plan: ImportPlan) -> ImportReport:
    """What would become of the rows."""
    return try_import(shop.desk, staff_id=MANAGER.id, sheet=sheet, plan=plan).value


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
    batch = take_in(shop.desk, staff_id=MANAGER.id, sheet=sheet, plan=plan).value
    assert (batch.added, batch.changed) == fates(report)[:2]
    assert batch.refused == fates(report)[3]
    return report
