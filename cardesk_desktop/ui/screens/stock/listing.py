"""The list of stock with what narrows it, and what stands there when it is empty."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cardesk_desktop.domain.catalogue import Category
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.stock_views import StockFilter, StockRow, StockState, StockSums
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screens.stock.faces import StockFigure, columns, state_choices, sums_words
from cardesk_desktop.ui.screens.stock.memory import EVERYTHING
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.narrowed_listing import NarrowedListing
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.widgets.sums_row import SumsRow
from cardesk_desktop.ui.words import called

SEARCH_KEY, RECEIVE_KEY, COUNT_KEY = "F3", "F9", "F6"
_COUNTED = {StockFigure.LOW: StockState.LOW, StockFigure.BELOW: StockState.BELOW}


class StockListing(NarrowedListing[StockFilter]):
    """Every product with what is there of it, by name or barcode, short or not, by category."""

    order_asked = Signal(object)
    """The `Order` in which the list is to be."""
    row_chosen = Signal(object)
    """The `StockRow` the person went to."""
    row_activated = Signal()
    receive_asked = Signal()
    export_asked = Signal()
    count_asked = Signal()

    def __init__(
        self, theme: Theme, phrases: Phrasebook, model: PagedModel[StockRow], export: Button
    ) -> None:
        search = SearchField(theme, phrases, phrases("Product, SKU or barcode"), key=SEARCH_KEY)
        super().__init__(theme, phrases, search, EVERYTHING)
        self._, self._theme, self._model, self.export = phrases, theme, model, export
        export.activated.connect(self.export_asked)
        self._order: Order | None = None
        self._build_filters(theme)
        self.sums = SumsRow(theme, StockFigure)
        self.sums.opened.connect(self._on_figure)
        self.put_figures(self.sums)
        self.foot.addWidget(export)
        self._has_values = True
        self.rows = self._make_rows()
        self.shelf.put_rows(self.rows)
        search.moved.connect(self._go)
        self._build_empty(theme)
        model.loaded.connect(self._on_loaded)

    @property
    def total(self) -> int:
        """How many products the list shows."""
        return self.rows.model().rowCount()

    def show_categories(self, categories: tuple[Category, ...]) -> None:
        """Offer the categories to narrow by."""
        choices = [Choice(None, self._("All categories"))]
        choices += [Choice(each.id, called(self._, each.names)) for each in categories]
        self.category.set_choices(choices, self.which.category_id)

    def show_order(self, order: Order) -> None:
        """Mark the column by which the list is sorted."""
        self._order = order
        self.rows.show_order(order)

    def show_sums(self, sums: StockSums) -> None:
        """Show the figures over the whole stock; without a value for who may not see costs."""
        self.sums.show_figures(sums_words(self._, sums))
        if (sums.value is not None) is not self._has_values:
            self._has_values = sums.value is not None
            self.rows = self._make_rows()
            if self._order is not None:
                self.rows.show_order(self._order)
            self.shelf.put_rows(self.rows)

    def _on_figure(self, which: StockFigure) -> None:
        """Show the products that a figure counts; behind a value those that are worth most come first."""
        self.show_which(StockFilter(state=_COUNTED.get(which, StockState.ALL)))
        if which is StockFigure.VALUE:
            self.order_asked.emit(Order("value", is_descending=True))

    def _make_rows(self) -> RowList[StockRow]:
        _ = self._
        rows = RowList(self._theme, _("Stock"), self._model, columns(_, with_values=self._has_values))
        rows.left_upwards.connect(self.search.setFocus)
        rows.order_asked.connect(self.order_asked)
        rows.row_chosen.connect(self.row_chosen)
        rows.row_activated.connect(lambda _row: self.row_activated.emit())
        return rows

    def _go(self, rows: int) -> None:
        self.rows.go(rows)

    def _build_filters(self, theme: Theme) -> None:
        _ = self._
        self.receive = Button(
            theme, _("Receive"), kind=ButtonKind.PRIMARY, icon="package-plus", key=RECEIVE_KEY
        )
        self.count = Button(theme, _.context("stock", "Count"), icon="clipboard-list", key=COUNT_KEY)
        self.state = Segmented(theme, _("Which products"), state_choices(_))
        self.category = SelectField(theme, "", [Choice(None, _("All categories"))])
        self.category.editor.setAccessibleName(_("Category"))
        self.narrow_by("state", self.state.changed, self.state.set_value)
        self.narrow_by("category_id", self.category.changed, self.category.set_value)
        self.receive.activated.connect(self.receive_asked)
        self.count.activated.connect(self.count_asked)
        self.head.addWidget(self.count)
        self.head.addWidget(self.receive)
        for part in (self.state, self.category):
            self.filters.add(part)

    def _build_empty(self, theme: Theme) -> None:
        _ = self._
        self._none_yet = EmptyState(
            theme,
            "package",
            _("No products yet"),
            _("Every product of the catalogue appears here with its stock and what that is worth."),
        )
        self._none_found = EmptyState(
            theme,
            "search",
            _("No product matches"),
            _("Show all products, or type less in the search."),
            action=Action(_("Show all products"), self.show_everything),
        )
        self.shelf.put_empties(self._none_yet, self._none_found)

    def _on_loaded(self, total: int) -> None:
        if total:
            self.shelf.show_rows()
        else:
            self.shelf.show_empty(self._none_yet if self.is_wide else self._none_found)
