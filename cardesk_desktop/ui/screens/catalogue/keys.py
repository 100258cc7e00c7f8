"""The keys of the catalogue, as the sheet of F1 shows them."""

from __future__ import annotations

from collections.abc import Sequence

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.exporting import EXPORT_KEY
from cardesk_desktop.ui.screens.catalogue.empties import NEW_KEY
from cardesk_desktop.ui.screens.catalogue.item_pane import (
    ARCHIVE_KEY,
    COPY_KEY,
    EDIT_KEY,
    LABELS_KEY,
    PHOTO_KEY,
    ItemPane,
)
from cardesk_desktop.ui.screens.catalogue.listing import SEARCH_KEY, CatalogueListing
from cardesk_desktop.ui.screens.catalogue.tools import (
    CATEGORIES_KEY,
    FAVOURITES_KEY,
    PRICES_KEY,
    SUPPLIERS_KEY,
    CatalogueTools,
)
from cardesk_desktop.ui.screens.recognition.identify_button import IDENTIFY_KEY, what_it_does
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.widgets.buttons import Button


def keys(
    _: Phrasebook, listing: CatalogueListing, pane: ItemPane, tools: CatalogueTools, new: Button
) -> Sequence[Shortcut]:
    """What each key does."""
    return (
        Shortcut(NEW_KEY, _("Add something new"), new.click),
        Shortcut(SEARCH_KEY, _("Search the catalogue"), listing.search.setFocus),
        Shortcut(EDIT_KEY, _("Edit the item in front"), pane.edit.click),
        Shortcut("Enter", _("On a row: edit it")),
        Shortcut("Space", _("On a row: mark it, to do something with several")),
        Shortcut(COPY_KEY, _("Duplicate the item in front"), pane.copy.click),
        Shortcut(ARCHIVE_KEY, _("On a row: archive it, or bring it back")),
        Shortcut(LABELS_KEY, _("Labels of the item in front"), pane.labels.click),
        Shortcut(PHOTO_KEY, _("Take a photo of the product in front"), pane.take_photo.click),
        Shortcut(PRICES_KEY, _("Change many prices"), tools.prices.click),
        Shortcut(CATEGORIES_KEY, _("Categories"), tools.categories.click),
        Shortcut(FAVOURITES_KEY, _("Favourites"), tools.favourites.click),
        Shortcut(SUPPLIERS_KEY, _("Suppliers"), tools.suppliers.click),
        Shortcut(IDENTIFY_KEY, what_it_does(_), tools.identify.click),
        Shortcut(EXPORT_KEY, _("Export the list"), tools.export.click),
        Shortcut("Ctrl+S", _("In a form: save")),
    )
