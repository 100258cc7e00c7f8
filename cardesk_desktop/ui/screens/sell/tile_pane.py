"""The side of the tiles: search, sizes, shelves, and the tiles themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cardesk_desktop.domain.catalogue import Category
from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations import catalogue
from cardesk_desktop.ui import words
from cardesk_desktop.ui.pictures import Pictures
from cardesk_desktop.ui.screens.recognition.identify_button import IdentifyButton
from cardesk_desktop.ui.screens.sell.memory import SellMemory
from cardesk_desktop.ui.screens.sell.tile_head import TileHead
from cardesk_desktop.ui.screens.sell.tile_model import Search, Shelf, TileModel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.chip_strip import ChipStrip
from cardesk_desktop.ui.widgets.chips import Chip
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.stacked import StackedParts
from cardesk_desktop.ui.widgets.tile_grid import TileGrid

SCAN_KEY = "Ctrl+B"
_PICTURE = 88


class TilePane(QWidget):
    """Shows one shelf or what a search finds, priced for the size of the car in front."""

    chosen = Signal(object)
    """The `Tile` to be put on the ticket."""
    size_chosen = Signal(object)
    """The `SizeClass` to price for."""

    def __init__(
        self, theme: Theme, _: Phrasebook, tasks: Tasks, memory: SellMemory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._tasks = theme, _, tasks
        self._category_id = memory.category_id
        self._size = memory.size_class
        self._is_awaited = False
        side = theme.px(_PICTURE)
        pictures = Pictures(tasks, QSize(side, side), self)
        self._model = TileModel(tasks, _, pictures, self)
        self.search = SearchField(theme, _, _("Service or product"), key="F3")
        self.scan = Button(theme, "", icon="scan-barcode", key=SCAN_KEY)
        self.scan.setAccessibleName(_("Scan with the camera"))
        explain(self.scan, _("Scan with the camera"))
        self.identify = IdentifyButton(theme, _)
        self.sizes = Chip(theme, "", icon="car")
        self.shelves = ChipStrip(theme, _, _("Shelves"), is_choice=True)
        self.grid = TileGrid(theme, _("Services and products"), self._model, self._model.face_at)
        pictures.arrived.connect(self.grid.viewport().update)
        self._stack = StackedParts()
        self._nothing_found = EmptyState(
            theme,
            "search",
            _("Nothing has that name"),
            _("Try fewer letters, the SKU or the barcode. Esc shows the shelves again."),
        )
        self._nothing_here = EmptyState(
            theme,
            "package",
            _("This shelf is empty"),
            _("Choose another shelf, or find an item by its name."),
        )
        for part in (self.grid, self._nothing_found, self._nothing_here):
            self._stack.addWidget(part)
        self._lay_out()
        self._connect()
        self._show_size()
        self.search.set_text(memory.search_text)
        self._show()
        self._read_shelves()

    @property
    def category_id(self) -> UUID | None:
        """The shelf shown; None for the favourites."""
        return self._category_id

    @property
    def is_showing_search(self) -> bool:
        """True once the answer to a search is shown."""
        return self._model.is_search and not self._model.is_loading

    def show_size(self, size_class: SizeClass) -> None:
        """Price the tiles for another size."""
        if size_class is not self._size:
            self._size = size_class
            self._show_size()
            self._show()

    def show_shelf_at(self, place: int) -> None:
        """Show a shelf by its place in the row; the favourites are first."""
        if 0 <= place < len(self.shelves.keys):
            self._on_shelf(self.shelves.keys[place])

    def search_for(self, text: str) -> None:
        """Begin a search with what was typed while no field had the keyboard."""
        self.search.setFocus()
        self.search.set_text(text)
        self.search.editor.deselect()

    def on_changes(self, changes: Changes) -> None:
        """Read again what is shown, when a price, a name or a stock level changed."""
        if changes.touches(Noun.CATALOGUE):
            self._read_shelves()
        if changes.touches(Noun.CATALOGUE, Noun.STOCK):
            self._model.refresh()

    def _lay_out(self) -> None:
        self._head = TileHead(self._theme, self.search, (self.scan, self.identify), self.sizes, self.shelves)
        # The grid keeps a gap after its last column, and the scroll bar stands in it.
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._head)
        line.addSpacing(self._theme.space.two)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space.one)
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.changed.connect(self._on_typed)
        self.search.submitted.connect(self._choose_found)
        self.search.moved.connect(self._on_moved)
        self.search.left.connect(self.grid.focus_first)
        self.sizes.activated.connect(self.open_sizes)
        self.shelves.chosen.connect(self._on_shelf)
        self.grid.chosen.connect(lambda row: self.chosen.emit(self._model.tile_at(row)))
        self.grid.left_upwards.connect(self.search.setFocus)
        self._model.loaded.connect(self._on_loaded)

    def _read_shelves(self) -> None:
        self._tasks.run(catalogue.categories, on_done=self._show_shelves, owner=self)

    def _show_shelves(self, categories: Sequence[Category]) -> None:
        language = self._.language.code
        names = [(shelf.id, shelf.names.in_language(language)) for shelf in categories]
        shelves: list[tuple[UUID | None, str]] = [(None, self._("Favourites")), *names]
        known = {shelf.id for shelf in categories} | {None}
        if self._category_id not in known:
            self._category_id = None
            self._show()
        chips = [(key, Chip(self._theme, name, is_checkable=True)) for key, name in shelves]
        self.shelves.set_chips(chips, self._category_id)
        self._mark_shelf()

    def _show(self) -> None:
        text = self.search.text.strip()
        self._model.show_what(Search(text, self._size) if text else Shelf(self._category_id, self._size))
        self._mark_shelf()

    def _mark_shelf(self) -> None:
        self.shelves.show_current(self._category_id, is_marked=not self.search.text.strip())

    def _show_size(self) -> None:
        size = words.size_class(self._, self._size)
        self._head.say_size(self._("Prices for {size}", size=size), size)

    def _on_typed(self) -> None:
        self._is_awaited = False
        self._show()

    def _on_shelf(self, key: object) -> None:
        self._category_id = key if isinstance(key, UUID) else None
        self.search.clear()
        self._show()

    def _on_moved(self, steps: int) -> None:
        if steps > 0:
            self.grid.focus_first()

    def _on_loaded(self) -> None:
        nothing = self._nothing_found if self._model.is_search else self._nothing_here
        self._stack.setCurrentWidget(self.grid if self._model.rowCount() else nothing)
        if self._is_awaited and not self._model.is_loading:
            self._choose_found()

    def _choose_found(self) -> None:
        """Take the first item found; Enter that comes before the answer waits for it."""
        if not self.search.text.strip():
            return
        self._is_awaited = self._model.is_loading
        if not self._is_awaited and self._model.rowCount():
            self.chosen.emit(self._model.tile_at(0))
            self.search.clear()

    def open_sizes(self) -> None:
        """Offer the sizes of cars to price for."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for size in SizeClass:
            action = menu.addAction(words.size_class(self._, size))
            action.setCheckable(True)
            action.setChecked(size is self._size)
            action.triggered.connect(partial(self._on_size, size))
            group.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.sizes.mapToGlobal(QPoint(0, self.sizes.height())))

    def _on_size(self, size: SizeClass, _is_checked: bool = False) -> None:
        self.size_chosen.emit(size)
