"""What the buttons below the list and beside the card set going, for one item or for all that are marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.operations.catalogue_list import Shelving
from cardesk_desktop.operations.repricing import PriceScope
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.screens.catalogue.item_pane import ItemPane
from cardesk_desktop.ui.screens.catalogue.listing import CatalogueListing
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.screens.catalogue.recognition import CatalogueRecognition
from cardesk_desktop.ui.screens.catalogue.tools import CatalogueTools
from cardesk_desktop.ui.screens.catalogue.whole_panels import WholePanels
from cardesk_desktop.ui.screens.catalogue.work import CatalogueWork
from cardesk_desktop.ui.screens.recognition.identifying import Identifying


class Commands(QObject):
    """Brings the buttons, the marks and the panels together."""

    def __init__(
        self,
        means: PanelMeans,
        listing: CatalogueListing,
        pane: ItemPane,
        tools: CatalogueTools,
        work: CatalogueWork,
        panels: WholePanels,
        shelving: Callable[[], Shelving | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._listing, self._pane, self._tools = listing, pane, tools
        self._work, self._panels, self._shelving = work, panels, shelving
        self._window = means.window
        self.identifying = Identifying(means.cameras, means.acting, means.window, self)
        self.recognition = CatalogueRecognition(means, listing, pane, tools, self)
        listing.marks_changed.connect(self._show_marks)
        listing.delete_asked.connect(pane.archive.click)
        pane.archive_asked.connect(self._archive_one)
        pane.labels_asked.connect(self._label_one)
        pane.photo_asked.connect(self._photograph)
        tools.identify.activated.connect(self._identify)
        tools.labels_asked.connect(self._label_marked)
        tools.prices_asked.connect(self._open_prices)
        tools.categories_asked.connect(panels.categories)
        tools.favourites_asked.connect(panels.favourites)
        tools.suppliers_asked.connect(panels.suppliers)
        tools.archive_asked.connect(self._archive_marked)
        tools.star_asked.connect(self._star_marked)
        tools.unmark_asked.connect(listing.clear_marks)

    def _identify(self) -> None:
        """What lies there is opened; what nobody knows begins as a new product with what was read."""
        self.identifying.begin(
            lambda product: self._window.open_item(ItemKind.PRODUCT, product.id), purpose=Purpose.CATALOGUE
        )

    def _open_prices(self) -> None:
        """Of the marked items, or, to begin with, of what the list shows."""
        which, marks, shelving = self._listing.which, tuple(self._listing.marks), self._shelving()
        if shelving is not None:
            scope = PriceScope((which.kind,), which.category_id, which.text, marks)
            self._panels.prices(shelving, scope)

    def _label_one(self) -> None:
        if self._pane.item_id is not None:
            self._panels.labels((self._pane.item_id,))

    def _photograph(self) -> None:
        if self._pane.item_id is not None:
            self._work.take_photo(self._pane.item_id)

    def _label_marked(self) -> None:
        self._panels.labels(tuple(self._listing.marks))

    def _archive_one(self) -> None:
        card = self._pane.card
        if card is not None:
            self._work.archive([card.item.id], is_archived=not card.item.is_archived)

    def _archive_marked(self) -> None:
        self._work.archive(list(self._listing.marks), is_archived=not self._listing.which.is_archived)
        self._listing.clear_marks()

    def _star_marked(self) -> None:
        self._work.mark(list(self._listing.marks), is_favourite=True)
        self._listing.clear_marks()

    def _show_marks(self) -> None:
        which = self._listing.which
        self._tools.show_marks(len(self._listing.marks), which.kind, is_archived=which.is_archived)
