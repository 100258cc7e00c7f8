"""The third step: what would become of the rows, and why some cannot be taken."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from cardesk_desktop.domain.importing.fields import ImportKind
from cardesk_desktop.domain.importing.report import ImportPlan, ImportReport, RowFate, RowRefusal
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.importing.faces import (
    amount_words,
    figures,
    made_words,
    refusal_columns,
)
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_rows
from cardesk_desktop.ui.widgets.progress import ProgressPanel
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.tag import Tag

_TONES = {
    RowFate.NEW: Tone.READY,
    RowFate.CHANGED: Tone.WORK,
    RowFate.SAME: Tone.MUTED,
    RowFate.REFUSED: Tone.DUE,
}
_LIST_HEIGHT = 320


class ReportCard(Card):
    """The button says how many rows it will take in; refused ones stay out and can be saved as a list."""

    import_asked = Signal()
    back_asked = Signal()
    save_asked = Signal()

    def __init__(self, look: Look, report: ImportReport, plan: ImportPlan) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, padding=theme.space.three, gap=theme.space.two)
        self._report = report
        title = _("What the import of {file} will do", file=plan.file_name)
        self.content.addWidget(Text(theme, title, is_bold=True, is_wrapping=True))
        tags = FlowRow(theme, gap=theme.space.one)
        for fate, words in figures(_, report):
            tags.add(Tag(theme, words, _TONES[fate]))
        self.content.addWidget(tags)
        made = made_words(_, report)
        if made:
            self.content.addWidget(Text(theme, made, tone=Tone.MUTED, is_wrapping=True))
        self.amounts = Text(theme, amount_words(_, report), is_wrapping=True)
        self.content.addWidget(self.amounts)
        if not report.amounts:
            self.amounts.hide()
        if report.refusals:
            self._add_refusals(look)
        self.progress = ProgressPanel(theme, _, _("Importing"), time.monotonic)
        self.progress.cancel.hide()
        self.progress.hide()
        go_on = plan.kind is ImportKind.CLIENTS
        meanwhile = _("Sales go on meanwhile.") if go_on else _("Sales wait until it is done.")
        self.waiting = Text(theme, meanwhile, tone=Tone.MUTED)
        self.waiting.hide()
        self.content.addWidget(self.progress)
        self.content.addWidget(self.waiting)
        self.content.addLayout(self._buttons(look))

    def show_under_way(self) -> None:
        """The import runs: nothing else may be pressed."""
        for part in (self.progress, self.waiting):
            part.show()
        self.back.setEnabled(False)

    def free(self) -> None:
        """The import did not happen; it may be asked for again."""
        for part in (self.progress, self.waiting):
            part.hide()
        self.back.setEnabled(True)
        self.take.set_busy(False)

    def _buttons(self, look: Look) -> QHBoxLayout:
        _, theme = look.phrases, look.theme
        count = self._report.counts.get(RowFate.NEW, 0) + self._report.counts.get(RowFate.CHANGED, 0)
        words = _.plural("Import {n} row", "Import {n} rows", count) if count else _("Nothing to import")
        self.take = Button(theme, words, kind=ButtonKind.PRIMARY, is_once=True)
        self.take.setEnabled(self._report.is_worth_it)
        self.take.activated.connect(self.import_asked)
        self.back = Button(theme, _("Back"))
        self.back.activated.connect(self.back_asked)
        row = QHBoxLayout()
        row.setSpacing(theme.space.two)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.take)
        return row

    def _add_refusals(self, look: Look) -> None:
        _, theme = look.phrases, look.theme
        model: PagedModel[RowRefusal] = PagedModel(parent=self)
        self.rows = RowList(theme, _("Rows that cannot be imported"), model, refusal_columns(_))
        self.rows.setMinimumHeight(theme.px(_LIST_HEIGHT))
        model.start(from_rows(self._report.refusals))
        self.save = Button(theme, _("Save the refused rows"), icon="download")
        self.save.activated.connect(self.save_asked)
        line = QHBoxLayout()
        line.addWidget(Text(theme, _("Rows that cannot be imported"), is_bold=True), 1)
        line.addWidget(self.save)
        self.content.addLayout(line)
        self.content.addWidget(self.rows)
