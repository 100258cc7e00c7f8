"""The catalogue: the list on one side, the item in front on the other, forms in the side panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.operations.catalogue_list import ItemCard, Shelving, catalogue_page, item_card, shelving
from cardesk_desktop.store.catalogue_views import CatalogueFilter, CatalogueRow
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.requests import NewProduct, OpenItem, Request
from cardesk_desktop.ui.screens.catalogue.commands import Commands
from cardesk_desktop.ui.screens.catalogue.empties import NEW_KEY
from cardesk_desktop.ui.screens.catalogue.export import catalogue_export
from cardesk_desktop.ui.screens.catalogue.item_pane import ItemPane
from cardesk_desktop.ui.screens.catalogue.keys import keys
from cardesk_desktop.ui.screens.catalogue.listing import CatalogueListing
from cardesk_desktop.ui.screens.catalogue.memory import CatalogueMemory, fitting
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.screens.catalogue.panels import FormPanels
from cardesk_desktop.ui.screens.catalogue.tools import CatalogueTools
from cardesk_desktop.ui.screens.catalogue.whole_panels import WholePanels
from cardesk_desktop.ui.screens.catalogue.work import CatalogueWork
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_operation
from cardesk_desktop.ui.widgets.scrolling import SideBySide


class CataloguePage(Page):
    """Keeps list and card together, and reads them again when something of them changed."""

    def __init__(
        self, means: PanelMeans, memory: CatalogueMemory | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._means, self._, self._tasks = means, means.phrases, means.tasks
        self._memory = memory or CatalogueMemory()
        self._order = self._memory.order
        self._wanted = self._memory.item_id
        self._shelving: Shelving | None = None
        self._then: Callable[[], None] | None = None
        self._cards, self._shelves = Latest(self._tasks, self), Latest(self._tasks, self)
        self._model: PagedModel[CatalogueRow] = PagedModel(parent=self)
        theme, phrases = means.theme, means.phrases
        self.listing = CatalogueListing(theme, phrases, means.company.currency, self._model)
        self.pane = ItemPane(theme, phrases, self._tasks)
        self.tools = CatalogueTools(theme, phrases, means.exporter.button())
        self.new_button = Button(
            theme, phrases("New product"), kind=ButtonKind.PRIMARY, icon="plus", key=NEW_KEY
        )
        self.work = CatalogueWork(phrases, self._tasks, means.acting, means.window, means.cameras, self)
        self.forms = FormPanels(means, self._on_saved)
        self.panels = WholePanels(means)
        parts = (means, self.listing, self.pane, self.tools, self.work, self.panels)
        self._commands = Commands(*parts, lambda: self._shelving, self)
        self._lay_out()
        self._connect()

    @override
    def memory(self) -> CatalogueMemory:
        return CatalogueMemory(self.listing.which, self._order, self.pane.item_id)

    @override
    def shortcuts(self) -> Sequence[Shortcut]:
        return keys(self._, self.listing, self.pane, self.tools, self.new_button)

    @override
    def on_shown(self) -> None:
        if self._shelving is None:
            self.listing.show_loading()
        self._read_shelving()

    @override
    def on_request(self, request: Request) -> None:
        if isinstance(request, OpenItem):
            self._wanted = request.item_id
            self._read_card(request.item_id)
            self._narrow_to(request.kind)
        elif isinstance(request, NewProduct):
            self._when_ready(lambda: self._new(ItemKind.PRODUCT, request))

    @override
    def on_scanned(self, code: str) -> bool:
        if not self.forms.scan(code):
            self.listing.search.set_text(code)
        return True

    @override
    def first_focus(self) -> QWidget | None:
        return self.listing.search.editor

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not self.listing.search.begins_with(event):
            super().keyPressEvent(event)

    def on_changes(self, changes: Changes) -> None:
        """Read again what is shown, when a price, a name, a level or a category changed."""
        if self._shelving is None:
            return
        if changes.touches(Noun.CATALOGUE, Noun.SUPPLIER, Noun.COMPANY):
            self._read_shelving()
        if changes.touches(Noun.CATALOGUE, Noun.STOCK):
            self._model.refresh()
            if self.pane.item_id is not None:
                self._read_card(self.pane.item_id)

    def _lay_out(self) -> None:
        space = self._means.theme.space
        head = QHBoxLayout()
        head.setSpacing(space.one)
        head.addWidget(self.listing.search, 1)
        head.addWidget(self.tools.identify)
        head.addWidget(self.new_button)
        self.listing.put_above(head)
        self.listing.put_beside_count(self.tools.export, self.tools.import_)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.one)
        column.addWidget(self.listing, 1)
        column.addWidget(self.tools)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(SideBySide(self._means.theme, left, self.pane, shares=(9, 4), parent=self))

    def _connect(self) -> None:
        listing, pane = self.listing, self.pane
        self._tasks.changed.connect(self.on_changes)
        self._model.loaded.connect(self._on_loaded)
        self._model.failed.connect(self._on_failed)
        listing.narrowed.connect(self._start)
        listing.order_asked.connect(self._on_order)
        listing.row_chosen.connect(self._on_row)
        listing.row_activated.connect(lambda _row: pane.edit.click())
        for signal in (listing.new_asked, self.new_button.activated):
            signal.connect(lambda: self._new(self.listing.which.kind))
        self.tools.export_asked.connect(self._export)
        self.tools.import_asked.connect(lambda: self._means.window.open_settings("import"))
        pane.edit_asked.connect(partial(self._edit, is_copy=False))
        pane.copy_asked.connect(partial(self._edit, is_copy=True))

    def _read_shelving(self) -> None:
        self._shelves.ask(shelving, on_done=self._on_shelving, viewer_id=self._means.acting())

    def _on_shelving(self, read: Shelving) -> None:
        is_first, self._shelving = self._shelving is None, read
        self.listing.show_shelving(read)
        self.listing.show_order(self._order)
        if is_first:
            self.listing.show_which(self._memory.which)
        if self._then is not None:
            then, self._then = self._then, None
            then()

    def _when_ready(self, then: Callable[[], None]) -> None:
        """Do something as soon as it is known what the forms offer."""
        if self._shelving is None:
            self._then = then
        else:
            then()

    def _start(self, which: CatalogueFilter) -> None:
        kind = which.kind
        words = self._("New product") if kind is ItemKind.PRODUCT else self._("New service")
        self.new_button.set_words(words)
        self._order = fitting(self._order, kind)
        self.listing.show_order(self._order)
        self.listing.show_loading()
        arguments = {"viewer_id": self._means.acting(), "which": which, "order": self._order}
        self._model.start(from_operation(self._tasks, self, catalogue_page, **arguments))

    def _export(self) -> None:
        """The list as it is narrowed and sorted now; nothing while it is empty."""
        if self._model.total and self._shelving is not None:
            means, seen = self._means, (self.listing.which, self._order, self._model.total)
            said = (means.phrases, means.company.currency, means.acting())
            means.exporter.open(catalogue_export(*said, self._shelving, *seen))

    def _on_order(self, order: Order) -> None:
        self._order = order
        self._start(self.listing.which)

    def _narrow_to(self, kind: ItemKind) -> None:
        which = CatalogueFilter(kind)
        if self._shelving is None:
            self._memory = replace(self._memory, which=which)
        elif self.listing.which != which:
            self.listing.show_which(which)

    def _on_loaded(self, total: int) -> None:
        rows = self.listing.rows
        if rows is None:
            return
        if not total:
            self.pane.show_nothing()
        elif rows.current is None or self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            place = self._model.position_of(lambda row: row.id == wanted) if wanted else 0
            if place is not None:
                rows.choose(place)

    def _on_failed(self, error: Refused | Unavailable) -> None:
        self._means.window.explain(error, retry=Action(self._("Try again"), self._model.refresh))

    def _on_row(self, row: CatalogueRow) -> None:
        self._wanted = None
        self._read_card(row.id)

    def _read_card(self, item_id: UUID) -> None:
        self._cards.ask(item_card, on_done=self._on_card, viewer_id=self._means.acting(), item_id=item_id)

    def _on_card(self, card: ItemCard | None) -> None:
        if card is None:
            self.pane.show_nothing()
        else:
            self.pane.show_card(card, self._shelving.rates if self._shelving else ())

    def _new(self, kind: ItemKind, known: NewProduct | None = None) -> None:
        if self._shelving is not None:
            self.forms.new(kind, self._shelving, known=known)

    def _edit(self, *, is_copy: bool) -> None:
        card = self.pane.card
        if card is not None and self._shelving is not None:
            self.forms.edit(card.item, self._shelving, is_copy=is_copy)

    def _on_saved(self, item_id: UUID, kind: ItemKind) -> None:
        self._wanted = item_id
        self._read_card(item_id)
        if kind is not self.listing.which.kind:
            self._narrow_to(kind)
