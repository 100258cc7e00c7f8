"""The table of a report as a file, and as an operation that is read page by page."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from cardesk_desktop.documents.sheets import Value
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.views import Order, Page
from cardesk_desktop.ui.exporting import ExportColumn, ListExport
from cardesk_desktop.ui.screens.reports.face import ReportFace, Table, TableRow
from cardesk_desktop.ui.screens.reports.memory import ReportKind

_LETTERS_OF_NAMES, _LETTERS_OF_FIGURES = 32, 16


def rows_of(table: Table) -> Callable[..., Outcome[Page[TableRow]]]:
    """The rows as every paged operation gives them."""

    def page(desk: Desk, *, staff_id: UUID, order: Order, offset: int, limit: int) -> Outcome[Page[TableRow]]:
        return table.read(desk, staff_id, order, offset, limit)

    return page


def report_export(face: ReportFace, kind: ReportKind, staff_id: UUID, order: Order) -> ListExport[TableRow]:
    """All rows of a report, in the order in which they stand on the screen."""
    columns = tuple(
        ExportColumn(
            column.title,
            _value_at(place),
            _LETTERS_OF_FIGURES if column.is_figure else _LETTERS_OF_NAMES,
        )
        for place, column in enumerate(face.table.columns)
    )
    return ListExport(
        name=f"report {kind.value}",
        title=f"{face.title}, {face.days}" if face.days else face.title,
        total=face.table.total,
        columns=columns,
        operation=rows_of(face.table),
        key=lambda row: row.key,
        arguments={"staff_id": staff_id, "order": order},
        shown_with=Permission.SEE_COSTS if kind is ReportKind.STOCK else Permission.SEE_REPORTS,
    )


def _value_at(place: int) -> Callable[[TableRow], Value]:
    return lambda row: row.values[place]
