"""The list of invoices with what narrows it, and what stands there when it is empty."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.views import InvoiceRow, InvoiceState, InvoiceSums
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screens.invoices.faces import columns, period_choices, state_choices, sums_words
from cardesk_desktop.ui.screens.invoices.memory import Narrowing, Period
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.chips import ChipRow
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.skeleton import Skeleton

SEARCH_KEY = "F3"
TYPING_PAUSE_MS = 150
"""Letters that follow one another closer than this are one search."""
_LEAST_HEIGHT = 320
"""The head and four rows, in pixels."""


class InvoiceListing(QWidget):
    """Says what the person narrowed it to; whoever owns it starts the model with another list."""

    narrowed = Signal(object)
    """The `Narrowing` that the list is to show."""
    sale_asked = Signal()
    """There is no invoice at all yet: go and sell something."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        model: PagedModel[InvoiceRow],
        export: Button,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._company, self._model = phrases, company, model
        self.narrowing = Narrowing()
        self.export = export
        self._build_filters(theme)
        self.rows = RowList(
            theme, phrases("Invoices"), model, columns(phrases, company.time_zone, company.currency)
        )
        self.rows.left_upwards.connect(self.search.setFocus)
        self.search.moved.connect(self.rows.go)
        self._build_empty(theme)
        self._skeleton = Skeleton(theme, phrases, rows=8)
        self._lay_out(theme)
        model.loaded.connect(self._on_loaded)

    def show_narrowing(self, narrowing: Narrowing) -> None:
        """Narrow the list from outside; announced as if the person had done it."""
        self.narrowing = narrowing
        for part in (self.search, self.state, self.period):
            part.blockSignals(True)
        self.search.set_text(narrowing.text)
        self.state.set_value(narrowing.state)
        self.period.choose(narrowing.period)
        for part in (self.search, self.state, self.period):
            part.blockSignals(False)
        self.narrowed.emit(narrowing)

    def show_loading(self) -> None:
        """The first page of another list is being read."""
        self._stack.setCurrentWidget(self._skeleton)

    def show_sums(self, sums: InvoiceSums) -> None:
        """Show the figures over the whole list."""
        self._sums.setText(sums_words(self._, sums, self._company.currency))

    def _build_filters(self, theme: Theme) -> None:
        _ = self._
        self.search = SearchField(theme, _, _("Number, client, phone or plate"), key=SEARCH_KEY)
        self.state = Segmented(theme, _("Which invoices"), state_choices(_))
        self.period = ChipRow(theme, _("Which days"))
        self.period.set_choices(period_choices(_), self.narrowing.period)
        self._sums = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._narrow(replace(self.narrowing, text=self.search.text)))
        self.search.changed.connect(lambda _text: self._pause.start())
        self.state.changed.connect(self._on_state)
        self.period.chosen.connect(self._on_period)

    def _build_empty(self, theme: Theme) -> None:
        _ = self._
        self._none_yet = EmptyState(
            theme,
            "receipt-text",
            _("No invoices yet"),
            _("Every ticket that is paid becomes an invoice and stands here for good."),
            action=Action(_("Sell something"), self.sale_asked.emit),
        )
        self._none_found = EmptyState(
            theme,
            "search",
            _("No invoice fits"),
            _("Nothing is like this. Show all invoices, or write less into the search."),
            action=Action(_("Show all invoices"), lambda: self.show_narrowing(Narrowing())),
        )

    def _lay_out(self, theme: Theme) -> None:
        filters = FlowRow(theme, gap=theme.space.one)
        for part in (self.state, self.period):
            filters.add(part)
        card = Card(theme, padding=theme.space.half)
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        holder.setMinimumHeight(theme.px(_LEAST_HEIGHT))
        self._stack = QStackedLayout(holder)
        for page in (self.rows, self._skeleton, self._none_yet, self._none_found):
            self._stack.addWidget(page)
        card.content.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addWidget(self.search)
        column.addWidget(filters)
        line = QHBoxLayout()
        line.setSpacing(theme.space.two)
        line.addWidget(self._sums, 1)
        line.addWidget(self.export)
        column.addLayout(line)
        column.addWidget(card, 1)

    def _narrow(self, narrowing: Narrowing) -> None:
        self._pause.stop()
        if narrowing != self.narrowing:
            self.narrowing = narrowing
            self.narrowed.emit(narrowing)

    def _on_state(self, state: InvoiceState) -> None:
        self._narrow(replace(self.narrowing, state=state, text=self.search.text))

    def _on_period(self, period: Period) -> None:
        self._narrow(replace(self.narrowing, period=period, text=self.search.text))

    def _on_loaded(self, total: int) -> None:
        self.export.setEnabled(bool(total))
        if total:
            self._stack.setCurrentWidget(self.rows)
        else:
            is_wide = self.narrowing.is_wide
            self._stack.setCurrentWidget(self._none_yet if is_wide else self._none_found)
