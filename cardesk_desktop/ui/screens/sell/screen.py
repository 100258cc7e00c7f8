"""The selling screen: tiles on one side, the ticket on the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.operations.tickets import TicketSummary, open_tickets
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.requests import AddItem, OpenCounter, OpenTicket, Request
from cardesk_desktop.ui.screens.clients.panels import ClientPanels
from cardesk_desktop.ui.screens.recognition.identify_button import IDENTIFY_KEY, what_it_does
from cardesk_desktop.ui.screens.recognition.identifying import Identifying
from cardesk_desktop.ui.screens.sell.current_ticket import CurrentTicket
from cardesk_desktop.ui.screens.sell.faces import chip_face, in_strip_order
from cardesk_desktop.ui.screens.sell.memory import SellMemory
from cardesk_desktop.ui.screens.sell.open_tickets import OpenTickets
from cardesk_desktop.ui.screens.sell.panel_work import PanelWork
from cardesk_desktop.ui.screens.sell.scanning import Scanning
from cardesk_desktop.ui.screens.sell.ticket_card import TicketCard
from cardesk_desktop.ui.screens.sell.ticket_work import TicketWork
from cardesk_desktop.ui.screens.sell.tile_pane import SCAN_KEY, TilePane
from cardesk_desktop.ui.shortcuts import Shortcut

_CARD_WIDTH, _CARD_WIDEST = 408, 480
_CARD_PART, _CARD_SHARE = 0.46, 0.262
"""The most of a small page, and what the ticket gets of a large one."""
"""The card takes no more of the width than this, however large the text is."""
_SHELF_KEYS = 9
_STRIP_SHOWS = (Noun.TICKET, Noun.VISIT, Noun.VEHICLE, Noun.CLIENT)
_NO_TEXT_KEYS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class SellPage(Page):
    """Brings tiles, ticket and open tickets together. Built anew from its memory."""

    def __init__(
        self,
        cameras: CameraDesk,
        acting: Callable[[], UUID],
        window: Window,
        memory: SellMemory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        remembered = memory or SellMemory()
        theme, _, tasks = cameras.theme, cameras.phrases, cameras.tasks
        self._theme, self._, self._window = theme, _, window
        self._open: tuple[TicketSummary, ...] = ()
        self._strip_reader = Latest(tasks, self)
        self._line_to_mark = remembered.line_id
        self.ticket = CurrentTicket(tasks, acting, remembered.size_class, self)
        self.work = TicketWork(_, window, self.ticket, self)
        self.scanning = Scanning(cameras, window, self.work)
        self.identifying = Identifying(cameras, acting, window, self)
        clients = ClientPanels(theme, _, tasks, acting, window)
        self.panels = PanelWork(theme, _, window, self.ticket, self.work, clients, self)
        self.tiles = TilePane(theme, _, tasks, remembered)
        self.card = TicketCard(theme, _)
        self.strip = OpenTickets(theme, _)
        self._lay_out()
        self._connect()
        tasks.changed.connect(self._on_changes)
        self._show_ticket()
        self._read_strip()
        if remembered.ticket_id is not None:
            self.ticket.open(remembered.ticket_id)

    @override
    def memory(self) -> SellMemory:
        return SellMemory(
            ticket_id=self.ticket.ticket_id,
            size_class=self.ticket.size_class,
            category_id=self.tiles.category_id,
            search_text=self.tiles.search.text,
            line_id=self.card.lines.current_line,
        )

    @override
    def shortcuts(self) -> Sequence[Shortcut]:
        _, card = self._, self.card
        shelves = (
            Shortcut(f"Alt+{n}", _("Show shelf {n}", n=n), partial(self.tiles.show_shelf_at, n - 1))
            for n in range(1, _SHELF_KEYS + 1)
        )
        return (
            Shortcut("F2", _("Check in a car"), self._window.start_check_in),
            Shortcut("F3", _("Find a service or product"), self.tiles.search.setFocus),
            Shortcut(SCAN_KEY, _("Scan with the camera"), self.tiles.scan.click),
            Shortcut(IDENTIFY_KEY, what_it_does(_), self.tiles.identify.click),
            Shortcut("F12", _("Pay the ticket"), card.pay.click),
            Shortcut("F4", _("Park the ticket"), card.park.click),
            Shortcut("F9", _("New ticket without a car"), self.strip.counter.click),
            Shortcut("F6", _("Choose the client"), card.head.client.click),
            Shortcut("F7", _("Discount on the ticket"), card.discount.click),
            Shortcut("F8", _("Note on the ticket"), card.note.click),
            Shortcut("F10", _("Prices for another size of car"), self.tiles.open_sizes),
            Shortcut("Ctrl+T", _("Go to the lines of the ticket"), card.lines.setFocus),
            Shortcut("Enter", _("On a line: quantity, note, staff, discount")),
            Shortcut("+", _("On a line: one more")),
            Shortcut("-", _("On a line: one less")),
            Shortcut("Delete", _("On a line: take it off")),
            *shelves,
        )

    @override
    def on_shown(self) -> None:
        self.card.show_view(self.ticket.view)

    @override
    def on_request(self, request: Request) -> None:
        if isinstance(request, OpenTicket):
            self.ticket.open(request.ticket_id)
        elif isinstance(request, OpenCounter):
            self.ticket.open_counter()
        elif isinstance(request, AddItem):
            self.work.add_item(request.kind, request.item_id)

    @override
    def on_scanned(self, code: str) -> bool:
        self.work.scan(code)
        return True

    @override
    def under_toast(self) -> QWidget:
        # The open tickets below the tiles, and Pay beside them, are what is pressed next.
        return self.tiles

    @override
    def first_focus(self) -> QWidget:
        return self.tiles.grid

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit_card()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        text = event.text()
        if text.strip() and text.isprintable() and not event.modifiers() & _NO_TEXT_KEYS:
            self.tiles.search_for(text)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _fit_card(self) -> None:
        """As wide as it is drawn, more on a large page, less on a small one, or what the amount needs."""
        least, most = self._theme.px(_CARD_WIDTH), self._theme.px(_CARD_WIDEST)
        fair = min(max(least, round(self.width() * _CARD_SHARE)), most)
        wanted = min(fair, round(self.width() * _CARD_PART))
        self.card.setFixedWidth(max(wanted, self.card.minimumSizeHint().width()))

    def _lay_out(self) -> None:
        space = self._theme.space
        column = QVBoxLayout()
        column.setSpacing(space.one)
        column.addWidget(self.tiles, 1)
        column.addWidget(self.strip)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.three, space.two, space.three, space.two)
        row.setSpacing(space.one)
        row.addLayout(column, 1)
        row.addWidget(self.card)

    def _connect(self) -> None:
        ticket, work, panels, card = self.ticket, self.work, self.panels, self.card
        self.tiles.chosen.connect(work.add)
        self.tiles.size_chosen.connect(work.set_size)
        self.tiles.scan.activated.connect(self.scanning.begin)
        self.tiles.identify.activated.connect(self._identify)
        work.search_wanted.connect(self.tiles.search_for)
        ticket.shown.connect(self._show_ticket)
        ticket.line_grew.connect(card.lines.light)
        ticket.settled.connect(card.release)
        card.emptied.connect(self.tiles.grid.setFocus)
        card.lines.opened.connect(panels.open_line)
        card.lines.stepped.connect(work.step_quantity)
        card.lines.removed.connect(work.remove)
        card.head.client_wanted.connect(panels.open_client)
        card.head.menu_wanted.connect(self._open_menu)
        card.discount_wanted.connect(panels.open_discount)
        card.note_wanted.connect(panels.open_note)
        card.park_wanted.connect(work.park)
        card.pay_wanted.connect(work.pay)
        self.strip.chosen.connect(ticket.open)
        self.strip.counter_wanted.connect(ticket.open_counter)

    def _on_changes(self, changes: Changes) -> None:
        self.tiles.on_changes(changes)
        if changes.touches(*_STRIP_SHOWS):
            self._read_strip()

    def _show_ticket(self) -> None:
        self.card.show_view(self.ticket.view)
        self._fit_card()
        self.tiles.show_size(self.ticket.size_class)
        self._show_strip()
        if self.ticket.view is not None and self._line_to_mark is not None:
            self.card.lines.set_current(self._line_to_mark)
            self._line_to_mark = None

    def _identify(self) -> None:
        self.identifying.begin(
            lambda product: self.work.add_item(ItemKind.PRODUCT, product.id), purpose=Purpose.TICKET
        )

    def _read_strip(self) -> None:
        self._strip_reader.ask(open_tickets, on_done=self._on_strip)

    def _on_strip(self, summaries: tuple[TicketSummary, ...]) -> None:
        self._open = summaries
        self._show_strip()

    def _show_strip(self) -> None:
        current = self.ticket.ticket_id
        self.strip.show_tickets([chip_face(self._, ticket, current) for ticket in in_strip_order(self._open)])

    def _open_menu(self) -> None:
        button, menu = self.card.head.menu, QMenu(self)
        menu.addAction(self._("Void the ticket …")).triggered.connect(self.panels.void)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
