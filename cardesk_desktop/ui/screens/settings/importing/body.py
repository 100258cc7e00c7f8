"""The section of imports: one card for the step that is at hand, and what was imported before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.documents.sheets.reading.csv_file import Encoding
from cardesk_desktop.documents.sheets.reading.sheet import IncomingSheet
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.domain.importing.batch import ImportBatch
from cardesk_desktop.domain.importing.report import ImportReport, RowRefusal
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.importing.taking_in import imports
from cardesk_desktop.operations.importing.undoing import ImportUndone
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.exporting import ExportColumn, Exporter, ListExport
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.importing.choose_card import ChooseCard
from cardesk_desktop.ui.screens.settings.importing.columns_card import ColumnsCard
from cardesk_desktop.ui.screens.settings.importing.faces import (
    column_missing,
    field_names,
    undone_words,
    why,
)
from cardesk_desktop.ui.screens.settings.importing.past_card import PastCard
from cardesk_desktop.ui.screens.settings.importing.report_card import ReportCard
from cardesk_desktop.ui.screens.settings.importing.work import ImportWork
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.tasks import Tasks

AskForList = Callable[[Phrasebook], Path | None]
"""Asks the person for a file to read; None when they turn back."""

_SHOWN = 10


class ImportBody(SectionBody):
    """Choose, match, look, import. Each step can go back; the last says what happened and how to undo it."""

    def __init__(
        self,
        look: Look,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        exporter: Exporter,
        company: Company,
        ask: AskForList,
    ) -> None:
        super().__init__(look.theme)
        self._look, self._tasks, self._window = look, tasks, window
        self._exporter, self._ask, self._currency = exporter, ask, company.currency
        exporter.setParent(self)
        self._path: Path | None = None
        self._sheet: IncomingSheet | None = None
        self._report: ImportReport | None = None
        self.columns: ColumnsCard | None = None
        self.report: ReportCard | None = None
        self.choose = ChooseCard(look)
        self.past = PastCard(look, company.time_zone)
        self.add(self.choose)
        self.add(self.past)
        self.work = ImportWork(tasks, acting, self)
        self._listen()

    @override
    def on_shown(self) -> None:
        self._read_past()

    @override
    def first_focus(self) -> QWidget:
        return self.choose.choose

    @override
    def controls(self) -> dict[str, QWidget]:
        return {"kind": self.choose.kind, "choose": self.choose.choose}

    def _listen(self) -> None:
        self.choose.file_asked.connect(self._choose_file)
        self.choose.dropped.connect(self._open)
        self.choose.encoding_chosen.connect(self._open_again)
        self.past.undo_asked.connect(lambda batch: self.work.undo(batch.id))
        self.work.opened.connect(self._show_columns)
        self.work.letters_unknown.connect(self.choose.ask_encoding)
        self.work.tried.connect(self._show_report)
        self.work.taken.connect(self._on_taken)
        self.work.undone.connect(self._on_undone)
        self.work.progressed.connect(self._on_progress)
        self.work.refused.connect(self._on_refused)

    def _choose_file(self) -> None:
        path = self._ask(self._look.phrases)
        if path is not None:
            self._open(path)

    def _open(self, path: Path) -> None:
        self._path = path
        self.choose.say("")
        self.work.open(path)

    def _open_again(self, encoding: Encoding) -> None:
        if self._path is not None:
            self.work.open(self._path, encoding)

    def _show_columns(self, sheet: IncomingSheet) -> None:
        self._sheet = sheet
        name = self._path.name if self._path is not None else ""
        self._drop_steps()
        self.columns = ColumnsCard(self._look, sheet, self.choose.chosen_kind, name, self._currency)
        self.columns.try_asked.connect(self._attempt)
        self.columns.back_asked.connect(self._begin_again)
        self._place(self.columns)
        self.columns.attempt.setFocus()

    def _attempt(self) -> None:
        if self._sheet is not None and self.columns is not None:
            self.work.attempt(self._sheet, self.columns.plan)

    def _show_report(self, report: ImportReport) -> None:
        self._report = report
        if self.columns is None:
            return
        self.columns.say("")
        self.columns.hide()
        self.report = ReportCard(self._look, report, self.columns.plan)
        self.report.import_asked.connect(self._take)
        self.report.back_asked.connect(self._back_to_columns)
        self.report.save_asked.connect(self._save_refused)
        self._place(self.report)
        (self.report.take if report.is_worth_it else self.report.back).setFocus()

    def _take(self) -> None:
        if self._sheet is not None and self.columns is not None and self.report is not None:
            self.report.show_under_way()
            self.work.take(self._sheet, self.columns.plan)

    def _save_refused(self) -> None:
        if self._report is not None:
            self._exporter.open(refused_export(self._look.phrases, self._report))

    def _on_taken(self, batch: ImportBatch) -> None:
        _ = self._look.phrases
        self._begin_again()
        count = batch.added + batch.changed
        said = _.plural("{n} row was imported.", "{n} rows were imported.", count)
        self._window.toast(said, undo=Action(_("Undo"), lambda: self.work.undo(batch.id)))

    def _on_undone(self, undone: ImportUndone) -> None:
        self._read_past()
        self._window.toast(undone_words(self._look.phrases, undone))

    def _on_progress(self, done: int, total: int) -> None:
        if self.report is not None:
            self.report.progress.set_progress(done, total)

    def _on_refused(self, error: Refused | Unavailable) -> None:
        _ = self._look.phrases
        said = column_missing(_, error) if isinstance(error, Refused) else sentence(_, error)
        if self.report is not None:
            self.report.free()
            self._window.explain(error)
        elif self.columns is not None:
            self.columns.say(said)
        elif self._path is not None:
            self.choose.say(said)
        else:
            self._window.explain(error)
        self._read_past()

    def _back_to_columns(self) -> None:
        if self.report is not None and self.columns is not None:
            self._drop(self.report)
            self.report = None
            self.columns.show()
            self.columns.attempt.setFocus()

    def _begin_again(self) -> None:
        self._drop_steps()
        self._path = self._sheet = self._report = None
        self.choose.encoding.hide()
        self.choose.show()
        self.choose.choose.setFocus()
        self._read_past()

    def _place(self, card: QWidget) -> None:
        self.choose.hide()
        self._column.insertWidget(0, card)

    def _drop_steps(self) -> None:
        for card in (self.columns, self.report):
            if card is not None:
                self._drop(card)
        self.columns = self.report = None

    def _drop(self, card: QWidget) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _read_past(self) -> None:
        self._tasks.run(imports, offset=0, limit=_SHOWN, on_done=self._show_past)

    def _show_past(self, page: Page[ImportBatch]) -> None:
        self.past.show_batches(page.rows)


def refused_export(_: Phrasebook, report: ImportReport) -> ListExport[RowRefusal]:
    """The refused rows as a list, to be mended and imported again."""
    names = field_names(_)

    def refusals(_desk: Desk, *, offset: int, limit: int) -> Outcome[Page[RowRefusal]]:
        return Outcome(Page(report.refusals[offset : offset + limit], len(report.refusals), offset))

    return ListExport(
        name="refused_rows",
        title=_("Rows that cannot be imported"),
        total=len(report.refusals),
        columns=(
            ExportColumn(_.context("import", "Row"), lambda refusal: refusal.row, 8),
            ExportColumn(
                _.context("import", "Column"),
                lambda refusal: names[refusal.column] if refusal.column else "",
                20,
            ),
            ExportColumn(_.context("import", "Text"), lambda refusal: refusal.text, 24),
            ExportColumn(_.context("import", "Why"), lambda refusal: why(_, refusal), 60),
        ),
        operation=refusals,
        key=lambda refusal: refusal.row,
    )
