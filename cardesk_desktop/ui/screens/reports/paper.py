"""A report for paper: the company, the figures, and the rows as far as paper takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.documents import render_report
from cardesk_desktop.documents.report_paper import ReportFigure, ReportPaper, ReportRow
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.report_papers import ReportHead, report_head
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.screens.reports.face import ReportFace, TableRow
from cardesk_desktop.ui.widgets.cell import Cell

MOST_ROWS = 1_000
"""Some thirty pages; whoever wants more wants a file."""


@dataclass(frozen=True, slots=True)
class PaperRows:
    """What the paper needs beside what the screen shows."""

    head: ReportHead
    rows: tuple[TableRow, ...]


def read_paper(face: ReportFace, order: Order, desk: Desk, *, staff_id: UUID) -> Outcome[PaperRows]:
    """The head, and the first rows of the table in the order of the screen."""
    head = report_head(desk, staff_id=staff_id).value
    rows = face.table.read(desk, staff_id, order, 0, MOST_ROWS).value.rows if face.table.total else ()
    return Outcome(PaperRows(head, rows))


def drawn_report(_: Phrasebook, face: ReportFace, found: PaperRows) -> bytes:
    """Draw it in the language of the screen. Slow: for an io thread."""
    return render_report(report_paper(_, face, found), phrasebook=_, logo=found.head.logo)


def report_paper(_: Phrasebook, face: ReportFace, found: PaperRows) -> ReportPaper:
    """What stands on the paper."""
    head, left_out = found.head, face.table.total - len(found.rows)
    more = ""
    if left_out > 0:
        more = _.plural(
            "{n} more row is not on this paper. Export saves the whole table.",
            "{n} more rows are not on this paper. Export saves the whole table.",
            left_out,
        )
    total = face.table.total_cells
    return ReportPaper(
        seller=head.seller,
        footer=head.footer,
        title=face.title,
        days=face.days,
        made_at=head.made_at,
        made_words=_.date_time(head.made_at, head.time_zone),
        figures=tuple(ReportFigure(figure.label, figure.value, figure.note) for figure in face.figures),
        columns=tuple(column.title for column in face.table.columns),
        rows=tuple(_row(row.cells) for row in found.rows),
        total=_row(total) if total and found.rows else None,
        more=more,
    )


def _row(cells: Sequence[Cell]) -> ReportRow:
    first, *others = cells
    return ReportRow(first.text, tuple(cell.text for cell in others), first.detail)


def paper_name(face: ReportFace) -> str:
    """What the paper is called, also as a file."""
    return f"{face.title} {face.days}"
