"""The favourites in the order in which their tiles stand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.operations.shelves import Favourite, arrange_favourites, favourites, mark_favourites
from cardesk_desktop.ui.screens.catalogue.list_panel import ListPanel
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.screens.catalogue.shelf_row import RowDeed, ShelfRow


class FavouritesPanel(ListPanel[Favourite]):
    """Moves favourites up and down, and takes them out."""

    def __init__(self, means: PanelMeans, parent: QWidget | None = None) -> None:
        _ = means.phrases
        lead = _("These stand first on the selling screen. Mark rows in the list to add more.")
        super().__init__(means, lead, parent)
        self.read()

    @override
    def read(self) -> None:
        self.means.tasks.run(favourites, on_done=self.fill, owner=self)

    @override
    def row(self, place: int, held: Favourite) -> ShelfRow:
        _, name = self._, held.names.in_language(self._.language.code)
        out = RowDeed("x", _("Take {name} out of the favourites", name=name), lambda: self._take_out(held))
        return ShelfRow(self.means.theme, name, "", (*self.moves(name, place, self._move), out))

    def _move(self, place: int, step: int) -> None:
        self.do(arrange_favourites, item_ids=tuple(each.id for each in self.swapped(place, step)))

    def _take_out(self, favourite: Favourite) -> None:
        self.do(mark_favourites, item_ids=(favourite.id,), is_favourite=False)
