"""The board in front of a small shop: a car that is known, two washes that are asked for most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.catalogue import Names, Service
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import Arrival, CheckedIn, check_in
from cardesk_desktop.operations.paying import SaleCompleted, complete_sale
from cardesk_desktop.operations.ticket_view import view_ticket
from cardesk_desktop.operations.visits import Board, board, move_visit
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.screens.visits.card_view import CardView
from cardesk_desktop.ui.screens.visits.check_in.panel import CheckInPanel
from cardesk_desktop.ui.screens.visits.history_panel import HistoryPanel
from cardesk_desktop.ui.screens.visits.memory import VisitsMemory
from cardesk_desktop.ui.screens.visits.screen import VisitsPage
from cardesk_desktop.ui.theme import Theme
from tests.builders import DUBAI, amount, make_category, make_service
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


class Floor:
    """The page is shown and has the keyboard once `show` was called."""

    def __init__(self, shop: Shop, qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> None:
        self.shop, self.qtbot, self._theme, self._phrases = shop, qtbot, theme, phrases
        self.window = RecordingWindow()
        self.full_wash = _favourite("Full wash", 60_000)
        self.express = _favourite("Express wash", 45_000)
        self.ceramic = replace(make_service("Ceramic 2 years", milli=1_900_000), duration_min=480)
        shop.write(self._offer)

    def _offer(self, work: UnitOfWork) -> None:
        for service in (self.full_wash, self.express, self.ceramic):
            work.catalogue.add_service(service)

    @property
    def direction(self) -> Qt.LayoutDirection:
        """The direction of the look."""
        return self._theme.direction

    def show(self, memory: VisitsMemory | None = None) -> VisitsPage:
        """Open the page as the window does, and wait until it has read the board."""
        page = VisitsPage(
            self._theme,
            self._phrases,
            self.shop.tasks,
            self.shop.acting,
            self.window,
            clock=self.shop.clock,
            time_zone=DUBAI,
            memory=memory,
        )
        self.page = page
        self.qtbot.addWidget(page)
        self.window.host(page)
        page.resize(1278, 668)
        page.show()
        self.qtbot.waitActive(page)
        page.on_shown()
        self.qtbot.waitUntil(lambda: bool(page.inside.figures.values))
        focus = page.first_focus()
        if focus is not None and self.window.panel is None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    def arrive(self, plate: str = "R 60917", *services: Service, region: Region = Region.DUBAI) -> CheckedIn:
        """A car comes in; `R 60917` is the one that the shop knows."""
        self.shop.clock.tick(60)
        is_known = plate == self.shop.vehicle.plate.text
        arrival = Arrival(
            plate_text=plate,
            region=region,
            size_class=SizeClass.SUV,
            vehicle_id=self.shop.vehicle.id if is_known else None,
            make="" if is_known else "Toyota",
            model="" if is_known else "Camry",
            client_id=self.shop.client.id if is_known else None,
            services=tuple(service.id for service in services),
        )
        return self.shop.ask(check_in, staff_id=self.shop.cashier.id, arrival=arrival)

    def move(self, visit_id: UUID, to: VisitState) -> None:
        """Move a car without the page's doing."""
        self.shop.ask(move_visit, staff_id=self.shop.cashier.id, visit_id=visit_id, to=to)

    def pay(self, ticket_id: UUID, *, paid: int = 100) -> SaleCompleted:
        """Take a ticket's payment, `paid` per cent of it in cash; the rest goes on account."""
        due = self.shop.ask(view_ticket, ticket_id=ticket_id).priced.gross
        part = due.times(paid, 100)
        tenders = (Tender(TenderKind.CASH, part, part),) if part else ()
        return self.shop.ask(
            complete_sale,
            staff_id=self.shop.cashier.id,
            ticket_id=ticket_id,
            tenders=tenders,
            expected=due,
        )

    def board(self) -> Board:
        """What the board would read now."""
        return self.shop.ask(board)

    def card(self, visit_id: UUID) -> CardView:
        """The card of a visit, once it is there."""
        self.qtbot.waitUntil(lambda: self.page.board.card(visit_id) is not None)
        card = self.page.board.card(visit_id)
        assert card is not None
        return card

    def check_in_panel(self) -> CheckInPanel:
        """The check-in that is open."""
        panel = self.page.panels.check_in
        assert panel is not None
        return panel

    def history_panel(self) -> HistoryPanel:
        """The history that is open, once it was read."""
        panel = self.page.panels.history
        assert panel is not None
        self.qtbot.waitUntil(lambda: panel.history is not None)
        return panel

    def focus(self) -> QWidget:
        """Where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        for char in text:
            QTest.keyClicks(self.focus(), char)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is."""
        QTest.keyClick(self.focus(), key, held)

    def click(self, widget: QWidget) -> None:
        """Press the left button of the mouse in the middle of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(is_so)


def _favourite(name: str, milli: int) -> Service:
    prices = {size: amount(milli + step * 10_000) for step, size in enumerate(SizeClass)}
    del prices[SizeClass.MOTORCYCLE]
    return replace(
        make_service(name),
        names=Names(name),
        prices=prices,
        category_id=make_category().id,
        is_favourite=True,
    )
