"""A count going on: what to count, how many are there, and in the end what differs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import StockMovement
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.counting_stock import (
    Counted,
    CountResult,
    CountView,
    cancel_count,
    count_differences,
    count_product,
    count_result,
    count_sheet,
    post_count,
    scan_count,
    view_count,
)
from cardesk_desktop.operations.looking_at_stock import stock_card
from cardesk_desktop.store.stock_views import CountPart, CountRow, DifferenceRow
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.recognition.identifying import Identifying
from cardesk_desktop.ui.screens.stock.count_faces import difference_columns, sheet_columns
from cardesk_desktop.ui.screens.stock.count_layout import CountLists
from cardesk_desktop.ui.screens.stock.count_side import CountSide
from cardesk_desktop.ui.screens.stock.finder import ProductFinder
from cardesk_desktop.ui.screens.stock.unknown_code import new_with_code
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_operation
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.scrolling import SideBySide
from cardesk_desktop.ui.words import called

FIND_KEY = "F3"


class CountDesk(QWidget):
    """One count. Everything typed is written down at once, by whoever stands here."""

    left = Signal()
    """Back to the list of stock; the count goes on."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        identifying: Identifying | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._tasks, self._acting, self._window = phrases, tasks, acting, window
        self.count_id: UUID | None = None
        self._in_hand: UUID | None = None
        self._sheet: PagedModel[CountRow] = PagedModel(parent=self)
        self._differences: PagedModel[DifferenceRow] = PagedModel(parent=self)
        self.finder = ProductFinder(theme, phrases, tasks, key=FIND_KEY, identifying=identifying)
        self.rows = RowList(theme, phrases("What is to be counted"), self._sheet, sheet_columns(phrases))
        heads = difference_columns(phrases)
        self.differences = RowList(theme, phrases("Differences"), self._differences, heads)
        self.lists = CountLists(theme, phrases, self.finder, self.rows, self.differences)
        self.side = CountSide(theme, phrases)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SideBySide(theme, self.lists, self.side, shares=(3, 2), parent=self))
        self._connect()

    def open(self, view: CountView) -> None:
        """Go on with a count."""
        self.count_id, self._in_hand = view.count.id, None
        self.lists.show_part(CountPart.ALL)
        self.side.show_nothing_in_hand()
        self._show_view(view)
        self._start_sheet(CountPart.ALL)
        self.finder.search.setFocus()

    def scan(self, code: str) -> None:
        """One more of the product that carries a barcode."""
        self._tasks.run(
            scan_count,
            on_done=self._on_scanned,
            on_refused=new_with_code(self._, self._window, code),
            owner=self,
            staff_id=self._acting(),
            count_id=self.count_id,
            barcode=code,
        )

    def _connect(self) -> None:
        self._sheet.loaded.connect(self._on_loaded)
        self._differences.loaded.connect(self.lists.show_differences)
        self.lists.part_chosen.connect(self._start_sheet)
        self.finder.taken.connect(self._take_unlisted)
        self.finder.search.moved.connect(self.rows.go)
        self.rows.left_upwards.connect(self.finder.search.setFocus)
        self.rows.row_chosen.connect(self._take_in_hand)
        self.rows.row_activated.connect(lambda _row: self.side.take_keyboard())
        self.differences.row_activated.connect(self._recount)
        self.side.counted.connect(self._count)
        self.side.result_asked.connect(self._ask_result)
        self.side.counting_asked.connect(self._go_on)
        self.side.posted.connect(self._post)
        self.side.cancelled.connect(self._cancel)
        self.side.left.connect(self.left)

    def _start_sheet(self, part: CountPart) -> None:
        load = from_operation(self._tasks, self, count_sheet, count_id=self.count_id, part=part)
        self._sheet.start(load)

    def _show_view(self, view: CountView) -> None:
        if view.count.id == self.count_id:
            self.side.show_view(view)

    def _take_in_hand(self, row: CountRow) -> None:
        self._in_hand = row.product_id
        self.side.take_in_hand(row.product_id, called(self._, row.names), row.counted)

    def _take_unlisted(self, product_id: UUID) -> None:
        """A product that was typed: it may stand far down the sheet, or not be on it."""
        place = self._sheet.position_of(lambda row: row.product_id == product_id)
        if place is not None:
            self.rows.choose(place)
            self.side.take_keyboard()
        else:
            self._tasks.run(
                stock_card,
                on_done=lambda card: self._take_named(product_id, called(self._, card.product.names)),
                owner=self,
                viewer_id=self._acting(),
                product_id=product_id,
            )

    def _take_named(self, product_id: UUID, name: str) -> None:
        self._in_hand = product_id
        self.side.take_in_hand(product_id, name, None)
        self.side.take_keyboard()

    def _count(self, product_id: UUID, quantity: Quantity | None) -> None:
        self._tasks.run(
            count_product,
            on_done=self._on_counted,
            owner=self,
            staff_id=self._acting(),
            count_id=self.count_id,
            product_id=product_id,
            quantity=quantity,
        )

    def _on_counted(self, counted: Counted) -> None:
        """The next one, please."""
        self._refresh()
        _ = self._
        undo = Action(_("Undo"), partial(self._count, counted.product_id, counted.before))
        words = _(
            "{product}: {quantity} counted", product=called(self._, counted.names), quantity=counted.quantity
        )
        self._window.toast(words, undo=undo)
        if self.lists.part.value is CountPart.OPEN:
            # What was counted leaves this part of the sheet; the next one moves up.
            self._in_hand = None
        else:
            self.rows.go(1)

    def _on_scanned(self, counted: Counted) -> None:
        self._refresh()
        self._in_hand = counted.product_id
        self.side.take_in_hand(counted.product_id, called(self._, counted.names), counted.quantity)

    def _refresh(self) -> None:
        self._sheet.refresh()
        self._tasks.run(view_count, on_done=self._show_view, owner=self, count_id=self.count_id)

    def _on_loaded(self, total: int) -> None:
        self.lists.show_sheet(total)
        first = self._sheet.row_at(0) if total and self._in_hand is None else None
        if first is not None:
            self.rows.choose(0)
            self._take_in_hand(first)

    def _recount(self, row: DifferenceRow) -> None:
        self._go_on()
        self._take_named(row.product_id, called(self._, row.names))

    def _ask_result(self) -> None:
        self._tasks.run(
            count_result,
            on_done=self._show_result,
            owner=self,
            staff_id=self._acting(),
            count_id=self.count_id,
        )

    def _show_result(self, result: CountResult) -> None:
        load = from_operation(
            self._tasks, self, count_differences, staff_id=self._acting(), count_id=self.count_id
        )
        self._differences.start(load)
        self.lists.show_result()
        self.side.show_result(result)
        # What had the keyboard is gone: without another place for it, Enter would open the next screen.
        (self.differences if result.differences else self.side.again).setFocus()

    def _go_on(self) -> None:
        self.lists.go_on()
        self.side.go_on()
        self.finder.search.setFocus()

    def _post(self) -> None:
        self._tasks.run(
            post_count,
            on_done=self._on_posted,
            on_settled=self.side.settle,
            owner=self,
            once="post count",
            staff_id=self._acting(),
            count_id=self.count_id,
        )

    def _on_posted(self, movements: tuple[StockMovement, ...]) -> None:
        words = self._.plural(
            "The count is posted: {n} difference", "The count is posted: {n} differences", len(movements)
        )
        self._window.toast(words)
        self.left.emit()

    def _cancel(self) -> None:
        self._tasks.run(
            cancel_count,
            on_done=self._on_cancelled,
            owner=self,
            staff_id=self._acting(),
            count_id=self.count_id,
        )

    def _on_cancelled(self, _nothing: None) -> None:
        self._window.toast(self._("The count is cancelled. Nothing was changed."))
        self.left.emit()
