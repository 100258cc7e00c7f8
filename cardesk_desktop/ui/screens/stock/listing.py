"""The list of stock with what narrows it, and what stands there when it is empty."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.catalogue import Category
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.stock_views import StockFilter, StockRow, StockState, StockSums
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screens.stock.faces import columns, state_choices, sums_words
from cardesk_desktop.ui.screens.stock.memory import EVERYTHING
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.widgets.skeleton import Skeleton

SEARCH_KEY, RECEIVE_KEY, COUNT_KEY = "F3", "F9", "F6"
TYPING_PAUSE_MS = 150
"""Letters that follow one another closer than this are one search."""
_LEAST_HEIGHT = 320
"""The head and four rows, in pixels."""


class StockListing(QWidget):
    """Says what the person narrowed it to; whoever owns it starts the model with another list."""

    narrowed = Signal(object)
    """The `StockFilter` that the list is to show."""
    order_asked = Signal(object)
    """The `Order` in which the list is to be."""
    row_chosen = Signal(object)
    """The `StockRow` the person went to."""
    row_activated = Signal()
    receive_asked = Signal()
    export_asked = Signal()
    count_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        model: PagedModel[StockRow],
        export: Button,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._theme, self._model, self.export = phrases, theme, model, export
        export.activated.connect(self.export_asked)
        self.which = EVERYTHING
        self._order: Order | None = None
        self._build_filters(theme)
        self.rows = self._make_rows(with_values=True)
        self._has_values = True
        self.search.moved.connect(self._go)
        self._build_empty(theme)
        self._skeleton = Skeleton(theme, phrases, rows=8)
        self._lay_out(theme)
        model.loaded.connect(self._on_loaded)

    @property
    def total(self) -> int:
        """How many products the list shows."""
        return self.rows.model().rowCount()

    def show_filter(self, which: StockFilter) -> None:
        """Narrow the list from outside; announced as if the person had done it."""
        self.which = which
        for part in (self.search, self.state, self.category):
            part.blockSignals(True)
        self.search.set_text(which.text)
        self.state.set_value(which.state)
        self.category.set_value(which.category_id)
        for part in (self.search, self.state, self.category):
            part.blockSignals(False)
        self.narrowed.emit(which)

    def show_categories(self, categories: tuple[Category, ...]) -> None:
        """Offer the categories to narrow by."""
        choices = [Choice(None, self._("All categories"))]
        choices += [Choice(each.id, each.names.main) for each in categories]
        self.category.set_choices(choices, self.which.category_id)

    def show_loading(self) -> None:
        """The first page of another list is being read."""
        self._stack.setCurrentWidget(self._skeleton)

    def show_order(self, order: Order) -> None:
        """Mark the column by which the list is sorted."""
        self._order = order
        self.rows.show_order(order)

    def show_sums(self, sums: StockSums) -> None:
        """Show the figures over the whole stock; without a value for who may not see costs."""
        self._sums.setText(sums_words(self._, sums))
        if (sums.value is not None) is not self._has_values:
            self._has_values = sums.value is not None
            self._replace_rows()

    def _make_rows(self, *, with_values: bool) -> RowList[StockRow]:
        _ = self._
        rows = RowList(self._theme, _("Stock"), self._model, columns(_, with_values=with_values))
        rows.left_upwards.connect(self.search.setFocus)
        rows.order_asked.connect(self.order_asked)
        rows.row_chosen.connect(self.row_chosen)
        rows.row_activated.connect(lambda _row: self.row_activated.emit())
        return rows

    def _go(self, rows: int) -> None:
        self.rows.go(rows)

    def _replace_rows(self) -> None:
        """Another person sees other columns."""
        before, was_shown = self.rows, self._stack.currentWidget() is self.rows
        self.rows = self._make_rows(with_values=self._has_values)
        self._stack.addWidget(self.rows)
        if self._order is not None:
            self.rows.show_order(self._order)
        if was_shown:
            self._stack.setCurrentWidget(self.rows)
        self._stack.removeWidget(before)
        before.deleteLater()

    def _build_filters(self, theme: Theme) -> None:
        _ = self._
        self.search = SearchField(theme, _, _("Product, SKU or barcode"), key=SEARCH_KEY)
        self.receive = Button(
            theme, _("Receive"), kind=ButtonKind.PRIMARY, icon="package-plus", key=RECEIVE_KEY
        )
        self.count = Button(theme, _.context("stock", "Count"), icon="clipboard-list", key=COUNT_KEY)
        self.state = Segmented(theme, _("Which products"), state_choices(_))
        self.category = SelectField(theme, "", [Choice(None, _("All categories"))])
        self.category.editor.setAccessibleName(_("Category"))
        self._sums = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._on_typed)
        self.search.changed.connect(lambda _text: self._pause.start())
        self.state.changed.connect(self._on_state)
        self.category.changed.connect(self._on_category)
        self.receive.activated.connect(self.receive_asked)
        self.count.activated.connect(self.count_asked)

    def _build_empty(self, theme: Theme) -> None:
        _ = self._
        self._none_yet = EmptyState(
            theme,
            "package",
            _("No products yet"),
            _("Every product of the catalogue stands here with what is there of it and what it is worth."),
        )
        self._none_found = EmptyState(
            theme,
            "search",
            _("No product fits"),
            _("Nothing is like this. Show all products, or write less into the search."),
            action=Action(_("Show all products"), lambda: self.show_filter(EVERYTHING)),
        )

    def _lay_out(self, theme: Theme) -> None:
        above = QHBoxLayout()
        above.setSpacing(theme.space.one)
        above.addWidget(self.search, 1)
        above.addWidget(self.count)
        above.addWidget(self.receive)
        filters = FlowRow(theme, gap=theme.space.one)
        for part in (self.state, self.category, self.export):
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
        column.addLayout(above)
        column.addWidget(filters)
        column.addWidget(self._sums)
        column.addWidget(card, 1)

    def _narrow(self, which: StockFilter) -> None:
        self._pause.stop()
        if which != self.which:
            self.which = which
            self.narrowed.emit(which)

    def _on_typed(self) -> None:
        self._narrow(replace(self.which, text=self.search.text))

    def _on_state(self, state: StockState) -> None:
        self._narrow(replace(self.which, state=state, text=self.search.text))

    def _on_category(self, category_id: UUID | None) -> None:
        self._narrow(replace(self.which, category_id=category_id, text=self.search.text))

    def _on_loaded(self, total: int) -> None:
        if total:
            self._stack.setCurrentWidget(self.rows)
        else:
            is_wide = self.which == EVERYTHING
            self._stack.setCurrentWidget(self._none_yet if is_wide else self._none_found)
