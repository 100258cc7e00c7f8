"""The list of stock beside the product in front, kept together and read again when something moved."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.catalogue import categories
from cardesk_desktop.operations.looking_at_stock import (
    StockCard,
    scanned_stock,
    stock_card,
    stock_list,
    stock_movements,
    stock_sums,
)
from cardesk_desktop.store.stock_views import MovementFilter, MovementRow, StockFilter, StockRow
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.exporting import Exporter
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.stock.corrections import Corrections
from cardesk_desktop.ui.screens.stock.export import StockFiles
from cardesk_desktop.ui.screens.stock.listing import StockListing
from cardesk_desktop.ui.screens.stock.memory import StockMemory
from cardesk_desktop.ui.screens.stock.pane import StockPane
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_operation
from cardesk_desktop.ui.widgets.scrolling import SideBySide

_SHOWN = (Noun.STOCK, Noun.CATALOGUE)


class StockBrowser(QWidget):
    """What is there. Deliveries and counts are asked for by signals."""

    recount_asked = Signal(object)
    """The product (its identity) that is to be counted."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        exporter: Exporter,
        memory: StockMemory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._theme, self._tasks, self._acting, self._window = phrases, theme, tasks, acting, window
        self._memory, self._order, self._wanted = memory, memory.order, memory.product_id
        self._moves_shown = MovementFilter()
        self._corrections = Corrections(theme, phrases, company, tasks, acting, window, self)
        self._files = StockFiles(phrases, company.currency, acting, exporter)
        exporter.setParent(self)
        self._is_started = self._is_new_list = False
        self._card, self._sums = Latest(tasks, self), Latest(tasks, self)
        self._model: PagedModel[StockRow] = PagedModel(parent=self)
        self._moves: PagedModel[MovementRow] = PagedModel(parent=self)
        self.listing = StockListing(theme, phrases, self._model, exporter.button())
        self.pane = StockPane(theme, phrases, company, self._moves)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SideBySide(theme, self.listing, self.pane, shares=(3, 2), parent=self))
        self._connect()

    def memory(self) -> StockMemory:
        """From which it can be built again."""
        which = self.listing.which if self._is_started else self._memory.which
        return StockMemory(which, self._order, self._wanted)

    def start(self) -> None:
        """Read the list; nothing is read before somebody looks."""
        if self._is_started:
            return
        self._is_started, wanted = True, self._wanted
        self._tasks.run(categories, on_done=self.listing.show_categories, owner=self)
        self.listing.show_order(self._order)
        self.listing.show_which(self._memory.which)
        if wanted is not None:
            self.open(wanted)

    def open(self, product_id: UUID) -> None:
        """Put a product in front."""
        self._wanted = product_id
        self._card.ask(stock_card, on_done=self._show, viewer_id=self._acting(), product_id=product_id)
        self._start_ledger()

    def scan(self, code: str) -> None:
        """Put the product in front that carries a barcode."""
        self._tasks.run(
            scanned_stock,
            on_done=lambda card: self.open(card.product.id),
            owner=self,
            viewer_id=self._acting(),
            barcode=code,
        )

    def adjust(self) -> None:
        """Say that more or less is there than the ledger knows."""
        self._corrections.adjust(self.pane.card)

    def waste(self) -> None:
        """Write off what was wasted or used up."""
        self._corrections.waste(self.pane.card)

    def revalue(self) -> None:
        """Give what is there another cost."""
        self._corrections.revalue(self.pane.card)

    def export(self) -> None:
        """Write the list as it is shown into a file."""
        self._files.write_list(self.listing.which, self._order, self._model.total)

    def _export_ledger(self) -> None:
        self._files.write_ledger(self.pane.card, self._moves_shown, self.pane.span, self._moves.total)

    def recount(self) -> None:
        """Count the product in front."""
        if self.pane.product_id is not None:
            self.recount_asked.emit(self.pane.product_id)

    def _connect(self) -> None:
        self._tasks.changed.connect(self.on_changes)
        for model in (self._model, self._moves):
            model.failed.connect(self._on_failed)
        self._model.loaded.connect(self._on_loaded)
        self.listing.narrowed.connect(self._start)
        self.listing.order_asked.connect(self._on_order)
        self.listing.row_chosen.connect(self._on_row)
        self.listing.row_activated.connect(self.adjust)
        self.pane.narrowed.connect(self._on_moves_narrowed)
        self.pane.adjust_asked.connect(self.adjust)
        self.pane.waste_asked.connect(self.waste)
        self.pane.revalue_asked.connect(self.revalue)
        self.pane.recount_asked.connect(self.recount)
        self.pane.export_asked.connect(self._export_ledger)
        self.listing.export_asked.connect(self.export)
        self.pane.ledger.row_activated.connect(self._corrections.open)

    def on_changes(self, changes: Changes) -> None:
        """Read again what moved here or anywhere else."""
        if not self._is_started or not changes.touches(*_SHOWN):
            return
        self._model.refresh()
        self._ask_sums()
        if self._wanted is not None:
            self._card.ask(stock_card, on_done=self._show, viewer_id=self._acting(), product_id=self._wanted)
            self._moves.refresh()

    def _start(self, which: StockFilter) -> None:
        self._is_new_list, self._wanted = True, None  # What was in front may not be in this list.
        self.listing.show_loading()
        viewer = self._acting()
        load = from_operation(self._tasks, self, stock_list, viewer_id=viewer, which=which, order=self._order)
        self._model.start(load)
        self._ask_sums()

    def _ask_sums(self) -> None:
        self._sums.ask(stock_sums, on_done=self.listing.show_sums, viewer_id=self._acting())

    def _on_order(self, order: Order) -> None:
        wanted, self._order = self._wanted, order
        self.listing.show_order(order)
        self._start(self.listing.which)
        self._wanted = wanted

    def _on_row(self, row: StockRow) -> None:
        if row.product_id != self._wanted:
            self.open(row.product_id)

    def _show(self, card: StockCard) -> None:
        if card.product.id == self._wanted:
            self.pane.show_card(card)

    def _start_ledger(self) -> None:
        viewer, of, which = self._acting(), self._wanted, self._moves_shown
        days = self.pane.span
        load = from_operation(
            self._tasks, self, stock_movements, viewer_id=viewer, product_id=of, which=which, span=days
        )
        self._moves.start(load)

    def _on_moves_narrowed(self, which: MovementFilter) -> None:
        self._moves_shown = which
        if self._wanted is not None:
            self._start_ledger()

    def _on_loaded(self, total: int) -> None:
        is_new, self._is_new_list = self._is_new_list, False
        if is_new and total and self._wanted is None:
            self.listing.rows.choose(0)
        elif not total and self._wanted is None:
            self.pane.show_nothing()

    def _on_failed(self, error: Refused | Unavailable) -> None:
        self._window.explain(error, retry=Action(self._("Try again"), self._model.refresh))
