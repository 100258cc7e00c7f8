"""The clients: the list on one side, the one in front on the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.client_file import ClientFile, client_file, clients
from cardesk_desktop.store.client_views import ClientFilter, ClientRow
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.exporting import EXPORT_KEY, Exporter
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.paper import SAVE_KEY, Outlets
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.requests import OpenClient, Request
from cardesk_desktop.ui.screens.clients.client_work import ClientWork
from cardesk_desktop.ui.screens.clients.duplicate_hint import COMPARE_KEY
from cardesk_desktop.ui.screens.clients.export import clients_export
from cardesk_desktop.ui.screens.clients.listing import NEW_KEY, SEARCH_KEY, ClientListing
from cardesk_desktop.ui.screens.clients.memory import ClientsMemory
from cardesk_desktop.ui.screens.clients.pane import (
    CORRECT_KEY,
    MENU_KEY,
    PAYMENT_KEY,
    STATEMENT_KEY,
    ClientPane,
)
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_operation
from cardesk_desktop.ui.widgets.scrolling import SideBySide

_LIST_SHOWS = (Noun.CLIENT, Noun.VISIT, Noun.INVOICE, Noun.PAYMENT)
_PANE_SHOWS = (*_LIST_SHOWS, Noun.VEHICLE, Noun.TICKET)


class ClientsPage(Page):
    """Keeps list and client together, and reads them again when something of them changed."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        clock: Clock,
        paper: LoosePaper,
        outlets: Outlets,
        exporter: Exporter,
        memory: ClientsMemory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._tasks, self._window = phrases, tasks, window
        self._company, self._exporter = company, exporter
        self._latest = Latest(tasks, self)
        self._model: PagedModel[ClientRow] = PagedModel(parent=self)
        self.listing = ClientListing(theme, phrases, company, self._model, exporter.button())
        self.pane = ClientPane(theme, phrases, tasks, company)
        paper.setParent(self)
        self.work = ClientWork(
            theme,
            phrases,
            company,
            tasks,
            acting,
            window,
            self.pane,
            clock=clock,
            paper=paper,
            outlets=outlets,
        )
        self._memory = memory or ClientsMemory()
        self._order = self._memory.order
        self._wanted = self._memory.client_id
        self._is_started = self._is_new_list = self._is_refreshing = False
        self._is_narrowed = self._has_list = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SideBySide(theme, self.listing, self.pane, shares=(5, 3), parent=self))
        self._connect()

    @override
    def memory(self) -> ClientsMemory:
        if not self._is_started:
            return ClientsMemory(self._memory.which, self._order, self._wanted)
        return ClientsMemory(self.listing.which, self._order, self._wanted)

    @override
    def shortcuts(self) -> Sequence[Shortcut]:
        _, pane = self._, self.pane
        return (
            Shortcut(SEARCH_KEY, _("Search the clients"), self.listing.search.setFocus),
            Shortcut("Up", _("Client above")),
            Shortcut("Down", _("Client below")),
            Shortcut(NEW_KEY, _("New client"), self.work.add),
            Shortcut(PAYMENT_KEY, _("Take the payment of the oldest invoice"), pane.take_payment),
            Shortcut(CORRECT_KEY, _("Edit the client"), self.work.correct),
            Shortcut(STATEMENT_KEY, _("Statement of account"), self.work.open_statement),
            Shortcut(COMPARE_KEY, _("Compare with who may be the same client"), pane.hint.press),
            Shortcut(EXPORT_KEY, _("Export the list"), self._export),
            Shortcut(MENU_KEY, _("More for this client"), pane.open_menu),
            Shortcut(SAVE_KEY, _("In a form: save")),
        )

    @override
    def on_shown(self) -> None:
        # Nothing is read before somebody looks.
        if not self._is_started:
            self._is_started = True
            if self._wanted is not None:
                self._read(self._wanted)
            self.listing.rows.show_order(self._order)
            self.listing.show_which(self._memory.which)

    @override
    def on_request(self, request: Request) -> None:
        if isinstance(request, OpenClient):
            self.open(request.client_id)

    @override
    def first_focus(self) -> QWidget | None:
        return self.listing.search.editor

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not self.listing.search.begins_with(event):
            super().keyPressEvent(event)

    def open(self, client_id: UUID) -> None:
        """Put a client in front, wherever they stand in the list."""
        self._read(client_id)
        self._choose_row(client_id)

    def on_changes(self, changes: Changes) -> None:
        """Read again what was changed here or anywhere else."""
        if not self._is_started:
            return
        if changes.touches(*_LIST_SHOWS):
            self._is_refreshing = True
            self._model.refresh()
        if changes.touches(*_PANE_SHOWS) and self._wanted is not None:
            self._read(self._wanted)

    def _connect(self) -> None:
        self._tasks.changed.connect(self.on_changes)
        self._model.loaded.connect(self._on_loaded)
        self._model.failed.connect(self._on_failed)
        self.listing.narrowed.connect(self._on_narrowed)
        self.listing.export.activated.connect(self._export)
        self.listing.duplicates_asked.connect(self.work.merges.open_all)
        self.work.merges.merged.connect(self.open)
        self.listing.import_asked.connect(lambda: self._window.open_settings("import"))
        self.listing.client_asked.connect(self.work.add)
        self.listing.rows.order_asked.connect(self._on_order)
        self.listing.rows.row_chosen.connect(self._on_row)
        self.listing.rows.row_activated.connect(lambda _row: self.work.correct())
        self.work.written_down.connect(self._on_written_down)

    def _on_narrowed(self, which: ClientFilter) -> None:
        # In the first list, who was asked for stays in front.
        self._is_narrowed, self._has_list = self._has_list, True
        self._start(which)

    def _start(self, which: ClientFilter) -> None:
        self._is_new_list = True
        self.listing.show_loading()
        self._model.start(from_operation(self._tasks, self, clients, which=which, order=self._order))

    def _export(self) -> None:
        """The list as it is narrowed and sorted now; nothing while it is empty."""
        total = self._model.total
        if total:
            which, currency = self.listing.which, self._company.currency
            self._exporter.open(clients_export(self._, currency, which, self._order, total))

    def _on_order(self, order: Order) -> None:
        self._order, self._is_narrowed = order, False
        self._start(self.listing.which)

    def _on_row(self, row: ClientRow) -> None:
        # Rows that go away while the list is read again push the mark to a neighbour: nobody chose that one.
        if row.id != self._wanted and not self._is_refreshing:
            self._read(row.id)

    def _read(self, client_id: UUID) -> None:
        self._wanted = client_id
        self._latest.ask(client_file, on_done=self._show, client_id=client_id)

    def _show(self, file: ClientFile) -> None:
        # Somebody who was merged into another answers under the other's identity.
        self._wanted = file.client.id
        self.pane.show_file(file)
        self.work.merges.look_for(file.client.id)

    def _on_written_down(self, client: Client) -> None:
        self.open(client.id)

    def _choose_row(self, client_id: UUID) -> bool:
        row = self._model.position_of(lambda each: each.id == client_id)
        if row is not None:
            self.listing.rows.choose(row)
        return row is not None

    def _on_loaded(self, total: int) -> None:
        """Of another list show the client in front, where they are in it, or else the first one."""
        is_new, self._is_new_list = self._is_new_list, False
        if not is_new:
            if self._is_refreshing and self._wanted is not None:
                self._choose_row(self._wanted)
            self._is_refreshing = False
            return
        if self._wanted is not None and (self._choose_row(self._wanted) or not self._is_narrowed):
            return
        if total:
            self.listing.rows.choose(0)
        else:
            self._wanted = None
            self.pane.show_nothing()

    def _on_failed(self, error: Refused | Unavailable) -> None:
        self._window.explain(error, retry=Action(self._("Try again"), self._model.refresh))
