"""The list of clients with what narrows it, and what stands there when it is empty."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.client_views import EVERYBODY, ClientFilter, ClientRow
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screens.clients.list_faces import columns, group_choices
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.narrowed_listing import NarrowedListing
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.segmented import Segmented

SEARCH_KEY, NEW_KEY = "F3", "F9"


class ClientListing(NarrowedListing[ClientFilter]):
    """Everybody who was written down, by name, phone or plate, in groups."""

    client_asked = Signal()
    """A new client is to be written down."""
    duplicates_asked = Signal()
    import_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        model: PagedModel[ClientRow],
        export: Button,
    ) -> None:
        search = SearchField(theme, phrases, phrases("Name, phone, e-mail or plate"), key=SEARCH_KEY)
        super().__init__(theme, phrases, search, EVERYBODY)
        self._, self.export = phrases, export
        self._build_filters(theme)
        heads = columns(phrases, company.time_zone, company.currency)
        self.rows = RowList(theme, phrases("Clients"), model, heads)
        self.rows.left_upwards.connect(search.setFocus)
        search.moved.connect(self.rows.go)
        self.shelf.put_rows(self.rows)
        self._build_empty(theme)
        model.loaded.connect(self._on_loaded)

    def _build_filters(self, theme: Theme) -> None:
        _ = self._
        self.group = Segmented(theme, _("Which clients"), group_choices(_))
        self.duplicates = Button(theme, _("Duplicates"), icon="copy")
        self.new = Button(theme, _("New client"), icon="user-plus", key=NEW_KEY)
        self.import_ = Button(theme, _("Import"), icon="upload")
        self.narrow_by("group", self.group.changed, self.group.set_value)
        self.new.activated.connect(self.client_asked)
        self.import_.activated.connect(self.import_asked)
        self.duplicates.activated.connect(self.duplicates_asked)
        self.head.addWidget(self.new)
        self.filters.add(self.group)
        self.filters.add(self.duplicates)
        self.foot.addWidget(self.export)
        self.foot.addWidget(self.import_)

    def _build_empty(self, theme: Theme) -> None:
        _ = self._
        self._none_yet = EmptyState(
            theme,
            "users",
            _("No clients yet"),
            _("Everyone you add at a check-in or a sale appears here, with cars and invoices."),
            action=Action(_("Add a client"), self.client_asked.emit),
            kind=ButtonKind.PRIMARY,
        )
        self._none_found = EmptyState(
            theme,
            "search",
            _("No client matches"),
            _("Show all clients, or type less in the search."),
            action=Action(_("Show all clients"), self.show_everything),
        )
        self.shelf.put_empties(self._none_yet, self._none_found)

    def _on_loaded(self, total: int) -> None:
        self.figures.setText(self._.plural("{n} client", "{n} clients", total) if total else "")
        if total:
            self.shelf.show_rows()
        else:
            self.shelf.show_empty(self._none_yet if self.is_wide else self._none_found)
