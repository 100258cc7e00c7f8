"""The list of clients with what narrows it, and what stands there when it is empty."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.client_views import ClientFilter, ClientGroup, ClientRow
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screens.clients.list_faces import columns, group_choices
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.skeleton import Skeleton

SEARCH_KEY, NEW_KEY = "F3", "F9"
TYPING_PAUSE_MS = 150
"""Letters that follow one another closer than this are one search."""
_LEAST_HEIGHT = 320
"""The head and four rows, in pixels."""


class ClientListing(QWidget):
    """Says what the person narrowed it to; whoever owns it starts the model with another list."""

    narrowed = Signal(object)
    """The `ClientFilter` that the list is to show."""
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._model, self.export = phrases, model, export
        self.which = ClientFilter()
        self._build_filters(theme)
        heads = columns(phrases, company.time_zone, company.currency)
        self.rows = RowList(theme, phrases("Clients"), model, heads)
        self.rows.left_upwards.connect(self.search.setFocus)
        self.search.moved.connect(self.rows.go)
        self._build_empty(theme)
        self._skeleton = Skeleton(theme, phrases, rows=8)
        self._lay_out(theme)
        model.loaded.connect(self._on_loaded)

    @property
    def is_empty(self) -> bool:
        """True when the list was read and nobody is in it."""
        return self._stack.currentWidget() in (self._none_yet, self._none_found)

    def show_filter(self, which: ClientFilter) -> None:
        """Narrow the list from outside; announced as if the person had done it."""
        self.which = which
        for part in (self.search, self.group):
            part.blockSignals(True)
        self.search.set_text(which.text)
        self.group.set_value(which.group)
        for part in (self.search, self.group):
            part.blockSignals(False)
        self.narrowed.emit(which)

    def show_loading(self) -> None:
        """The first page of another list is being read."""
        self._stack.setCurrentWidget(self._skeleton)

    def _build_filters(self, theme: Theme) -> None:
        _ = self._
        self.search = SearchField(theme, _, _("Name, phone, e-mail or plate"), key=SEARCH_KEY)
        self.group = Segmented(theme, _("Which clients"), group_choices(_))
        self.duplicates = Button(theme, _("Duplicates"), icon="copy")
        self.new = Button(theme, _("New client"), icon="user-plus", key=NEW_KEY)
        self.import_ = Button(theme, _("Import"), icon="upload")
        self._count = Text(theme, tone=Tone.MUTED)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._on_typed)
        self.search.changed.connect(lambda _text: self._pause.start())
        self.group.changed.connect(self._on_group)
        self.new.activated.connect(self.client_asked)
        self.import_.activated.connect(self.import_asked)
        self.duplicates.activated.connect(self.duplicates_asked)

    def _build_empty(self, theme: Theme) -> None:
        _ = self._
        self._none_yet = EmptyState(
            theme,
            "users",
            _("No clients yet"),
            _("Everybody who is written down at a check-in or a sale stands here, with cars and invoices."),
            action=Action(_("Write down a client"), self.client_asked.emit),
            kind=ButtonKind.PRIMARY,
        )
        self._none_found = EmptyState(
            theme,
            "search",
            _("Nobody fits"),
            _("Nobody is like this. Show all clients, or write less into the search."),
            action=Action(_("Show all clients"), lambda: self.show_filter(ClientFilter())),
        )

    def _lay_out(self, theme: Theme) -> None:
        above = QHBoxLayout()
        above.setSpacing(theme.space.one)
        above.addWidget(self.search, 1)
        above.addWidget(self.new)
        filters = FlowRow(theme, gap=theme.space.one)
        for part in (self.group, self.duplicates, self.export, self.import_):
            filters.add(part)
        card = Card(theme, padding=theme.space.half)
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        holder.setMinimumHeight(theme.px(_LEAST_HEIGHT))
        self._stack = QStackedLayout(holder)
        for page in (self.rows, self._skeleton, self._none_yet, self._none_found):
            self._stack.addWidget(page)
        card.content.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addLayout(above)
        column.addWidget(filters)
        column.addWidget(self._count)
        column.addWidget(card, 1)

    def _narrow(self, which: ClientFilter) -> None:
        self._pause.stop()
        if which != self.which:
            self.which = which
            self.narrowed.emit(which)

    def _on_typed(self) -> None:
        self._narrow(replace(self.which, text=self.search.text))

    def _on_group(self, group: ClientGroup) -> None:
        self._narrow(replace(self.which, group=group, text=self.search.text))

    def _on_loaded(self, total: int) -> None:
        self._count.setText(self._.plural("{n} client", "{n} clients", total) if total else "")
        if total:
            self._stack.setCurrentWidget(self.rows)
        else:
            is_wide = self.which == ClientFilter()
            self._stack.setCurrentWidget(self._none_yet if is_wide else self._none_found)
