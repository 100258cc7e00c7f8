"""The list of the catalogue with what narrows it, the marks of several rows, and its empty states."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.catalogue import Category, ItemKind
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.catalogue_list import Shelving
from cardesk_desktop.store.catalogue_views import CatalogueFilter, CatalogueRow
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.screens.catalogue.empties import EmptyStates
from cardesk_desktop.ui.screens.catalogue.faces import (
    category_choices,
    count_words,
    kind_choices,
    product_columns,
    service_columns,
)
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.chips import Chip, ChipRow
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.narrowed_listing import TYPING_PAUSE_MS, RowShelf
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.row_list import Column, RowList
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.segmented import Segmented

SEARCH_KEY = "F3"
_LEAST_HEIGHT = 180
_MARK_COLUMN = 0


class CatalogueListing(QWidget):
    """Says what the person narrowed it to; whoever owns it starts the model with another list."""

    narrowed = Signal(object)
    """The `CatalogueFilter` that the list is to show."""
    order_asked = Signal(object)
    row_chosen = Signal(object)
    row_activated = Signal(object)
    marks_changed = Signal()
    new_asked = Signal()
    delete_asked = Signal()
    """Delete was pressed on a row."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        currency: Currency,
        model: PagedModel[CatalogueRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._currency, self._model = theme, phrases, currency, model
        self.which = CatalogueFilter()
        self.marks: dict[UUID, CatalogueRow] = {}
        self.rows: RowList[CatalogueRow] | None = None
        self._shape: tuple[ItemKind, bool] | None = None
        self._categories: dict[UUID, Category] = {}
        self._has_costs = False
        self.suggested: Callable[[], Set[UUID]] = frozenset
        """The products about which something was seen that nobody has looked at."""
        self._build_filters()
        self._empties = EmptyStates(theme, phrases, self.new_asked.emit, self._show_all)
        self._lay_out()
        model.loaded.connect(self._on_loaded)

    def show_shelving(self, shelving: Shelving) -> None:
        """Offer these categories, and the costs to who may see them."""
        self._categories = {category.id: category for category in shelving.categories}
        self._has_costs = shelving.may_see_costs
        if self.which.category_id not in self._categories:
            self.which = replace(self.which, category_id=None)
        choices = category_choices(self._, shelving.categories)
        self.category.set_choices(choices, self.which.category_id)
        self.category.setVisible(len(choices) > 2)
        self._build_rows()

    def show_which(self, which: CatalogueFilter) -> None:
        """Narrow the list from outside; announced as if the person had done it."""
        self.which = which
        for part in (self.search, self.kind, self.category, self.archived):
            part.blockSignals(True)
        self.search.set_text(which.text)
        self.kind.set_value(which.kind)
        self.category.choose(which.category_id)
        self.archived.setChecked(which.is_archived)
        for part in (self.search, self.kind, self.category, self.archived):
            part.blockSignals(False)
        self._build_rows()
        self.clear_marks()
        self.narrowed.emit(which)

    def show_loading(self) -> None:
        """The first page of another list is being read."""
        self.shelf.show_loading()

    def show_order(self, order: Order) -> None:
        """Mark the column by which the list is sorted."""
        if self.rows is not None:
            self.rows.show_order(order)

    def show_suggested(self) -> None:
        """Something was seen on a photo, or looked at."""
        if self.rows is not None:
            self.rows.viewport().update()

    def clear_marks(self) -> None:
        """No row is marked any more."""
        if self.marks:
            self.marks.clear()
            self._on_marks()

    def toggle_mark(self, row: CatalogueRow) -> None:
        """Mark a row, or take its mark off."""
        if self.marks.pop(row.id, None) is None:
            self.marks[row.id] = row
        self._on_marks()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self.rows:
            current = self.rows.current
            if event.key() == Qt.Key.Key_Space and current is not None:
                self.toggle_mark(current)
                return True
            if event.key() == Qt.Key.Key_Delete and current is not None:
                self.delete_asked.emit()
                return True
        return super().eventFilter(watched, event)

    def _build_filters(self) -> None:
        _, theme = self._, self._theme
        self.search = SearchField(theme, _, _("Name, SKU or barcode"), key=SEARCH_KEY)
        self.kind = Segmented(theme, _("What to show"), kind_choices(_))
        self.archived = Chip(theme, _("Archived"), icon="archive", is_checkable=True)
        self.category = ChipRow(theme, _("Category"))
        self._count = Text(theme, tone=Tone.MUTED)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._narrow(replace(self.which, text=self.search.text)))
        self.search.changed.connect(lambda _text: self._pause.start())
        self.kind.changed.connect(self._on_kind)
        self.category.chosen.connect(lambda key: self._narrow(replace(self.which, category_id=key)))
        self.archived.toggled.connect(lambda is_on: self._narrow(replace(self.which, is_archived=is_on)))

    def _build_rows(self) -> None:
        """Products and services have other columns: another list stands in the place of the old one."""
        shape = (self.which.kind, self._has_costs)
        if shape == self._shape:
            return
        self._shape = shape
        rows = self.rows = RowList(self._theme, self._("Catalogue"), self._model, self._columns())
        rows.installEventFilter(self)
        rows.clicked.connect(self._on_clicked)
        rows.left_upwards.connect(self.search.setFocus)
        rows.order_asked.connect(self.order_asked)
        rows.row_chosen.connect(self.row_chosen)
        rows.row_activated.connect(self.row_activated)
        self.shelf.put_rows(rows)

    def _columns(self) -> Sequence[Column[CatalogueRow]]:
        categories, marked = lambda: self._categories, self.marks.keys
        if self.which.kind is ItemKind.SERVICE:
            return service_columns(self._, self._currency, categories, marked)
        means = (self._, self._currency, categories, marked)
        return product_columns(*means, self.suggested, has_costs=self._has_costs)

    def _lay_out(self) -> None:
        space = self._theme.space
        filters = FlowRow(self._theme, gap=space.one)
        for part in (self.kind, self.archived):
            filters.add(part)
        self.shelf = RowShelf(self._theme, self._, least_height=_LEAST_HEIGHT)
        self.shelf.put_empties(*self._empties.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.one)
        head = self._head = QHBoxLayout()
        head.setSpacing(space.one)
        head.addWidget(filters, 1)
        head.addWidget(self._count)
        self.search.moved.connect(self._on_moved)
        self._above = QVBoxLayout()
        column.addLayout(self._above)
        column.addLayout(head)
        column.addWidget(self.category)
        column.addWidget(self.shelf, 1)

    def put_above(self, row: QLayout) -> None:
        """Give the search its place, in a row that stands above everything."""
        self._above.addLayout(row)

    def put_beside_count(self, *buttons: Button) -> None:
        """Give what is done with the list as it is narrowed its place."""
        for button in buttons:
            self._head.addWidget(button)

    def _on_moved(self, rows: int) -> None:
        if self.rows is not None:
            self.rows.go(rows)

    def _show_all(self) -> None:
        self.show_which(CatalogueFilter(self.which.kind))

    def _narrow(self, which: CatalogueFilter) -> None:
        self._pause.stop()
        if which != self.which:
            self.which = replace(which, text=self.search.text)
            self.clear_marks()
            self.narrowed.emit(self.which)

    def _on_kind(self, kind: ItemKind) -> None:
        self.which = replace(self.which, kind=kind)
        self._build_rows()
        self.clear_marks()
        self.narrowed.emit(self.which)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if index.column() == _MARK_COLUMN and row is not None:
            self.toggle_mark(row)

    def _on_marks(self) -> None:
        if self.rows is not None:
            self.rows.viewport().update()
        self.marks_changed.emit()

    def _on_loaded(self, total: int) -> None:
        self._count.setText(count_words(self._, self.which, total) if total else "")
        if total:
            self.shelf.show_rows()
        else:
            self.shelf.show_empty(self._empties.fitting(self.which))
