"""Which days a report is about: a span with a name, or days that the person sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.domain.period import Period, Span, one_day
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.reports.memory import AS_OF_A_DAY, Choice, ReportKind
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.chips import ChipRow
from cardesk_desktop.ui.widgets.choice import Choice as Chip
from cardesk_desktop.ui.widgets.date_field import DateField
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text


class DaysBar(FlowRow):
    """Shows what fits the report: spans, spans with two days, or one day at whose end things stood."""

    changed = Signal(object)
    """The `Choice` with the days that the person set."""

    def __init__(self, theme: Theme, _: Phrasebook, today: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, gap=theme.space.two, line_gap=theme.space.one, parent=parent)
        self._choice, self._today = Choice(), today
        self.spans = ChipRow(theme, _("Which days"))
        self.spans.set_choices(_spans(_))
        self.first = DateField(theme, _("From"), today, latest=today, is_bare=True)
        self.last = DateField(theme, _("To"), today, latest=today, is_bare=True)
        self.day = DateField(theme, _("At the end of"), today, latest=today, is_bare=True)
        self._custom = _beside(theme, ((_("From"), self.first), (_("To"), self.last)))
        self._standing = _beside(theme, ((_("At the end of"), self.day),))
        for part in (self.spans, self._custom, self._standing):
            self.add(part)
        self.spans.chosen.connect(self._on_span)
        self.first.changed.connect(self._on_custom)
        self.last.changed.connect(self._on_custom)
        self.day.changed.connect(lambda day: self.changed.emit(replace(self._choice, day=day)))

    def show_choice(self, choice: Choice) -> None:
        """Show the days of a choice; nothing is announced."""
        self._choice = choice
        is_standing, is_custom = choice.kind in AS_OF_A_DAY, choice.span is Span.CUSTOM
        is_overview = choice.kind is ReportKind.OVERVIEW
        self.setVisible(not is_overview)
        self.spans.setVisible(not is_standing)
        self._standing.setVisible(is_standing)
        self._custom.setVisible(is_custom and not is_standing)
        self.spans.blockSignals(True)
        self.spans.choose(choice.span)
        self.spans.blockSignals(False)
        period = choice.period(self._today)
        self.first.set_day(period.first)
        self.last.set_day(period.last)
        self.day.set_day(choice.as_of(self._today))

    def _on_span(self, span: Span) -> None:
        # What was shown is where setting the days by hand begins.
        custom = self._choice.period(self._today) if span is Span.CUSTOM else self._choice.custom
        self.changed.emit(replace(self._choice, span=span, custom=custom))

    def _on_custom(self, _day: date) -> None:
        first, last = self.first.day, self.last.day
        if first > last:
            # The field that was changed leads; the other follows.
            is_first = self.sender() is self.first
            custom = one_day(first if is_first else last)
        else:
            custom = Period(first, last)
        self.changed.emit(replace(self._choice, span=Span.CUSTOM, custom=custom))


def _beside(theme: Theme, fields: tuple[tuple[str, DateField], ...]) -> QWidget:
    """Words and fields in one line."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.space.one)
    for words, field in fields:
        row.addWidget(Text(theme, words, tone=Tone.MUTED))
        row.addWidget(field)
    return holder


def _spans(_: Phrasebook) -> tuple[Chip, ...]:
    return (
        Chip(Span.TODAY, _.context("period", "Today")),
        Chip(Span.YESTERDAY, _.context("period", "Yesterday")),
        Chip(Span.WEEK, _.context("period", "This week")),
        Chip(Span.MONTH, _.context("period", "This month")),
        Chip(Span.QUARTER, _.context("period", "This quarter")),
        Chip(Span.YEAR, _.context("period", "This year")),
        Chip(Span.CUSTOM, _.context("period", "Other days")),
    )
