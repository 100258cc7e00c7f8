"""The ways from the catalogue to what was seen on photos, and the products that wait to be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.recognition import AskState
from cardesk_desktop.operations.recognising import recognition_counts, suggested_products
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.screens.catalogue.item_pane import ItemPane
from cardesk_desktop.ui.screens.catalogue.listing import CatalogueListing
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.screens.catalogue.tools import CatalogueTools


class CatalogueRecognition(QObject):
    """Shows and asks nothing where no photo can be recognised."""

    def __init__(
        self,
        means: PanelMeans,
        listing: CatalogueListing,
        pane: ItemPane,
        tools: CatalogueTools,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._means, self._listing, self._pane, self._tools = means, listing, pane, tools
        self._suggested: frozenset[UUID] = frozenset()
        self._products, self._counts = Latest(means.tasks, self), Latest(means.tasks, self)
        is_there = means.recognition is not None
        pane.can_recognise = is_there
        if not is_there:
            tools.photos.hide()
        else:
            listing.suggested = pane.suggested = lambda: self._suggested
            listing.narrowed.connect(self._read)
            pane.recognise_asked.connect(self._of_product)
            tools.photos.activated.connect(means.window.open_recognition)
            means.tasks.changed.connect(self._on_changes)

    def _of_product(self) -> None:
        desk, item_id, window = self._means.recognition, self._pane.item_id, self._means.window
        if desk is not None and item_id is not None:
            desk.ask(self._means.acting(), window.open_recognition, window.explain, product_id=item_id)

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Noun.RECOGNITION):
            self._read()

    def _read(self) -> None:
        self._products.ask(suggested_products, on_done=self._take)
        self._counts.ask(recognition_counts, on_done=self._show_counts)

    def _take(self, suggested: frozenset[UUID]) -> None:
        self._suggested = suggested
        self._listing.show_suggested()
        self._pane.show_suggested()

    def _show_counts(self, counts: Mapping[AskState, int]) -> None:
        _, count = self._means.phrases, counts.get(AskState.ANSWERED, 0)
        some = _("Recognised photos: {n}", n=count)
        self._tools.photos.set_words(some if count else _("Recognised photos"))
