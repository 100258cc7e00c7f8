"""The section of the journal: what happened on which days, of everybody or of one person."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.domain.period import Span
from cardesk_desktop.operations.reading_journal import JournalFilter, JournalRow, journal_page
from cardesk_desktop.operations.staffing import StaffList, everyone
from cardesk_desktop.ui.exporting import ListExport
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means, exporter
from cardesk_desktop.ui.screens.reports.days_bar import DaysBar
from cardesk_desktop.ui.screens.reports.memory import Choice as Days
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.screens.settings.journal.faces import (
    columns,
    export_columns,
    people_choices,
    way_to,
)
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_operation
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.widgets.skeleton import Skeleton
from cardesk_desktop.ui.widgets.stacked import Stacked

_LEAST_LIST = 300
"""The head and six rows, in pixels."""


@dataclass(frozen=True, slots=True)
class JournalMemory:
    """Which days, and whose."""

    days: Days = field(default_factory=lambda: Days(ReportKind.SALES, Span.TODAY))
    who_id: UUID | None = None


class JournalBody(SectionBody):
    """Read when it comes into view; Enter on an entry shows what it was about."""

    fills_page = True

    def __init__(self, look: Look, window: Window, means: Means, memory: object | None) -> None:
        super().__init__(look.theme)
        self._look, self._window, self._means, self._tasks = look, window, means, means.tasks
        kept = memory if isinstance(memory, JournalMemory) else JournalMemory()
        self._days, self._who_id = kept.days, kept.who_id
        zone = means.company.time_zone
        self._today = means.clock.now().astimezone(zone).date()
        self._exporter = exporter(means, look, window)
        self._model: PagedModel[JournalRow] = PagedModel(parent=self)
        self._build()
        self._model.loaded.connect(self._on_loaded)
        self._model.failed.connect(self._on_failed)

    @override
    def memory(self) -> JournalMemory:
        return JournalMemory(self._days, self._who_id)

    @override
    def first_focus(self) -> QWidget:
        return self.person.editor

    @override
    def on_shown(self) -> None:
        self._tasks.run(everyone, on_done=self._show_people, owner=self)
        self._read()

    @property
    def which(self) -> JournalFilter:
        """What the list is narrowed to."""
        return JournalFilter(self._days.period(self._today), self._who_id)

    def _build(self) -> None:
        _, theme, company = self._look.phrases, self._look.theme, self._means.company
        self.days = DaysBar(theme, _, self._today)
        self.days.show_choice(self._days)
        self.days.changed.connect(self._on_days)
        self.person = SelectField(theme, "", people_choices(_, ()), None)
        self.person.editor.setAccessibleName(_("Whose entries"))
        self.person.changed.connect(self._on_person)
        self.export = Button(theme, _("Export"), icon="download")
        self.export.activated.connect(self._export)
        self.tied = Button(theme, _("Approval"), icon="link")
        self.tied.activated.connect(self._go_to_tied)
        self.open = Button(theme, _("Show"), icon="external-link")
        self.open.activated.connect(self._open_current)
        self._count = Text(theme, tone=Tone.MUTED)
        self.rows = RowList(theme, _("Journal"), self._model, columns(_, company.currency, company.time_zone))
        self.rows.row_activated.connect(self._open)
        self.rows.row_chosen.connect(self._on_chosen)
        self._skeleton = Skeleton(theme, _, rows=6)
        self._nothing = EmptyState(
            theme,
            "scroll-text",
            _("No entries yet"),
            _("Sales, discounts, corrections and approvals of these days will appear here."),
        )
        self.open.setEnabled(False)
        self.tied.setEnabled(False)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self._look.theme
        line = QHBoxLayout()
        line.setSpacing(theme.space.one)
        line.addWidget(self.person)
        line.addWidget(self._count, 1)
        line.addWidget(self.tied)
        line.addWidget(self.open)
        line.addWidget(self.export)
        above = QWidget()
        above.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        holder.setMinimumHeight(theme.px(_LEAST_LIST))
        self._stack = Stacked(holder)
        parts: tuple[QWidget, ...] = (self._skeleton, self.rows, self._nothing)
        for part in parts:
            self._stack.addWidget(part)
        card = Card(theme, padding=theme.space.half)
        card.content.addWidget(holder)
        for row in (self.days, above, card):
            self.add(row)

    def _read(self) -> None:
        self._stack.setCurrentWidget(self._skeleton)
        arguments = {"staff_id": self._means.acting(), "which": self.which}
        self._model.start(from_operation(self._tasks, self, journal_page, **arguments))

    def _show_people(self, staff: StaffList) -> None:
        self.person.set_choices(people_choices(self._look.phrases, staff.members), self._who_id)

    def _on_days(self, days: Days) -> None:
        self._days = days
        self.days.show_choice(days)
        self._read()

    def _on_person(self, who_id: object) -> None:
        self._who_id = who_id if isinstance(who_id, UUID) else None
        self._read()

    def _on_loaded(self, total: int) -> None:
        _ = self._look.phrases
        self._count.setText(_.plural("{n} entry", "{n} entries", total) if total else "")
        self._stack.setCurrentWidget(self.rows if total else self._nothing)

    def _on_failed(self, error: Refused | Unavailable) -> None:
        self._window.explain(error, retry=Action(self._look.phrases("Try again"), self._read))

    def _on_chosen(self, row: JournalRow) -> None:
        self.open.setEnabled(way_to(self._window, row.subject) is not None)
        self.tied.setEnabled(self._place_of_tied(row) is not None)

    def _place_of_tied(self, row: JournalRow) -> int | None:
        """Where the other entry stands: written together, both were read together, if both are shown."""
        wanted = {entry.id for entry in row.tied}
        return self._model.position_of(lambda other: other.entry.id in wanted)

    def _go_to_tied(self) -> None:
        row = self.rows.current
        place = self._place_of_tied(row) if row is not None else None
        if place is not None:
            self.rows.choose(place)

    def _open_current(self) -> None:
        if self.rows.current is not None:
            self._open(self.rows.current)

    def _open(self, row: JournalRow) -> None:
        way = way_to(self._window, row.subject)
        if way is not None:
            way()

    def _export(self) -> None:
        """The entries as they are narrowed now; nothing while there are none."""
        if self._model.total:
            _ = self._look.phrases
            self._exporter.open(
                ListExport(
                    name="journal",
                    title=_("Journal"),
                    total=self._model.total,
                    columns=export_columns(_, self._means.company.currency),
                    operation=journal_page,
                    key=lambda row: row.entry.id,
                    arguments={"staff_id": self._means.acting(), "which": self.which},
                )
            )
