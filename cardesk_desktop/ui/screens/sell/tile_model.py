"""The tiles of a shelf or of a search, read from the database page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations import catalogue
from cardesk_desktop.operations.catalogue import Tile
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.pictures import Pictures
from cardesk_desktop.ui.screens.sell.faces import tile_face
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme.tile_colors import tile_sign
from cardesk_desktop.ui.widgets.tile_delegate import Index, TileFace

PAGE = 60
"""Tiles read at once: more than two screens of them."""

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category, or the favourites (None), at the prices of a size."""

    category_id: UUID | None
    size_class: SizeClass


@dataclass(frozen=True, slots=True)
class Search:
    """What was typed, at the prices of a size."""

    text: str
    size_class: SizeClass


class TileModel(QAbstractListModel):
    """A list of tiles that grows as it is scrolled. Only the newest question is ever answered."""

    loaded = Signal()
    """The first rows of what was last asked for are there, or there are none."""

    def __init__(self, tasks: Tasks, _: Phrasebook, pictures: Pictures, parent: QObject) -> None:
        super().__init__(parent)
        self._, self._pictures = _, pictures
        self._latest = Latest(tasks, self)
        self._shown: Shelf | Search | None = None
        self._rows: list[tuple[Tile, TileFace]] = []
        self._total = 0
        self.is_loading = False

    @property
    def is_search(self) -> bool:
        """True while search results are shown."""
        return isinstance(self._shown, Search)

    def show_what(self, wanted: Shelf | Search) -> None:
        """Show another shelf or search; the old tiles stay until the new ones are there."""
        if wanted != self._shown:
            self._shown = wanted
            self.is_loading = True
            self._ask(PAGE, self._replace)

    def refresh(self) -> None:
        """Read again what is shown: a price or a stock level has changed."""
        if self._shown is not None:
            self._ask(max(PAGE, len(self._rows)), self._update)

    def tile_at(self, row: int) -> Tile:
        """The tile of a row."""
        return self._rows[row][0]

    def face_at(self, row: int) -> TileFace:
        """What is shown of a row, with its picture once that is there."""
        tile, face = self._rows[row]
        if not tile.photo_sha256:
            return face
        picture = self._pictures.get(tile.photo_sha256)
        if picture is None and self._pictures.is_lacking(tile.photo_sha256):
            return replace(face, sign=tile_sign(tile.colour))
        return replace(face, picture=picture)

    @override
    def rowCount(self, parent: Index = _ROOT, /) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        face = self._rows[index.row()][1]
        return {
            Qt.ItemDataRole.DisplayRole: face.name,
            Qt.ItemDataRole.AccessibleTextRole: face.spoken,
        }.get(Qt.ItemDataRole(role))

    @override
    def canFetchMore(self, parent: Index, /) -> bool:
        return isinstance(self._shown, Shelf) and not self.is_loading and len(self._rows) < self._total

    @override
    def fetchMore(self, parent: Index, /) -> None:
        if isinstance(self._shown, Shelf) and self.canFetchMore(parent):
            self.is_loading = True
            self._read(self._shown, len(self._rows), PAGE, self._append)

    def _ask(self, limit: int, on_done: Callable[[Page[Tile]], None]) -> None:
        """Ask for the rows from the first on."""
        wanted = self._shown
        if isinstance(wanted, Shelf):
            self._read(wanted, 0, limit, on_done)
        elif wanted is not None:
            self._latest.ask(
                catalogue.search_items,
                on_done=lambda found: on_done(Page(found, len(found), 0)),
                text=wanted.text,
                size_class=wanted.size_class,
            )

    def _read(self, shelf: Shelf, offset: int, limit: int, on_done: Callable[[Page[Tile]], None]) -> None:
        self._latest.ask(
            catalogue.tiles,
            on_done=on_done,
            category_id=shelf.category_id,
            size_class=shelf.size_class,
            offset=offset,
            limit=limit,
        )

    def _replace(self, page: Page[Tile]) -> None:
        self.beginResetModel()
        self._rows = self._faced(page)
        self._total = page.total
        self.is_loading = False
        self.endResetModel()
        self.loaded.emit()

    def _update(self, page: Page[Tile]) -> None:
        rows = self._faced(page)
        if [tile.id for tile, _face in rows] != [tile.id for tile, _face in self._rows]:
            self._replace(page)
            return
        self._rows, self._total = rows, page.total
        self.is_loading = False
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        self.loaded.emit()

    def _append(self, page: Page[Tile]) -> None:
        self.is_loading = False
        self._total = page.total if page.rows else len(self._rows)
        if page.rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page.rows) - 1)
            self._rows += self._faced(page)
            self.endInsertRows()

    def _faced(self, page: Page[Tile]) -> list[tuple[Tile, TileFace]]:
        return [(tile, tile_face(self._, tile)) for tile in page.rows]
