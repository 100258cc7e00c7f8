"""What stands in the place of the list while there is nothing to list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.catalogue_views import CatalogueFilter
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screens.catalogue.memory import is_wide
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.empty_state import EmptyState

NEW_KEY = "F2"


class EmptyStates:
    """One for each reason why there is nothing."""

    def __init__(
        self, theme: Theme, _: Phrasebook, make_new: Callable[[], None], show_all: Callable[[], None]
    ) -> None:
        self._no_products = EmptyState(
            theme,
            "package",
            _("No products yet"),
            _("Add what is on your shelves. From then on a scan puts it on the ticket."),
            action=Action(_("New product"), make_new),
            key=NEW_KEY,
        )
        self._no_services = EmptyState(
            theme,
            "sparkles",
            _("No services yet"),
            _("Add what you do for a car and what it costs for each size."),
            action=Action(_("New service"), make_new),
            key=NEW_KEY,
        )
        self._none_archived = EmptyState(
            theme,
            "archive",
            _("The archive is empty"),
            _("What you no longer sell is kept here. Old invoices keep it, and you can restore it."),
            action=Action(_("Show what is on sale"), show_all),
        )
        self._none_found = EmptyState(
            theme,
            "search",
            _("No matches"),
            _("Nothing in the catalogue matches. Show everything, or type less in the search."),
            action=Action(_("Show all"), show_all),
        )

    @property
    def all(self) -> tuple[QWidget, ...]:
        """Every one of them."""
        return (self._no_products, self._no_services, self._none_archived, self._none_found)

    def fitting(self, which: CatalogueFilter) -> QWidget:
        """The one that says why a list of this filter is empty."""
        if is_wide(which):
            return self._no_products if which.kind is ItemKind.PRODUCT else self._no_services
        is_bare = not which.text and which.category_id is None
        return self._none_archived if which.is_archived and is_bare else self._none_found
