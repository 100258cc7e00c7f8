"""The reports: the list at the side, beside it the one that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.clock import Clock, business_day
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.exporting import EXPORT_KEY, Exporter
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.paper import PRINT_KEY
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.screens.reports.days_bar import DaysBar
from cardesk_desktop.ui.screens.reports.face import Behind, ReportFace
from cardesk_desktop.ui.screens.reports.frame import ReportFrame
from cardesk_desktop.ui.screens.reports.memory import Choice, ReportKind
from cardesk_desktop.ui.screens.reports.panels import ReportPanels
from cardesk_desktop.ui.screens.reports.reading import ReportReading
from cardesk_desktop.ui.screens.reports.report_list import ReportList
from cardesk_desktop.ui.screens.reports.table_work import TableWork
from cardesk_desktop.ui.screens.reports.view import ReportView
from cardesk_desktop.ui.screens.reports.words import report_title
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.choice import Choice as Entry
from cardesk_desktop.ui.widgets.scrolling import Scrolling
from cardesk_desktop.ui.widgets.select_field import SelectField

_SHOWS = (Noun.INVOICE, Noun.PAYMENT, Noun.STOCK, Noun.CATALOGUE)
_LEAST_BESIDE = 900
"""Narrower than this, the list becomes a field above the report."""


class ReportsPage(Page):
    """Reads a report when it is chosen, and again when something of it changed while it is in sight."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        tasks: Tasks,
        acting: Callable[[], UUID],
        clock: Clock,
        window: Window,
        exporter: Exporter,
        paper: LoosePaper,
        memory: Choice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._company, self._tasks = theme, phrases, company, tasks
        self._acting, self._clock, self._window = acting, clock, window
        self._choice = memory or Choice()
        self._is_due, self._is_lent, self._reader = True, False, acting()
        self.list = ReportList(theme, phrases)
        titles = [Entry(kind, report_title(phrases, kind)) for kind in ReportKind]
        self.field = SelectField(theme, "", titles)
        self.field.editor.setAccessibleName(phrases("Which report"))
        self.days = DaysBar(theme, phrases, self.today)
        self.view = ReportView(theme, phrases, company.currency)
        self.export = exporter.button()
        self.print = Button(theme, phrases("Print"), icon="printer", key=PRINT_KEY)
        self.panels = ReportPanels(theme, phrases, company, tasks, acting, window, paper)
        self.frame = ReportFrame(theme, phrases, self.days, self.view, (self.print, self.export))
        self.table = TableWork(phrases, tasks, acting, self.view, window, exporter)
        self._reading = ReportReading(phrases, tasks, acting, company.currency)
        self._lay_out()
        self._connect()
        self._show_choice()

    @override
    def memory(self) -> Choice:
        return self._choice

    @override
    def shortcuts(self) -> Sequence[Shortcut]:
        _ = self._
        return (
            Shortcut("Ctrl+PgDown", _("Next report"), lambda: self.list.step(1)),
            Shortcut("Ctrl+PgUp", _("Report before"), lambda: self.list.step(-1)),
            Shortcut(EXPORT_KEY, _("Export the table"), self._export),
            Shortcut(PRINT_KEY, _("Print the report or save it as PDF"), self._show_paper),
            Shortcut("Left", _("Column or bar before, in the chart")),
            Shortcut("Right", _("Next column or bar, in the chart")),
            Shortcut("Return", _("Show the documents behind a figure")),
        )

    @override
    def on_shown(self) -> None:
        # Nothing is read before somebody looks; after midnight "today" is another day.
        if self._is_due:
            self._read()

    @override
    def first_focus(self) -> QWidget | None:
        return self.field.editor if self._side.isHidden() else self.list.entry

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        is_wide = self.width() >= self._theme.px(_LEAST_BESIDE)
        self._side.setVisible(is_wide)
        self._field_row.setVisible(not is_wide)
        super().resizeEvent(event)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        # What one person saw, or was allowed to see until now, is not for the next.
        if self.view.face is not None and (self._is_lent or self._acting() != self._reader):
            self._window.close_panel()
            self.frame.show_loading(self.title)
            self._read()

    def on_changes(self, changes: Changes) -> None:
        """Read again what was sold, paid or moved; later, where nobody looks."""
        if changes.touches(*_SHOWS):
            self._is_due = True
            if self.isVisible():
                self._read()

    def show_choice(self, choice: Choice) -> None:
        """Show another report, or other days of it."""
        is_other = choice.kind is not self._choice.kind
        self._choice = choice
        if is_other:
            self.table.forget_order()
            self.frame.show_loading(report_title(self._, choice.kind))
        self._show_choice()
        self._read()

    @property
    def choice(self) -> Choice:
        """What is shown."""
        return self._choice

    @property
    def title(self) -> str:
        """What the report is called."""
        return report_title(self._, self._choice.kind)

    def open_figure(self, figure: Behind, name: str) -> None:
        """Show what is behind a figure."""
        self.panels.open_figure(figure, self._("{report}: {name}", report=self.title, name=name))

    def _lay_out(self) -> None:
        space = self._theme.space
        self._side = Scrolling(self.list)
        self._side.setFixedWidth(self.list.sizeHint().width() + space.two)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._field_row = QWidget()
        row = QHBoxLayout(self._field_row)
        row.setContentsMargins(space.three, space.two, space.three, 0)
        row.addWidget(self.field)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._field_row)
        beside.addWidget(Scrolling(self.frame), 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._side)
        across.addLayout(beside, 1)

    def _connect(self) -> None:
        self._tasks.changed.connect(self.on_changes)
        self.list.chosen.connect(self._on_kind)
        self.field.changed.connect(self._on_kind)
        self.days.changed.connect(self.show_choice)
        self.view.figure_opened.connect(self.open_figure)
        self.export.activated.connect(self._export)
        self.print.activated.connect(self._show_paper)
        self._reading.read.connect(self._on_read)
        self._reading.refused.connect(self._on_refused)

    def _show_choice(self) -> None:
        self.list.show_current(self._choice.kind)
        self.field.set_value(self._choice.kind)
        self.days.show_choice(self._choice)

    @property
    def today(self) -> date:
        """The company's day."""
        return business_day(self._clock.now(), self._company.time_zone)

    def _read(self, *, is_approval_wanted: bool = False) -> None:
        self._is_due, self._reader = False, self._acting()
        if self.view.face is None:
            self.frame.show_loading(report_title(self._, self._choice.kind))
        self._reading.ask(self._choice, self.today, is_approval_wanted=is_approval_wanted)

    def _on_kind(self, kind: ReportKind) -> None:
        self.show_choice(replace(self._choice, kind=kind))

    def _on_read(self, face: ReportFace, is_lent: bool) -> None:
        self._is_lent = is_lent
        self.view.show_face(face)
        self.frame.show_report(face.title, face.days)
        self.export.setEnabled(bool(face.table.total))
        self.table.start(face)

    def _on_refused(self, error: Refused) -> None:
        self.frame.show_locked(error, lambda: self._read(is_approval_wanted=True))

    def _export(self) -> None:
        self.table.export(self._choice.kind)

    def _show_paper(self) -> None:
        face = self.view.face
        if face is not None and self.print.isEnabled():
            self.panels.open_paper(face, self.table.order(face))
