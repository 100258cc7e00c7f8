"""The stock: what is there, a delivery coming in, a count going on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from uuid import UUID

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.catalogue import Category
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.catalogue import categories
from cardesk_desktop.operations.counting_stock import CountView, open_counts, start_count, view_count
from cardesk_desktop.store.stock_views import StockFilter
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.exporting import EXPORT_KEY, Exporter
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.requests import OpenStock, Request, TakeInHand
from cardesk_desktop.ui.screens.recognition.identify_button import IDENTIFY_KEY, what_it_does
from cardesk_desktop.ui.screens.recognition.identifying import Identifying
from cardesk_desktop.ui.screens.stock.browsing import StockBrowser
from cardesk_desktop.ui.screens.stock.counting import CountDesk
from cardesk_desktop.ui.screens.stock.delivery import DeliveryDesk
from cardesk_desktop.ui.screens.stock.listing import COUNT_KEY, RECEIVE_KEY, SEARCH_KEY
from cardesk_desktop.ui.screens.stock.memory import StockMemory
from cardesk_desktop.ui.screens.stock.pane import ADJUST_KEY, WASTE_KEY
from cardesk_desktop.ui.screens.stock.starting import CountStart
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.stacked import Stacked


class StockPage(Page):
    """The list first; a delivery or a count takes its place until it is done or left."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        exporter: Exporter,
        memory: StockMemory | None = None,
        cameras: CameraDesk | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._theme, self._tasks, self._acting, self._window = phrases, theme, tasks, acting, window
        remembered = memory or StockMemory()
        self._remembered = remembered
        self._company = company
        self._identifying = Identifying(cameras, acting, window, self) if cameras is not None else None
        self.browser = StockBrowser(theme, phrases, company, tasks, acting, window, exporter, remembered)
        holder = QWidget()
        self._stack = Stacked(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)
        self._stack.addWidget(self.browser)
        self.browser.listing.receive_asked.connect(self.receive)
        self.browser.listing.count_asked.connect(self.begin_count)
        self.browser.recount_asked.connect(self._count_one)

    @cached_property
    def delivery(self) -> DeliveryDesk:
        """Where a delivery is unpacked; made when the first one comes in."""
        on = (self._theme, self._, self._company, self._tasks, self._acting, self._window)
        desk = DeliveryDesk(*on, self._identifying)
        self._stack.addWidget(desk)
        desk.left.connect(self.go_home)
        return desk

    @cached_property
    def count(self) -> CountDesk:
        """Where stock is counted; made for the first count."""
        on = (self._theme, self._, self._tasks, self._acting, self._window)
        desk = CountDesk(*on, self._identifying)
        self._stack.addWidget(desk)
        desk.left.connect(self.go_home)
        return desk

    @property
    def _desk(self) -> DeliveryDesk | CountDesk | None:
        """The delivery or the count that stands in place of the list."""
        place = self._stack.currentWidget()
        return place if isinstance(place, DeliveryDesk | CountDesk) else None

    @override
    def memory(self) -> StockMemory:
        memory = self.browser.memory()
        place = self._desk
        return StockMemory(
            memory.which,
            memory.order,
            memory.product_id,
            is_receiving=isinstance(place, DeliveryDesk),
            count_id=place.count_id if isinstance(place, CountDesk) else None,
        )

    @override
    def shortcuts(self) -> Sequence[Shortcut]:
        _, browser = self._, self.browser
        return (
            Shortcut(SEARCH_KEY, _("Search the stock"), self._go_to_search),
            Shortcut("Up", _("Product above")),
            Shortcut("Down", _("Product below")),
            Shortcut(EXPORT_KEY, _("Export the list"), self._at_home(browser.export)),
            Shortcut(COUNT_KEY, _("Count the stock, show the differences, post them"), self._on_count_key),
            Shortcut(ADJUST_KEY, _("Adjust the stock"), self._at_home(browser.adjust)),
            Shortcut(WASTE_KEY, _("Write off"), self._at_home(browser.waste)),
            Shortcut(RECEIVE_KEY, _("Receive goods, then the whole delivery"), self._on_receive_key),
            Shortcut(IDENTIFY_KEY, what_it_does(_), self._identify),
        )

    @override
    def on_shown(self) -> None:
        self.browser.start()
        before, self._remembered = self._remembered, StockMemory()
        if before.is_receiving:
            self.receive()
        elif before.count_id is not None:
            self._tasks.run(view_count, on_done=self._open_count, owner=self, count_id=before.count_id)

    @override
    def on_request(self, request: Request) -> None:
        if isinstance(request, OpenStock):
            # A delivery or a count that is under way stays as it is, behind the list.
            self._stack.setCurrentWidget(self.browser)
            if request.product_id is not None:
                self.browser.open(request.product_id)
            else:
                self.browser.listing.show_which(StockFilter(category_id=request.category_id))
        elif isinstance(request, TakeInHand):
            self._take_in_hand(request.product_id)

    @override
    def on_scanned(self, code: str) -> bool:
        (self._desk or self.browser).scan(code)
        return True

    @override
    def first_focus(self) -> QWidget | None:
        return self._search().editor

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not self._search().begins_with(event):
            super().keyPressEvent(event)

    def receive(self) -> None:
        """Put the delivery in place of the list."""
        self._stack.setCurrentWidget(self.delivery)
        self.delivery.start()

    def begin_count(self) -> None:
        """Ask what is to be counted, or which count goes on."""
        self._tasks.run(categories, on_done=self._ask_counts, owner=self)

    def go_home(self) -> None:
        """Back to the list."""
        self._stack.setCurrentWidget(self.browser)
        self.browser.listing.search.setFocus()

    def _take_in_hand(self, product_id: UUID) -> None:
        """What was missing is written down: go on with it where it was missed."""

        def take(_counts: object) -> None:
            if self._desk is not None:
                self._desk.finder.take(product_id)
            else:
                self.browser.open(product_id)

        # The database answers in order: a count that is being opened again stands there by then.
        self._tasks.run(open_counts, on_done=take, owner=self)

    def _ask_counts(self, shelves: tuple[Category, ...]) -> None:
        self._tasks.run(open_counts, on_done=partial(self._offer_counts, shelves), owner=self)

    def _offer_counts(self, shelves: tuple[Category, ...], counts: tuple[CountView, ...]) -> None:
        listing = self.browser.listing
        panel = CountStart(self._theme, self._, counts, shelves, listing.which, listing.total)
        panel.resumed.connect(self._open_count)
        panel.started.connect(self._count_these)
        self._window.open_panel(panel, self._("Count the stock"), first_focus=panel.start)

    def _count_these(self, chosen: UUID | StockFilter | None) -> None:
        if isinstance(chosen, StockFilter):
            self._start_count(partial(start_count, which=chosen))
        else:
            self._start_count(partial(start_count, category_id=chosen))

    def _count_one(self, product_id: UUID) -> None:
        self._start_count(partial(start_count, product_ids=(product_id,)))

    def _start_count(self, begin: Callable[..., Outcome[CountView]]) -> None:
        self._tasks.run(
            begin,
            on_done=self._open_count,
            owner=self,
            once="start count",
            staff_id=self._acting(),
        )

    def _open_count(self, view: CountView) -> None:
        self._window.close_panel()
        self._stack.setCurrentWidget(self.count)
        self.count.open(view)

    def _search(self) -> SearchField:
        return (self._desk.finder if self._desk else self.browser.listing).search

    def _go_to_search(self) -> None:
        self._search().editor.setFocus()

    def _identify(self) -> None:
        if self._desk is not None:
            self._desk.finder.look()

    def _on_receive_key(self) -> None:
        if self._desk is None:
            self.receive()
        elif isinstance(self._desk, DeliveryDesk):
            self._desk.receive()

    def _on_count_key(self) -> None:
        if self._desk is None:
            self.begin_count()
        elif isinstance(self._desk, CountDesk):
            self._desk.side.press_onward()

    def _at_home(self, run: Callable[[], None]) -> Callable[[], None]:
        """A key of the list: it rests while a delivery or a count is in its place."""

        def press() -> None:
            if self._stack.currentWidget() is self.browser:
                run()

        return press
